package dev.coodie.transfer;

/** Names as they are written into CQL, and names of fields of files. */
final class Names {
  private Names() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String table(String keyspace, String name) {
    return quoted(keyspace) + '.' + quoted(name);
  }

  /** The field with the seconds that a column's cell has left. */
  static String ttl(String column) {
    return column + "$ttl";
  }

  /** The field with the microseconds at which a column's cell was written. */
  static String writeTime(String column) {
    return column + "$writetime";
  }
}
