package dev.coodie.migrations.write;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays out Java code in lines of at most 100 characters where that is possible. */
final class JavaText {
  private static final int WIDTH = 100;

  private JavaText() {}

  /** A record up to its body: one line, or a line for each component. */
  static String recordHeader(String modifiers, String name, List<String> components) {
    String line = modifiers + "record " + name + "(" + String.join(", ", components) + ") {";
    if (line.length() <= WIDTH - 3 && line.indexOf('\n') < 0) {
      return line;
    }
    return modifiers
        + "record "
        + name
        + "(\n"
        + components.stream().map(c -> indented(4, c)).collect(Collectors.joining(",\n"))
        + ") {";
  }

  /** {@code @Name(a = 1, b = 2)}; members that do not fit get a line each. */
  static String annotation(String name, List<String> members) {
    if (members.isEmpty()) {
      return name;
    }
    String line = name + "(" + String.join(", ", members) + ")";
    if (line.length() <= WIDTH - 4 && line.indexOf('\n') < 0) {
      return line;
    }
    return name
        + "(\n"
        + members.stream().map(m -> indented(4, m)).collect(Collectors.joining(",\n"))
        + ")";
  }

  /** A member that is an array. */
  static String array(String name, List<String> values) {
    String line = name + " = " + (values.size() == 1 ? values.get(0) : braced(values));
    if (line.length() <= WIDTH - 8 && line.indexOf('\n') < 0) {
      return line;
    }
    return name
        + " = {\n"
        + values.stream().map(v -> indented(2, v)).collect(Collectors.joining(",\n"))
        + "\n}";
  }

  private static String braced(List<String> values) {
    return "{" + String.join(", ", values) + "}";
  }

  /** A component with its annotations before it, on one line if they fit. */
  static String component(List<String> annotations, String type, String name) {
    List<String> parts = new ArrayList<>(annotations);
    parts.add(type + " " + name);
    String line = String.join(" ", parts);
    return line.length() <= WIDTH - 6 && line.indexOf('\n') < 0 ? line : String.join("\n", parts);
  }

  static String indented(int spaces, String text) {
    String indent = " ".repeat(spaces);
    return text.lines().map(line -> indent + line).collect(Collectors.joining("\n"));
  }

  static String string(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c < ' ' || c > '~' ? escaped(c) : String.valueOf(c));
      }
    }
    return text.append('"').toString();
  }

  /** Comment lines that nothing in {@code text} can end, or show otherwise than they are. */
  static String comment(String text) {
    StringBuilder lines = new StringBuilder("//");
    int width = 2;
    for (String word : visible(text).split("\\s+")) {
      if (width + word.length() + 1 > WIDTH) {
        lines.append("\n//");
        width = 2;
      }
      lines.append(' ').append(word);
      width += word.length() + 1;
    }
    return lines.append('\n').toString();
  }

  /**
   * Without what turns text around, ends lines, or is not seen: it is shown by its number. A
   * backslash is doubled, so that it begins no escape of Java.
   */
  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        shown.append("\\\\");
      } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || !isHidden(c)) {
        shown.append(c);
      } else {
        shown.append('\\').append(escaped(c));
      }
    }
    return shown.toString();
  }

  private static boolean isHidden(char c) {
    return Character.isIdentifierIgnorable(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(c) == Character.UNASSIGNED
        || (Character.isSpaceChar(c) && c != ' ');
  }

  private static String escaped(char c) {
    return String.format("\\u%04x", (int) c);
  }
}
