package dev.coodie.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a text into tokens; white space is left out. */
final class CqlLexer {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}"
              + "|\\d+(\\.\\d*)?([eE][+-]?\\d+)?(?![\\w.])");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}\\s]*}");

  private final String text;
  private final List<CqlToken> tokens = new ArrayList<>();
  private int at;

  private CqlLexer(String text) {
    this.text = text;
  }

  static List<CqlToken> tokens(String text) {
    return new CqlLexer(text).all();
  }

  private List<CqlToken> all() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        add(CqlToken.Kind.COMMENT, endOfLine());
      } else if (text.startsWith("/*", at)) {
        add(CqlToken.Kind.COMMENT, endOf("*/"));
      } else if (text.startsWith("$$", at)) {
        add(CqlToken.Kind.TEXT, endOf("$$"));
      } else if (c == '\'') {
        add(CqlToken.Kind.TEXT, endOfQuotes(c));
      } else if (c == '"') {
        add(CqlToken.Kind.NAME, endOfQuotes(c));
      } else {
        addOther(c);
      }
    }
    return List.copyOf(tokens);
  }

  private void addOther(char first) {
    CqlToken.Kind word = Character.isDigit(first) ? CqlToken.Kind.CONSTANT : CqlToken.Kind.WORD;
    if (!add(CqlToken.Kind.PLACEHOLDER, PLACEHOLDER)
        && !add(CqlToken.Kind.CONSTANT, CONSTANT)
        && !add(word, WORD)) {
      add(CqlToken.Kind.SYMBOL, at + Character.charCount(text.codePointAt(at)));
    }
  }

  private boolean add(CqlToken.Kind kind, Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.useTransparentBounds(true).lookingAt()) {
      return false;
    }
    add(kind, matcher.end());
    return true;
  }

  /** Up to {@code end}, or to the end of all if that is not found. */
  private void add(CqlToken.Kind kind, int end) {
    boolean closed = end >= 0;
    int next = closed ? end : text.length();
    tokens.add(
        new CqlToken(closed ? kind : CqlToken.Kind.UNCLOSED, text.substring(at, next), at, next));
    at = next;
  }

  private int endOfLine() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private int endOf(String closing) {
    int end = text.indexOf(closing, at + 2);
    return end < 0 ? end : end + closing.length();
  }

  /** Two quotes stand for one. */
  private int endOfQuotes(char quote) {
    int end = at + 1;
    while (end < text.length()) {
      if (text.charAt(end) != quote) {
        end++;
      } else if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
        end += 2;
      } else {
        return end + 1;
      }
    }
    return -1;
  }
}
