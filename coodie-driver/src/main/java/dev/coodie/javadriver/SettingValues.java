package dev.coodie.javadriver;

import static dev.coodie.javadriver.ConnectionSetting.CONNECT_TIMEOUT;
import static dev.coodie.javadriver.ConnectionSetting.CONSISTENCY;
import static dev.coodie.javadriver.ConnectionSetting.DATACENTER;
import static dev.coodie.javadriver.ConnectionSetting.HOSTS;
import static dev.coodie.javadriver.ConnectionSetting.KEYSPACE;
import static dev.coodie.javadriver.ConnectionSetting.PASSWORD;
import static dev.coodie.javadriver.ConnectionSetting.PASSWORD_FILE;
import static dev.coodie.javadriver.ConnectionSetting.PORT;
import static dev.coodie.javadriver.ConnectionSetting.PROFILE;
import static dev.coodie.javadriver.ConnectionSetting.TIMEOUT;
import static dev.coodie.javadriver.ConnectionSetting.TLS;
import static dev.coodie.javadriver.ConnectionSetting.TLS_ANY_HOST;
import static dev.coodie.javadriver.ConnectionSetting.TLS_CA;
import static dev.coodie.javadriver.ConnectionSetting.TLS_CERT;
import static dev.coodie.javadriver.ConnectionSetting.TLS_KEY;
import static dev.coodie.javadriver.ConnectionSetting.USER;

import dev.coodie.CoodieConfig;
import dev.coodie.Tls;
import dev.coodie.driver.Consistency;
import dev.coodie.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the texts of settings. */
final class SettingValues {
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h)");

  private final Map<ConnectionSetting, ConnectionSettings.Given> given;

  SettingValues(Map<ConnectionSetting, ConnectionSettings.Given> given) {
    this.given = given;
  }

  CoodieConfig config() {
    CoodieConfig config = hosts(CoodieConfig.defaults());
    config = with(config, name(DATACENTER), CoodieConfig::localDatacenter);
    config = with(config, name(KEYSPACE), CoodieConfig::keyspace);
    config = login(config);
    config = with(config, tls(), CoodieConfig::tls);
    config = with(config, read(CONSISTENCY, this::consistency), CoodieConfig::consistency);
    config = with(config, name(PROFILE), CoodieConfig::profile);
    config = with(config, read(TIMEOUT, this::duration), CoodieConfig::requestTimeout);
    return with(config, read(CONNECT_TIMEOUT, this::duration), CoodieConfig::connectTimeout);
  }

  private CoodieConfig hosts(CoodieConfig defaults) {
    int port = read(PORT, this::port).orElse(9042);
    String hosts = Optional.ofNullable(given.get(HOSTS)).map(h -> h.value()).orElse("127.0.0.1");
    CoodieConfig config = defaults;
    for (String host : hosts.split(",", -1)) {
      try {
        config = config.contactPoint(withPort(host.strip(), port));
      } catch (ConfigurationException e) {
        throw wrong(HOSTS, "host or host:port, separated by commas");
      }
    }
    return config;
  }

  private static String withPort(String host, int port) {
    if (host.isEmpty() || host.endsWith("]") || host.indexOf(':') < 0) {
      return host + ":" + port;
    }
    boolean bareAddress = !host.startsWith("[") && host.indexOf(':') != host.lastIndexOf(':');
    return bareAddress ? "[" + host + "]:" + port : host;
  }

  private CoodieConfig login(CoodieConfig config) {
    Optional<String> user = name(USER);
    Optional<String> password = Optional.ofNullable(given.get(PASSWORD)).map(p -> p.value());
    ConnectionSettings.Given file = given.get(PASSWORD_FILE);
    if (password.isEmpty() && file != null) {
      password =
          Optional.of(SettingFiles.password(path(PASSWORD_FILE, file.value()), file.origin()));
    }
    if (user.isPresent() != password.isPresent()) {
      throw new ConfigurationException(
          "coodie-1105",
          user.isPresent()
              ? "The user \""
                  + user.get()
                  + "\" is given without a password. Set "
                  + PASSWORD.variable()
                  + ", or name a file with "
                  + PASSWORD_FILE.key()
                  + "."
              : "A password is given without a user. Say who logs in with "
                  + USER.key()
                  + " or "
                  + USER.variable()
                  + ".");
    }
    return user.isPresent() && password.isPresent()
        ? config.credentials(user.get(), password.get())
        : config;
  }

  private Optional<Tls> tls() {
    Optional<Path> authorities = read(TLS_CA, this::file);
    Optional<Path> certificate = read(TLS_CERT, this::file);
    Optional<Path> key = read(TLS_KEY, this::file);
    boolean anyHost = read(TLS_ANY_HOST, this::truth).orElse(false);
    if (certificate.isPresent() != key.isPresent()) {
      ConnectionSetting lacking = certificate.isPresent() ? TLS_KEY : TLS_CERT;
      throw new ConfigurationException(
          "coodie-1106",
          origin(certificate.isPresent() ? TLS_CERT : TLS_KEY)
              + " is given without "
              + lacking.key()
              + ". A client shows a certificate with its key: give both.");
    }
    boolean wanted = authorities.isPresent() || certificate.isPresent() || anyHost;
    if (!read(TLS, this::truth).orElse(wanted)) {
      return Optional.empty();
    }
    Tls tls = authorities.map(Tls::trusting).orElseGet(Tls::trustingPublicAuthorities);
    if (certificate.isPresent() && key.isPresent()) {
      tls = tls.clientCertificate(certificate.get(), key.get());
    }
    return Optional.of(anyHost ? tls.anyHostName() : tls);
  }

  private Integer port(ConnectionSetting setting, String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw wrong(setting, "a number from 1 to 65535");
    }
    return port;
  }

  private Duration duration(ConnectionSetting setting, String text) {
    Matcher matcher = DURATION.matcher(text);
    long amount = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    if (amount == 0) {
      throw wrong(setting, "a number above 0 with ms, s, m or h, for example 10s");
    }
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private Consistency consistency(ConnectionSetting setting, String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    List<Consistency> levels = List.of(Consistency.values());
    return levels.stream()
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    setting,
                    "one of "
                        + levels.stream()
                            .map(level -> level.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private Boolean truth(ConnectionSetting setting, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, "true or false");
    };
  }

  private Path file(ConnectionSetting setting, String text) {
    Path file = path(setting, text);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw wrong(setting, "a file that can be read");
    }
    return file;
  }

  private Path path(ConnectionSetting setting, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong(setting, "the path of a file");
    }
  }

  private Optional<String> name(ConnectionSetting setting) {
    return read(
        setting,
        (s, text) -> {
          if (text.isBlank()) {
            throw wrong(s, "a name");
          }
          return text;
        });
  }

  private interface Reading<T> {
    T read(ConnectionSetting setting, String text);
  }

  private <T> Optional<T> read(ConnectionSetting setting, Reading<T> reading) {
    return Optional.ofNullable(given.get(setting))
        .map(value -> reading.read(setting, value.value().strip()));
  }

  private static <T> CoodieConfig with(CoodieConfig config, Optional<T> value, Change<T> change) {
    return value.map((Function<T, CoodieConfig>) v -> change.apply(config, v)).orElse(config);
  }

  private interface Change<T> {
    CoodieConfig apply(CoodieConfig config, T value);
  }

  private String origin(ConnectionSetting setting) {
    ConnectionSettings.Given value = given.get(setting);
    return value == null ? setting.key() : value.origin();
  }

  private ConfigurationException wrong(ConnectionSetting setting, String expected) {
    ConnectionSettings.Given value = given.get(setting);
    return new ConfigurationException(
        "coodie-1103",
        origin(setting)
            + " is \""
            + (value == null ? "" : value.value())
            + "\"; write "
            + expected
            + ".");
  }
}
