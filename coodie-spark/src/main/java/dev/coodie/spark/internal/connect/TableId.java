package dev.coodie.spark.internal.connect;

import dev.coodie.Coodie;
import java.util.stream.Stream;

/** What tells a table or view from another of its name. */
public final class TableId {
  private TableId() {}

  /** Of one that is there now, in this cluster; empty if none is. */
  public static String of(Coodie coodie, TableName table) {
    return Stream.of("tables WHERE table_name", "views WHERE view_name")
        .flatMap(
            kind ->
                coodie
                    .execute(
                        "SELECT id FROM system_schema." + kind + " = ? AND keyspace_name = ?",
                        table.table(),
                        table.keyspace())
                    .stream())
        .map(row -> String.valueOf(row.get("id")))
        .findFirst()
        .orElse("");
  }
}
