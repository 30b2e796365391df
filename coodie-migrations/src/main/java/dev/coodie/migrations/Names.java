package dev.coodie.migrations;

/** Names in CQL. */
final class Names {
  private Names() {}

  /** The name as an identifier, whatever it contains. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
