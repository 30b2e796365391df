package dev.coodie.internal.plan;

import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What answers: Cassandra or ScyllaDB, its version, and the settings that allow features.
 *
 * @param version as the server prints it; empty when it is not known, and then taken for a new one
 * @param settings those of Cassandra 4.0 and newer, by name
 */
record Server(boolean scylla, String version, Map<String, String> settings) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);

  /** What a driver that answers nothing is taken for: a new Cassandra that allows everything. */
  static final Server UNKNOWN = new Server(false, "", Map.of());

  Server {
    settings = Map.copyOf(settings);
  }

  /** Cassandra, from {@code system.local} and {@code system_views.settings}. */
  static Server cassandra(List<Row> local, List<Row> settings) {
    Map<String, String> values = new HashMap<>();
    for (Row row : settings) {
      values.put(text(row, "name"), text(row, "value"));
    }
    return new Server(false, first(local, "release_version"), values);
  }

  /** ScyllaDB, from {@code system.versions}. */
  static Server scylla(List<Row> versions) {
    return new Server(true, first(versions, "version"), Map.of());
  }

  /** Whether the version is at least this, or not known. */
  boolean isAtLeast(int major, int minor) {
    Matcher numbers = NUMBERS.matcher(version);
    if (!numbers.matches() || numbers.group(1).length() > 6 || numbers.group(2).length() > 6) {
      return true;
    }
    int found = Integer.parseInt(numbers.group(1));
    return found > major || (found == major && Integer.parseInt(numbers.group(2)) >= minor);
  }

  /** Whether a feature is switched off under one of these names, which differ over versions. */
  boolean isOff(String... names) {
    return List.of(names).stream().anyMatch(name -> "false".equals(settings.get(name)));
  }

  /** Whether {@code CREATE INDEX} without a class makes a storage-attached one. */
  boolean prefersSai() {
    return "sai".equals(settings.get("default_secondary_index"))
        && !isOff("default_secondary_index_enabled");
  }

  /** For messages, for example {@code Cassandra 5.0.9}. */
  @Override
  public String toString() {
    return ((scylla ? "ScyllaDB " : "Cassandra ") + version).strip();
  }

  private static String first(List<Row> rows, String column) {
    return rows.isEmpty() ? "" : text(rows.get(0), column);
  }

  private static String text(Row row, String column) {
    return Optional.ofNullable(row.get(column, ValueType.TEXT)).orElse("");
  }
}
