package dev.coodie.spark.internal.connect;

import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;
import dev.coodie.javadriver.ConnectionSetting;
import dev.coodie.javadriver.ConnectionSettings;
import dev.coodie.model.Suggestions;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The options that a job gives, checked. An immutable value that Spark sends to its executors;
 * {@code toString} shows no values, since one may be a password.
 */
public final class JobOptions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> given;

  private JobOptions(Map<String, String> given) {
    this.given = new TreeMap<>(given);
  }

  /**
   * Of the options as Spark has them, in any case. What {@code load(..)} is given is the table.
   *
   * @throws ConfigurationException if there is an unknown one
   */
  public static JobOptions of(Map<String, String> options) {
    Map<String, String> given = new TreeMap<>();
    options.forEach((name, value) -> given.put(name.toLowerCase(Locale.ROOT), value));
    String loaded = given.remove("path");
    if (loaded != null) {
      given.putIfAbsent(JobOption.TABLE.key(), loaded);
    }
    given.keySet().forEach(JobOptions::checkName);
    takePassword(given);
    return new JobOptions(given);
  }

  private static void checkName(String name) {
    if (!names().contains(name)) {
      throw new ConfigurationException(
          "coodie-1451",
          "There is no option \""
              + name
              + "\" of the format coodie. "
              + Suggestions.forName(name, names())
              + "Options: "
              + String.join(", ", names())
              + ".");
    }
  }

  private static List<String> names() {
    return Stream.concat(
            Arrays.stream(ConnectionSetting.values()).map(ConnectionSetting::key),
            Arrays.stream(JobOption.values()).map(JobOption::key))
        .toList();
  }

  /** Executors need not have the file. */
  private static void takePassword(Map<String, String> given) {
    String file = given.get(ConnectionSetting.PASSWORD_FILE.key());
    if (file == null) {
      return;
    }
    String password = read(Path.of(file));
    given.remove(ConnectionSetting.PASSWORD_FILE.key());
    given.put(ConnectionSetting.PASSWORD.key(), password);
  }

  private static String read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new ConfigurationException(
          "coodie-1452",
          "Cannot read the file that the option \"password-file\" names: "
              + file
              + ". It is read where the job is started, and only there.",
          e);
    }
  }

  /** The value of an option of reading or writing, as it was written. */
  public Optional<String> get(JobOption option) {
    return Optional.ofNullable(given.get(option.key()));
  }

  /** Whether it is {@code true}; false if it is not given. */
  public boolean is(JobOption option) {
    return is(option, false);
  }

  /** Whether it is {@code true}; {@code otherwise} if it is not given. */
  public boolean is(JobOption option, boolean otherwise) {
    String value = get(option).orElse(String.valueOf(otherwise));
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw wrong(option, "true or false");
    }
    return Boolean.parseBoolean(value);
  }

  /** A whole number from 1 to {@code most}, {@code otherwise} if it is not given. */
  public int number(JobOption option, int otherwise, int most) {
    String value = get(option).orElse(String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number that is out of range.
    }
    throw wrong(option, "a whole number from 1 to " + most);
  }

  /** That the value of an option is not what is expected. */
  public static ConfigurationException wrong(JobOption option, String expected) {
    return new ConfigurationException(
        "coodie-1453",
        "The option \"" + option.key() + "\" has a wrong value. Expected: " + expected + ".");
  }

  /** Where and how to connect. */
  CoodieConfig connection() {
    ConnectionSettings settings = ConnectionSettings.none();
    for (ConnectionSetting setting : ConnectionSetting.values()) {
      String value = given.get(setting.key());
      if (value != null) {
        settings = settings.with(setting, value, "the option " + setting.key());
      }
    }
    if (settings.get(ConnectionSetting.HOSTS).orElse("").isBlank()) {
      throw new ConfigurationException(
          "coodie-1454",
          "It is not said where to connect. Give the option \"hosts\", for example"
              + " .option(\"hosts\", \"10.0.0.1,10.0.0.2\"), or spark.datasource.coodie.hosts in the"
              + " session's configuration.");
    }
    return settings.config();
  }

  /** What a connection depends on: equal for jobs that can share one. */
  Map<String, String> key() {
    Map<String, String> key = new TreeMap<>(given);
    Arrays.stream(JobOption.values()).map(JobOption::key).forEach(key::remove);
    return key;
  }

  /**
   * The table's keyspace and name.
   *
   * @throws ConfigurationException if one is missing
   */
  public TableName table() {
    String table = get(JobOption.TABLE).orElse("");
    int dot = table.indexOf('.');
    String keyspace =
        dot > 0
            ? table.substring(0, dot)
            : given.getOrDefault(ConnectionSetting.KEYSPACE.key(), "");
    String name = table.substring(dot + 1);
    if (keyspace.isEmpty() && !name.isEmpty()) {
      throw new ConfigurationException(
          "coodie-1455",
          "The option \"table\" names \""
              + name
              + "\" without its keyspace. Write it as keyspace.table, for example shop."
              + name
              + ", or give the option \"keyspace\".");
    }
    if (name.isEmpty()) {
      throw new ConfigurationException(
          "coodie-1455",
          "It is not said which table is meant. Give the option \"table\" as keyspace.table, for"
              + " example .option(\"table\", \"shop.orders\").");
    }
    return new TableName(keyspace, name);
  }

  /** The names of what is given, without values. */
  @Override
  public String toString() {
    return given.keySet().toString();
  }
}
