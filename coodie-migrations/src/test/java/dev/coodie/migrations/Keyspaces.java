package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is in a keyspace, apart from what coodie keeps for itself. */
final class Keyspaces {
  private Keyspaces() {}

  /** Columns, indexes, types and rows, each as a line. */
  static List<String> picture(Coodie coodie, String keyspace) {
    List<String> lines = new ArrayList<>();
    for (String table : List.of("columns", "indexes", "types")) {
      for (Row row : json(coodie, "system_schema." + table, keyspace)) {
        lines.add(table + text(row).replace(keyspace, "ks"));
      }
    }
    for (Row row :
        coodie.execute(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", keyspace)) {
      if (!text(row).startsWith("coodie_")) {
        coodie
            .execute("SELECT JSON * FROM \"" + keyspace + "\".\"" + text(row) + "\"")
            .forEach(data -> lines.add(text(row) + text(data)));
      }
    }
    return lines.stream().filter(line -> !line.contains("coodie_")).sorted().toList();
  }

  static List<String> tables(Coodie coodie, String keyspace) {
    return coodie
        .execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", keyspace)
        .stream()
        .map(Keyspaces::text)
        .toList();
  }

  private static List<Row> json(Coodie coodie, String table, String keyspace) {
    return coodie.execute("SELECT JSON * FROM " + table + " WHERE keyspace_name = ?", keyspace);
  }

  private static String text(Row row) {
    return Objects.requireNonNull(row.get(0, String.class));
  }
}
