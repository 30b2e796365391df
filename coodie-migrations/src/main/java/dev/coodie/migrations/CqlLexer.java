package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a file into tokens. White space and comments in slashes are left out. */
final class CqlLexer {
  /** Constants that have signs inside: UUIDs and numbers. */
  private static final Pattern CONSTANT =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}"
              + "|\\d+(\\.\\d*)?([eE][+-]?\\d+)?(?![\\w.])");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}\\s]*}");

  private final SourceText source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private CqlLexer(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  static List<Token> tokens(SourceText source) {
    return new CqlLexer(source).all();
  }

  private List<Token> all() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (text.startsWith("--", at)) {
        add(Token.Kind.COMMENT, endOfLine());
      } else if (text.startsWith("//", at)) {
        add(Token.Kind.COMMENT, endOfLine());
      } else if (text.startsWith("/*", at)) {
        add(Token.Kind.COMMENT, endOf("*/", "comment", "/*"));
      } else if (text.startsWith("$$", at)) {
        add(Token.Kind.TEXT, endOf("$$", "text", "$$"));
      } else if (c == '\'') {
        add(Token.Kind.TEXT, endOfQuotes(c, "text"));
      } else if (c == '"') {
        add(Token.Kind.NAME, endOfQuotes(c, "name"));
      } else {
        addOther();
      }
    }
    return tokens;
  }

  private void addOther() {
    if (!add(Token.Kind.PLACEHOLDER, PLACEHOLDER)
        && !add(Token.Kind.WORD, CONSTANT)
        && !add(Token.Kind.WORD, WORD)) {
      add(Token.Kind.SYMBOL, at + Character.charCount(text.codePointAt(at)));
    }
  }

  private boolean add(Token.Kind kind, Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.useTransparentBounds(true).lookingAt()) {
      return false;
    }
    add(kind, matcher.end());
    return true;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at, end));
    at = end;
  }

  private int endOfLine() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private int endOf(String closing, String what, String opening) {
    int end = text.indexOf(closing, at + opening.length());
    if (end < 0) {
      throw unclosed(what, closing);
    }
    return end + closing.length();
  }

  /** Two quotes stand for one. */
  private int endOfQuotes(char quote, String what) {
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
    throw unclosed(what, String.valueOf(quote));
  }

  private MigrationException unclosed(String what, String closing) {
    return new MigrationException(
        "coodie-905",
        source.at(at) + ": the " + what + " that starts here has no closing " + closing + ".");
  }
}
