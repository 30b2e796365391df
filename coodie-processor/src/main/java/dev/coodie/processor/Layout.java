package dev.coodie.processor;

import java.util.ArrayList;
import java.util.List;

/** Breaks code into lines of at most 100 characters where it can. */
final class Layout {
  static final int WIDTH = 100;
  static final int CONTINUED = 4;

  private Layout() {}

  /** {@code prefix opener(arguments)closer} on one line, or broken after prefix, opener, commas. */
  static List<String> call(
      int indent, String prefix, String opener, List<String> arguments, String closer) {
    String whole = opener + String.join(", ", arguments) + closer;
    String oneLine = indented(indent, prefix.isEmpty() ? whole : prefix + " " + whole);
    if (fits(oneLine)) {
      return List.of(oneLine);
    }
    List<String> lines = new ArrayList<>();
    int inner = indent;
    if (prefix.endsWith("=")) {
      lines.add(indented(indent, prefix));
      inner += CONTINUED;
      if (fits(indented(inner, whole))) {
        lines.add(indented(inner, whole));
        return lines;
      }
      lines.add(indented(inner, opener));
    } else {
      lines.add(indented(inner, prefix.isEmpty() ? opener : prefix + " " + opener));
    }
    lines.addAll(arguments(inner + CONTINUED, arguments, closer));
    return lines;
  }

  private static List<String> arguments(int indent, List<String> arguments, String closer) {
    String together = indented(indent, String.join(", ", arguments) + closer);
    if (fits(together)) {
      return List.of(together);
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean last = i == arguments.size() - 1;
      lines.add(indented(indent, arguments.get(i) + (last ? closer : ",")));
    }
    return lines;
  }

  /** As many of the pieces on each line as fit; a piece of several lines gets its own. */
  static List<String> fill(int indent, List<String> pieces) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String piece : pieces) {
      if (piece.indexOf('\n') >= 0) {
        lines.addAll(line.isEmpty() ? List.of() : List.of(line));
        line = "";
        piece.lines().map(each -> indented(indent, each)).forEach(lines::add);
      } else if (line.isEmpty()) {
        line = indented(indent, piece);
      } else if (fits(line + piece)) {
        line += piece;
      } else {
        lines.add(line);
        line = indented(indent, piece);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  static String indented(int indent, String text) {
    return " ".repeat(indent) + text;
  }

  private static boolean fits(String line) {
    return line.length() <= WIDTH;
  }
}
