package dev.coodie.migrations.scan;

/** Names as they are written into CQL. */
final class CqlNames {
  private CqlNames() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String table(String keyspace, String name) {
    return quoted(keyspace) + '.' + quoted(name);
  }
}
