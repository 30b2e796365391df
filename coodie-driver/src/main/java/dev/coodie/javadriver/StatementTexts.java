package dev.coodie.javadriver;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.driver.CqlStatement;
import java.util.List;

/** What the first word of a text tells. */
final class StatementTexts {
  private static final String SELECT = "SELECT";
  private static final List<String> WITHOUT_MARKERS =
      List.of(
          "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "REVOKE", "USE", "LIST", "DESC", "ADD");

  private static final List<String> WRITES = List.of("INSERT", "UPDATE", "DELETE", "BEGIN");

  private StatementTexts() {}

  /** The text with {@code ?} for every value written into it. */
  static String withoutLiterals(String text) {
    StringBuilder shown = new StringBuilder();
    int written = 0;
    List<CqlToken> tokens = tokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      CqlToken token = tokens.get(i);
      shown.append(text, written, token.start());
      if (isValue(token)) {
        shown.append('?');
      } else if (i + 1 == tokens.size() || !isSign(token, tokens.get(i + 1))) {
        shown.append(token.text());
      }
      written = token.end();
    }
    return shown.append(text, written, text.length()).toString();
  }

  /**
   * Whether the statement has values or reads rows. The others are schema changes, and texts with
   * the values written into them, which would only fill the caches of prepared statements.
   */
  static boolean isWorthPreparing(CqlStatement statement) {
    return statement.size() > 0 || startsWith(statement.text(), SELECT);
  }

  static boolean canHaveMarkers(String text) {
    for (String word : WITHOUT_MARKERS) {
      if (startsWith(text, word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is {@code SELECT * …}, whose columns change with the table. */
  static boolean selectsAllColumns(String text) {
    if (!startsWith(text, SELECT)) {
      return false;
    }
    int star = afterSpace(text, afterSpace(text, 0) + SELECT.length());
    return star < text.length() && text.charAt(star) == '*';
  }

  /** Whether it is no read, no schema change and no permission. */
  static boolean isWrite(String text) {
    for (String word : WRITES) {
      if (startsWith(text, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a transaction as coodie writes it. */
  static boolean isTransaction(String text) {
    return text.startsWith("BEGIN TRANSACTION");
  }

  /** Whether it is a write with IF, by its text alone. */
  static boolean isConditional(String text) {
    return isWrite(text) && has(text, "IF");
  }

  /** Whether it has a word outside of names in quotes and of values. Slow: for errors. */
  static boolean has(String text, String word) {
    return tokens(text).stream().anyMatch(token -> token.is(word));
  }

  private static List<CqlToken> tokens(String text) {
    return new CqlSource("CQL", text).tokens();
  }

  /** A comment may have values, too. */
  private static boolean isValue(CqlToken token) {
    return switch (token.kind()) {
      case CONSTANT, TEXT, COMMENT, UNCLOSED -> true;
      default -> false;
    };
  }

  private static boolean isSign(CqlToken token, CqlToken next) {
    return (token.is('-') || token.is('+'))
        && next.kind() == CqlToken.Kind.CONSTANT
        && next.start() == token.end();
  }

  private static boolean startsWith(String text, String word) {
    return text.regionMatches(true, afterSpace(text, 0), word, 0, word.length());
  }

  private static int afterSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
