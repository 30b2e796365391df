package dev.coodie.javadriver;

import dev.coodie.driver.CqlStatement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the first word of a text tells. */
final class StatementTexts {
  private static final String SELECT = "SELECT";
  private static final List<String> WITHOUT_MARKERS =
      List.of(
          "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "REVOKE", "USE", "LIST", "DESC", "ADD");

  private static final List<String> WRITES = List.of("INSERT", "UPDATE", "DELETE", "BEGIN");

  // Quoted names are passed over; texts, dollar-quoted texts, blobs, uuids and numbers are values.
  private static final Pattern NAME_OR_LITERAL =
      Pattern.compile(
          "\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'?|\\$\\$.*?(?:\\$\\$|$)|(?<![\\w.])[-+]?\\.?\\d[\\w.+-]*"
              + "|(?<![\\w])\\p{XDigit}{8}-[\\p{XDigit}-]{27}",
          Pattern.DOTALL);

  private StatementTexts() {}

  /** The text with {@code ?} for every value written into it. */
  static String withoutLiterals(String text) {
    return NAME_OR_LITERAL
        .matcher(text)
        .replaceAll(m -> m.group().startsWith("\"") ? Matcher.quoteReplacement(m.group()) : "?");
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

  /** Whether it is a write with IF, by its text alone. */
  static boolean isConditional(String text) {
    return isWrite(text) && has(text, "IF");
  }

  /** Whether it has a word outside of names in quotes and of values. Slow: for errors. */
  static boolean has(String text, String word) {
    String bare = NAME_OR_LITERAL.matcher(text).replaceAll("?");
    return Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE).matcher(bare).find();
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
