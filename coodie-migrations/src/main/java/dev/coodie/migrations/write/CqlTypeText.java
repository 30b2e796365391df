package dev.coodie.migrations.write;

import java.util.ArrayList;
import java.util.List;

/**
 * A CQL type taken apart.
 *
 * @param name the name of a scalar, a collection, {@code tuple} or {@code vector}, or of a
 *     user-defined type, unquoted; a class of the server's has its quotes
 * @param frozen whether it is written as {@code frozen<..>}
 * @param arguments the types it is made of
 * @param dimensions of a vector, otherwise 0
 */
record CqlTypeText(String name, boolean frozen, List<CqlTypeText> arguments, int dimensions) {
  CqlTypeText {
    arguments = List.copyOf(arguments);
  }

  /** Reads a type as the server prints it. */
  static CqlTypeText parse(String text) {
    Reader reader = new Reader(text);
    CqlTypeText type = reader.type();
    if (reader.at < text.length()) {
      throw new IllegalArgumentException("no CQL type: " + text);
    }
    return type;
  }

  boolean isUserType() {
    return arguments.isEmpty() && !JavaTypes.SCALARS.containsKey(name) && !name.startsWith("'");
  }

  private CqlTypeText asFrozen() {
    return new CqlTypeText(name, true, arguments, dimensions);
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    CqlTypeText type() {
      String name = name();
      if (at == text.length() || text.charAt(at) != '<') {
        return new CqlTypeText(name, false, List.of(), 0);
      }
      List<CqlTypeText> arguments = new ArrayList<>();
      int dimensions = 0;
      do {
        at++;
        spaces();
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
          dimensions = Integer.parseInt(plain());
        } else {
          arguments.add(type());
        }
        spaces();
      } while (at < text.length() && text.charAt(at) == ',');
      at++;
      return name.equals("frozen")
          ? arguments.get(0).asFrozen()
          : new CqlTypeText(name, false, arguments, dimensions);
    }

    private String name() {
      char first = at < text.length() ? text.charAt(at) : ' ';
      return first == '"' || first == '\'' ? quoted(first) : plain();
    }

    private String quoted(char quote) {
      StringBuilder name = new StringBuilder();
      int start = at++;
      while (at < text.length()) {
        boolean ends = text.charAt(at) == quote;
        if (ends && (at + 1 == text.length() || text.charAt(at + 1) != quote)) {
          break;
        }
        at += ends ? 1 : 0;
        name.append(text.charAt(at++));
      }
      at++;
      return quote == '"' ? name.toString() : text.substring(start, Math.min(at, text.length()));
    }

    private String plain() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      return text.substring(start, at);
    }

    private void spaces() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
  }
}
