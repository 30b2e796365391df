package dev.coodie.cql;

import java.util.Set;

/**
 * What the text of a column's type tells, as {@code system_schema.columns} spells it. Pure
 * functions.
 */
public final class CqlTypes {
  /** {@code empty} is the type of the hidden column of some tables made by Thrift. */
  private static final Set<String> SCALARS =
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
          "empty",
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

  private CqlTypes() {}

  /** Whether each element or field is a cell of its own, with times of its own. */
  public static boolean hasSeveralCells(String type) {
    return isOpenCollection(type) || isOpenUserType(type);
  }

  /** Whether it is a list, set or map whose elements are cells: not frozen. */
  public static boolean isOpenCollection(String type) {
    return isOpenList(type) || type.startsWith("set<") || isOpenMap(type);
  }

  /** Whether it is a list whose elements are cells: not frozen. */
  public static boolean isOpenList(String type) {
    return type.startsWith("list<");
  }

  /** Whether it is a map whose entries are cells: not frozen. */
  public static boolean isOpenMap(String type) {
    return type.startsWith("map<");
  }

  /**
   * Whether it is a user-defined type whose fields are cells: not frozen. A class of the server's
   * own, in single quotes, is none: it has one cell.
   */
  public static boolean isOpenUserType(String type) {
    return switch (type.charAt(0)) {
      case '"' -> true;
      case '\'' -> false;
      default -> type.indexOf('<') < 0 && !SCALARS.contains(type);
    };
  }

  /** Whether it has one cell and says so: {@code frozen<…>}. */
  public static boolean isFrozen(String type) {
    return type.startsWith("frozen<");
  }

  /** Whether it is a vector, which always has one cell. */
  public static boolean isVector(String type) {
    return type.startsWith("vector<");
  }
}
