package dev.coodie.migrations.scan;

import java.util.Set;

/** What a type's name, as the server prints it, tells. */
final class ColumnTypes {
  private static final Set<String> ONE_CELL =
      Set.of(
          "ascii",
          "bigint",
          "blob",
          "boolean",
          "counter",
          "date",
          "decimal",
          "double",
          "duration",
          "float",
          "inet",
          "int",
          "smallint",
          "text",
          "time",
          "timestamp",
          "timeuuid",
          "tinyint",
          "uuid",
          "varchar",
          "varint");

  private ColumnTypes() {}

  /** Whether a value that is written again with the same time is there twice. */
  static boolean isOpenList(String type) {
    return type.startsWith("list<");
  }

  /** Whether a value has several cells, each with a write time of its own. */
  static boolean isSeveralCells(String type) {
    return !ONE_CELL.contains(type)
        && !type.startsWith("frozen<")
        && !type.startsWith("tuple<")
        && !type.startsWith("vector<")
        && !type.startsWith("'");
  }
}
