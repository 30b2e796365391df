package dev.coodie.migrations;

import java.util.Locale;

/**
 * A word of CQL.
 *
 * @param kind what it is
 * @param text as it is written, quotes included
 * @param start where it starts in the file
 * @param end where it ends in the file
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    /** A keyword or an unquoted name; also a number, a UUID or another constant without quotes. */
    WORD,
    /** {@code "a name"}. */
    NAME,
    /** {@code 'text'} or {@code $$text$$}. */
    TEXT,
    /** <code>${placeholder}</code>. */
    PLACEHOLDER,
    /** <code>-- a comment of one line</code>. */
    COMMENT,
    /** A single character of its own, such as a semicolon. */
    SYMBOL
  }

  /** Whether it is this keyword, written in upper case here. */
  boolean is(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean is(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  /** The name that it is, as the server has it; the text itself if it is none. */
  String name() {
    return switch (kind) {
      case WORD -> text.toLowerCase(Locale.ROOT);
      case NAME -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
      default -> text;
    };
  }
}
