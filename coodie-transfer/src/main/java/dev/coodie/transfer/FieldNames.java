package dev.coodie.transfer;

/** Names of the fields of files that are no columns. */
final class FieldNames {
  private FieldNames() {}

  /** The field with the seconds that a column's cell has left. */
  static String ttl(String column) {
    return column + "$ttl";
  }

  /** The field with the microseconds at which a column's cell was written. */
  static String writeTime(String column) {
    return column + "$writetime";
  }
}
