package dev.coodie.cli;

import dev.coodie.CoodieConfig;
import dev.coodie.javadriver.ConnectionSetting;
import dev.coodie.javadriver.ConnectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to connect: flags, then the environment, then a file. */
final class ConnectionOptions {
  private static final String FILE = "coodie.properties";

  private final Shell shell;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A settings file with lines such as hosts = 10.0.0.1; its keys are the names"
              + " of these options."
              + " Default: COODIE_CONFIG, or coodie.properties if there is one.")
  private @Nullable String config;

  @Option(
      names = {"-H", "--hosts"},
      paramLabel = "HOST[:PORT],..",
      description = "Where to connect first. COODIE_HOSTS. Default: 127.0.0.1.")
  private @Nullable String hosts;

  @Option(
      names = {"-P", "--port"},
      paramLabel = "PORT",
      description = "The port for hosts without one. COODIE_PORT. Default: 9042.")
  private @Nullable String port;

  @Option(
      names = "--datacenter",
      paramLabel = "NAME",
      description = "The local datacenter. COODIE_DATACENTER. Default: the one of the hosts.")
  private @Nullable String datacenter;

  @Option(
      names = {"-k", "--keyspace"},
      paramLabel = "NAME",
      description = "The keyspace. COODIE_KEYSPACE.")
  private @Nullable String keyspace;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "NAME",
      description =
          "The role to log in with. COODIE_USER. A terminal asks for its password,"
              + " unless COODIE_PASSWORD, the settings file or --password-file has it.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password. COODIE_PASSWORD_FILE.")
  private @Nullable String passwordFile;

  @Option(
      names = "--tls",
      negatable = true,
      description = "Encrypt the connection. COODIE_TLS=true. Implied by the other TLS options.")
  private @Nullable Boolean tls;

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description =
          "A PEM file of certificate authorities to trust. COODIE_TLS_CA. Default:" + " Java's.")
  private @Nullable String tlsCa;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "A PEM file with the client's certificate chain. COODIE_TLS_CERT.")
  private @Nullable String tlsCert;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "A PEM file with its unencrypted PKCS#8 key. COODIE_TLS_KEY.")
  private @Nullable String tlsKey;

  @Option(
      names = "--tls-any-host",
      description = "Accept a server certificate for another host name. COODIE_TLS_ANY_HOST=true.")
  private boolean tlsAnyHost;

  @Option(
      names = "--consistency",
      paramLabel = "LEVEL",
      description = "How many replicas must answer, such as local_quorum. COODIE_CONSISTENCY.")
  private @Nullable String consistency;

  @Option(
      names = "--driver-config",
      paramLabel = "FILE",
      description = "An application.conf with driver options and profiles. COODIE_DRIVER_CONFIG.")
  private @Nullable String driverConfig;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "An execution profile that --driver-config defines. COODIE_PROFILE.")
  private @Nullable String profile;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long to wait for an answer, such as 10s. COODIE_TIMEOUT.")
  private @Nullable String timeout;

  @Option(
      names = "--connect-timeout",
      paramLabel = "DURATION",
      description = "How long to wait for a connection, such as 5s. COODIE_CONNECT_TIMEOUT.")
  private @Nullable String connectTimeout;

  ConnectionOptions(Shell shell) {
    this.shell = shell;
  }

  /** It never takes the password: a command line can be seen by others and stays in histories. */
  @Option(names = "--password", hidden = true, arity = "0..1", fallbackValue = "")
  @SuppressWarnings("DoNotCallSuggester") // picocli calls it
  void password(String ignored) {
    throw CliError.wrongUse(
        "coodie-1111",
        "Do not give a password on the command line, where others can read it. Leave"
            + " it out to be asked for it, set COODIE_PASSWORD, or name a file with"
            + " --password-file.");
  }

  /**
   * Connects; asks for a password if there is a user without one.
   *
   * @throws CliError if a keyspace is chosen that is not there
   */
  Connection connect() {
    Connection open = connectAnyway();
    try {
      open.coodie().keyspace().ifPresent(name -> Keyspaces.check(open.coodie(), name));
      return open;
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /** The same where the keyspace may be made first. */
  Connection connectAnyway() {
    CoodieConfig chosen = config();
    shell.interruption().begin();
    return Connection.open(chosen);
  }

  /** What was chosen, read and checked. */
  CoodieConfig config() {
    String driver =
        driverConfig == null ? shell.environment().get("COODIE_DRIVER_CONFIG") : driverConfig;
    if (driver != null) {
      Path file = shell.path(driver).toAbsolutePath();
      if (!Files.isReadable(file)) {
        throw CliError.wrongUse("coodie-1119", "Cannot read the driver's options in " + file + ".");
      }
      // Where the driver looks for application.conf.
      System.setProperty("config.file", file.toString());
    }
    return withPassword(shell, settings()).config();
  }

  /** Whether it is said where to connect, in any way. */
  boolean hasHosts() {
    return settings().get(ConnectionSetting.HOSTS).isPresent()
        || settings().get(ConnectionSetting.PORT).isPresent()
        || driverConfig != null
        || shell.environment().containsKey("COODIE_DRIVER_CONFIG");
  }

  /** The keyspace, if one is chosen; needs no password. */
  Optional<String> keyspace() {
    return settings().get(ConnectionSetting.KEYSPACE);
  }

  /**
   * The settings for a job of Spark, with the password.
   *
   * @throws CliError if there are options of the driver in a file, which executors have not
   */
  ConnectionSettings forSpark() {
    if (driverConfig != null || shell.environment().containsKey("COODIE_DRIVER_CONFIG")) {
      throw CliError.wrongUse(
          "coodie-1125",
          "--driver-config (COODIE_DRIVER_CONFIG) cannot be given with --engine spark: executors do"
              + " not have the file. Leave it out.");
    }
    return withPassword(shell, settings());
  }

  private ConnectionSettings settings() {
    ConnectionSettings settings = flags();
    settings = settings.orElse(ConnectionSettings.ofEnvironment(shell.environment()));
    String named = config == null ? shell.environment().get("COODIE_CONFIG") : config;
    Path file = shell.path(named == null ? FILE : named);
    return named == null && !Files.exists(file)
        ? settings
        : settings.orElse(ConnectionSettings.ofFile(file));
  }

  private ConnectionSettings flags() {
    ConnectionSettings flags = ConnectionSettings.none();
    flags = with(flags, ConnectionSetting.HOSTS, hosts);
    flags = with(flags, ConnectionSetting.PORT, port);
    flags = with(flags, ConnectionSetting.DATACENTER, datacenter);
    flags = with(flags, ConnectionSetting.KEYSPACE, keyspace);
    flags = with(flags, ConnectionSetting.USER, user);
    flags = with(flags, ConnectionSetting.PASSWORD_FILE, path(passwordFile));
    flags = with(flags, ConnectionSetting.TLS, tls == null ? null : tls.toString());
    flags = with(flags, ConnectionSetting.TLS_CA, path(tlsCa));
    flags = with(flags, ConnectionSetting.TLS_CERT, path(tlsCert));
    flags = with(flags, ConnectionSetting.TLS_KEY, path(tlsKey));
    flags = with(flags, ConnectionSetting.TLS_ANY_HOST, tlsAnyHost ? "true" : null);
    flags = with(flags, ConnectionSetting.CONSISTENCY, consistency);
    flags = with(flags, ConnectionSetting.PROFILE, profile);
    flags = with(flags, ConnectionSetting.TIMEOUT, timeout);
    return with(flags, ConnectionSetting.CONNECT_TIMEOUT, connectTimeout);
  }

  private @Nullable String path(@Nullable String text) {
    return text == null ? null : shell.path(text).toString();
  }

  private static ConnectionSettings with(
      ConnectionSettings settings, ConnectionSetting setting, @Nullable String value) {
    return value == null ? settings : settings.with(setting, value, "--" + setting.key());
  }

  /** Asks for the password if there is a user without one, and somebody to ask. */
  static ConnectionSettings withPassword(Shell shell, ConnectionSettings settings) {
    if (!settings.lacksPassword() || !shell.asking().isTerminal()) {
      return settings;
    }
    String name = settings.get(ConnectionSetting.USER).orElse("");
    return shell
        .asking()
        .password("Password of " + name + ": ")
        .map(password -> settings.with(ConnectionSetting.PASSWORD, password, "the password"))
        .orElse(settings);
  }
}
