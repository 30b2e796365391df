package dev.coodie.javadriver;

import static dev.coodie.javadriver.ConnectionSetting.PASSWORD;
import static dev.coodie.javadriver.ConnectionSetting.PASSWORD_FILE;

import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;
import dev.coodie.model.Suggestions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How to connect, as text that people write: flags, environment variables, files. What one source
 * does not give, the {@linkplain #orElse next} does. An immutable value; {@code toString} shows no
 * password. Errors say where a wrong value comes from and never show a password.
 */
public final class ConnectionSettings {
  private static final ConnectionSettings NONE = new ConnectionSettings(Map.of());

  /** A value and where it comes from, for messages. */
  record Given(String value, String origin) {}

  private final Map<ConnectionSetting, Given> given;

  private ConnectionSettings(Map<ConnectionSetting, Given> given) {
    this.given = given;
  }

  /** Nothing given. */
  public static ConnectionSettings none() {
    return NONE;
  }

  /** The variables of {@code environment} that are settings, such as {@code COODIE_HOSTS}. */
  public static ConnectionSettings ofEnvironment(Map<String, String> environment) {
    return ofEnvironment(environment, ConnectionSetting.VARIABLES);
  }

  /**
   * The same of another cluster, whose variables begin with something else, such as {@code
   * COODIE_TO_}.
   */
  public static ConnectionSettings ofEnvironment(Map<String, String> environment, String prefix) {
    ConnectionSettings settings = NONE;
    for (ConnectionSetting setting : ConnectionSetting.values()) {
      String name = prefix + setting.name();
      String value = environment.get(name);
      if (value != null && !value.isEmpty()) {
        settings = settings.with(setting, value, name);
      }
    }
    return settings;
  }

  /**
   * A file of Java properties in UTF-8, such as {@code hosts = 10.0.0.1, 10.0.0.2}. Files that it
   * names are relative to its own directory.
   *
   * @throws ConfigurationException if it cannot be read, or has a key that is not a setting
   */
  public static ConnectionSettings ofFile(Path file) {
    Properties properties = SettingFiles.properties(file);
    ConnectionSettings settings = NONE;
    for (String key : properties.stringPropertyNames()) {
      ConnectionSetting setting = setting(key, file);
      String value = properties.getProperty(key).strip();
      settings =
          settings.with(
              setting,
              SettingFiles.isPath(setting) ? file.resolveSibling(value).toString() : value,
              setting.key() + " in " + file);
    }
    return settings;
  }

  /**
   * The same with one more setting.
   *
   * @param origin where it comes from, for messages, for example {@code --port}
   */
  public ConnectionSettings with(ConnectionSetting setting, String value, String origin) {
    Map<ConnectionSetting, Given> more = new EnumMap<>(ConnectionSetting.class);
    more.putAll(given);
    more.put(setting, new Given(value, origin));
    return new ConnectionSettings(Collections.unmodifiableMap(more));
  }

  /** These settings, completed by the other ones. */
  public ConnectionSettings orElse(ConnectionSettings other) {
    Map<ConnectionSetting, Given> merged = new EnumMap<>(ConnectionSetting.class);
    merged.putAll(other.given);
    if (given.containsKey(PASSWORD) || given.containsKey(PASSWORD_FILE)) {
      merged.remove(PASSWORD);
      merged.remove(PASSWORD_FILE);
    }
    merged.putAll(given);
    return new ConnectionSettings(Collections.unmodifiableMap(merged));
  }

  /** The value of {@code setting}, as it was written. */
  public Optional<String> get(ConnectionSetting setting) {
    return Optional.ofNullable(given.get(setting)).map(Given::value);
  }

  /** Whether there is a user, but neither a password nor a file with one. */
  public boolean lacksPassword() {
    return given.containsKey(ConnectionSetting.USER)
        && !given.containsKey(PASSWORD)
        && !given.containsKey(PASSWORD_FILE);
  }

  /**
   * The configuration for {@code Coodie.connect}. Reads the password's file if there is one.
   * Without hosts it is 127.0.0.1.
   *
   * @throws ConfigurationException if a value is wrong, or needs another one that is missing
   */
  public CoodieConfig config() {
    return new SettingValues(given).config();
  }

  /** The names of what is given, without values. */
  @Override
  public String toString() {
    return given.keySet().stream().map(ConnectionSetting::key).toList().toString();
  }

  private static ConnectionSetting setting(String key, Path file) {
    for (ConnectionSetting setting : ConnectionSetting.values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    List<String> known =
        Arrays.stream(ConnectionSetting.values()).map(ConnectionSetting::key).toList();
    throw new ConfigurationException(
        "coodie-1102",
        "There is no setting \""
            + key
            + "\", which "
            + file
            + " gives. "
            + Suggestions.forName(key, known)
            + "Settings: "
            + String.join(", ", known)
            + ".");
  }
}
