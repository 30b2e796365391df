package dev.coodie.migrations;

/**
 * The text of a file.
 *
 * @param name of the file, for messages
 * @param text its contents
 */
record SourceText(String name, String text) {
  /** The file and line of an offset, as messages begin. */
  String at(int offset) {
    return name + ":" + line(offset);
  }

  /** The line of an offset, from 1. */
  int line(int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
      }
    }
    return line;
  }
}
