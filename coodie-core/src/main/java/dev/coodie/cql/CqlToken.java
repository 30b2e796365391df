package dev.coodie.cql;

import java.util.Locale;

/**
 * A word of CQL.
 *
 * @param kind what it is
 * @param text as it is written, quotes included
 * @param start where it starts in its source, from 0
 * @param end where it ends, exclusive
 */
public record CqlToken(Kind kind, String text, int start, int end) {
  /** What a token is. */
  public enum Kind {
    /** A keyword or an unquoted name. */
    WORD,
    /** A number, a UUID, a blob, a duration or another constant without quotes. */
    CONSTANT,
    /** {@code "a name"}. */
    NAME,
    /** {@code 'text'} or {@code $$text$$}. */
    TEXT,
    /** <code>${placeholder}</code>, which is no CQL; files with migrations have them. */
    PLACEHOLDER,
    /**
     * <code>-- a comment of one line</code>, one after two slashes, or one between slashes and
     * stars.
     */
    COMMENT,
    /** The rest of the source after a quote or the start of a comment that is never closed. */
    UNCLOSED,
    /** A single character of its own, such as a bracket. */
    SYMBOL
  }

  /** Whether it is this keyword, in letters of either case. */
  public boolean is(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  /** Whether it is this character. */
  public boolean is(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  /** Whether it may be a name: a word, or one in double quotes. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.NAME;
  }

  /** The name that it is, as the server has it; the text itself if it is none. */
  public String name() {
    return switch (kind) {
      case WORD -> text.toLowerCase(Locale.ROOT);
      case NAME -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
      default -> text;
    };
  }

  /** What is wrong with one that is {@link Kind#UNCLOSED}: a sentence for messages. */
  String unclosed() {
    String opening =
        text.charAt(0) == '\'' || text.charAt(0) == '"'
            ? text.substring(0, 1)
            : text.substring(0, 2);
    return switch (opening) {
      case "/*" -> "the comment that starts here has no closing */.";
      case "\"" -> "the name that starts here has no closing \".";
      default -> "the text that starts here has no closing " + opening + ".";
    };
  }
}
