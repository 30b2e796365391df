package dev.coodie.spark.internal.job;

import dev.coodie.error.ConfigurationException;
import dev.coodie.javadriver.ConnectionSetting;
import dev.coodie.model.Suggestions;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job was started with, {@code name=value} each, checked. Passwords are in the environment,
 * since all users of a machine see command lines.
 */
final class JobArguments {
  /** Before the settings of the second connection. */
  private static final String OTHER = "to-";

  /** What changes nothing in the output. */
  private static final Set<String> HOW =
      Set.of("output", "overwrite", "resume", "parallelism", "page-size");

  private final Map<String, String> given = new LinkedHashMap<>();
  private final List<String> own;
  private final Map<String, String> environment;

  private JobArguments(List<String> own, Map<String, String> environment) {
    this.own = own;
    this.environment = environment;
  }

  /**
   * Those after the job's name.
   *
   * @param own what the job knows beside connections
   * @throws ConfigurationException if one is unknown, a password, or has no value
   */
  static JobArguments of(List<String> texts, List<String> own, Map<String, String> environment) {
    JobArguments arguments = new JobArguments(own, environment);
    List<String> known =
        Stream.concat(
                own.stream(),
                Arrays.stream(ConnectionSetting.values())
                    .filter(setting -> setting != ConnectionSetting.PASSWORD)
                    .flatMap(setting -> Stream.of(setting.key(), OTHER + setting.key())))
            .toList();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      if (equals < 0 || !known.contains(name)) {
        throw new ConfigurationException(
            "coodie-1510",
            "There is no argument \""
                + name
                + "\" of this job. "
                + Suggestions.forName(name, known)
                + "Write name=value each, with "
                + String.join(", ", own)
                + " or a setting of the connection. Passwords go into COODIE_PASSWORD and"
                + " COODIE_TO_PASSWORD.");
      }
      arguments.given.put(name, text.substring(equals + 1));
    }
    if (arguments.is("resume") && arguments.is("overwrite")) {
      throw new ConfigurationException(
          "coodie-1529",
          "The argument \"resume\" continues what is unfinished, and \"overwrite\" starts over."
              + " Give one of them.");
    }
    return arguments;
  }

  /**
   * What a later run has to ask for to go on: what the job knows beside connections, without what
   * only says how it is done. A connection may be another one to the same tables.
   *
   * @param ids what tells the tables from others of these names
   */
  Map<String, String> asked(Map<String, String> ids) {
    Map<String, String> asked = new TreeMap<>(given);
    asked.keySet().retainAll(own);
    asked.keySet().removeAll(HOW);
    asked.putAll(ids);
    return asked;
  }

  @Nullable String get(String name) {
    return given.get(name);
  }

  /**
   * The value.
   *
   * @throws ConfigurationException if there is none
   */
  String need(String name) {
    String value = given.get(name);
    if (value == null || value.isEmpty()) {
      throw wrong(name, "a value");
    }
    return value;
  }

  boolean is(String name) {
    String value = given.getOrDefault(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong(name, "true or false");
    }
    return Boolean.parseBoolean(value);
  }

  int number(String name, int otherwise, int most) {
    try {
      int number = Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number that is out of range.
    }
    throw wrong(name, "a whole number from 1 to " + most);
  }

  List<String> list(String name) {
    String value = given.get(name);
    return value == null ? List.of() : List.of(value.split(","));
  }

  /** A table, {@code keyspace.table}. */
  TableName table(String name) {
    String value = need(name);
    int dot = value.indexOf('.');
    if (dot <= 0 || dot == value.length() - 1) {
      throw wrong(name, "keyspace.table");
    }
    return new TableName(value.substring(0, dot), value.substring(dot + 1));
  }

  /** Where to connect. */
  JobOptions connection() {
    return connection("", "COODIE_PASSWORD");
  }

  /** Where the second table is; nothing is taken from the first connection, if there are hosts. */
  JobOptions otherConnection() {
    return given.containsKey(OTHER + ConnectionSetting.HOSTS.key())
        ? connection(OTHER, "COODIE_TO_PASSWORD")
        : connection();
  }

  private JobOptions connection(String prefix, String passwordVariable) {
    Map<String, String> options = new LinkedHashMap<>();
    for (ConnectionSetting setting : ConnectionSetting.values()) {
      String value = given.get(prefix + setting.key());
      if (value != null) {
        options.put(setting.key(), value);
      }
    }
    String password = environment.get(passwordVariable);
    if (password != null
        && options.containsKey(ConnectionSetting.USER.key())
        && !options.containsKey(ConnectionSetting.PASSWORD_FILE.key())) {
      options.put(ConnectionSetting.PASSWORD.key(), password);
    }
    return JobOptions.of(options);
  }

  static ConfigurationException wrong(String name, String expected) {
    return new ConfigurationException(
        "coodie-1511",
        "The argument \"" + name + "\" of this job is wrong. Expected: " + expected + ".");
  }
}
