package dev.coodie.internal.plan;

import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.schema.definition.OptionValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The options in a row of {@code system_schema.tables}, {@code .views} or {@code .keyspaces}. */
final class LiveOptions {
  private static final String TTL = "default_time_to_live";

  /** Columns that are no options, and options that servers show but do not take so. */
  private static final Set<String> OTHERS =
      Set.of(
          "keyspace_name",
          "table_name",
          "view_name",
          "id",
          "flags",
          "extensions",
          "base_table_id",
          "base_table_name",
          "include_all_columns",
          "where_clause",
          "read_repair_chance",
          "dclocal_read_repair_chance",
          "fast_path",
          "auto_repair",
          TTL);

  private static final Comparator<String> CLASS_FIRST =
      Comparator.comparing((String key) -> !key.equals("class"))
          .thenComparing(Comparator.naturalOrder());

  private LiveOptions() {}

  /** All by name, without the time to live; what the server leaves open is not there. */
  static Map<String, OptionValue> of(Row row) {
    Map<String, OptionValue> options = new TreeMap<>();
    for (int i = 0; i < row.columns().size(); i++) {
      Object value = row.get(i);
      if (value != null && !OTHERS.contains(row.columns().name(i))) {
        options.put(row.columns().name(i), value(value));
      }
    }
    return options;
  }

  /** Seconds, 0 for never. */
  static int defaultTtl(Row row) {
    return row.columns().find(TTL) < 0
            || !(row.get(row.columns().find(TTL)) instanceof Integer seconds)
        ? 0
        : seconds;
  }

  /** The replication, its class without the package that all have. */
  static Map<String, String> replication(Row row) {
    Map<String, String> replication =
        new LinkedHashMap<>(
            entries(
                row.getOrEmpty(
                    row.columns().indexOf("replication"),
                    ValueType.map(ValueType.TEXT, ValueType.TEXT))));
    replication.computeIfPresent(
        "class", (key, name) -> name.replace("org.apache.cassandra.locator.", ""));
    return replication;
  }

  private static OptionValue value(Object value) {
    return value instanceof Map<?, ?> map
        ? new OptionValue("", entries(map))
        : new OptionValue(value.toString(), Map.of());
  }

  private static Map<String, String> entries(Map<?, ?> map) {
    Map<String, String> entries = new TreeMap<>(CLASS_FIRST);
    map.forEach((key, value) -> entries.put(String.valueOf(key), String.valueOf(value)));
    return entries;
  }
}
