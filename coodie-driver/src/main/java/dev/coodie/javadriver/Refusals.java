package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server's reasons for refusing a statement, with what to do about the common ones. */
final class Refusals {
  private record Hint(Pattern message, String advice) {}

  // The first quotes have the word it stumbled over; after it comes the text, with its values.
  private static final Pattern AT_BYPASS =
      Pattern.compile("line \\d+:\\d+ [^'(]*'BYPASS'", Pattern.CASE_INSENSITIVE);

  private static final Pattern AT_OPERATOR =
      Pattern.compile("line \\d+:\\d+ [^'(]*'(BETWEEN|NOT|WITH)'.*", Pattern.DOTALL);
  private static final List<String> OF_6 =
      List.of(
          "BETWEEN",
          "NOT IN",
          "NOT CONTAINS KEY",
          "NOT CONTAINS",
          "WITH included_indexes",
          "WITH excluded_indexes");
  private static final Pattern NO_OPERATOR =
      Pattern.compile("Unsupported \"!=\" relation: .*", Pattern.DOTALL);

  private static final Pattern JSON_COLUMN =
      Pattern.compile("^Error decoding JSON value for ([\\w$]+): ");
  private static final Pattern JSON_EXPECTED =
      Pattern.compile("^[^:]*: (Expected an? [\\w ]{1,20}?value, but got an? \\w+)\\b");
  private static final String TYPE = "(?:[a-z]\\w*\\.)+[A-Z][\\w$]*";
  private static final Pattern ERROR_TYPES = Pattern.compile(TYPE + "(?:: " + TYPE + "\\b)*");

  // Cassandra and ScyllaDB say the same in different words.
  private static final List<Hint> HINTS =
      List.of(
          hint(
              "^keyspace .* (does not|doesn't) exist|(cannot|can't) find (a )?keyspace",
              "Create it with schema().createKeyspace(..)."),
          hint(
              "(unconfigured )?table .*(does not|doesn't) exist|unconfigured table"
                  + "|cannot find table",
              "Create it with schema().plan(..).apply()."),
          hint(
              "allow filtering",
              "Add the missing key condition, an @Indexed column, or allowFiltering()."),
          hint(
              "undefined column name|unknown identifier|unrecognized name|unknown field",
              "schema().plan(..) shows what the table lacks."),
          hint(
              "batch too large",
              "Send the statements one by one, or in Batch.byPartition(..); or raise the server's"
                  + " batch_size_fail_threshold."),
          hint(
              "exceeds maximum supported expiration date",
              "Use a shorter TTL, also as the table's default; or, where all nodes run Cassandra"
                  + " 5.0, set storage_compatibility_mode: NONE in their cassandra.yaml, which"
                  + " lasts until 2106."),
          hint(
              "^IN predicates on non-primary-key columns",
              "Cassandra has it from 4.1 on, and a query of a level of a hierarchy needs it: ask for"
                  + " each variant alone, or for all of the hierarchy."),
          hint(
              "is unsupported with Accord",
              "Leave the consistency out, which is QUORUM for a document with transactional_mode;"
                  + " or give ONE, QUORUM, ALL or SERIAL."),
          hint(
              "^Accord transactions are disabled on table",
              "The table lacks the document's option transactional_mode; schema().plan(..) shows"
                  + " it."),
          hint("already exists|duplicate (table|type|keyspace)", "Use IF NOT EXISTS."));

  private Refusals() {}

  /**
   * The cause of a refusal. The server repeats the value in what it says about JSON, which a log
   * that prints causes would show: then one of the same type that does not.
   */
  static Throwable cause(Throwable error, Throwable cause) {
    if (!isAboutJson(error.getMessage()) || !(error instanceof InvalidQueryException refusal)) {
      return cause;
    }
    InvalidQueryException silent =
        new InvalidQueryException(
            refusal.getCoordinator(), "(about JSON, in words that repeat its value)");
    silent.setStackTrace(error.getStackTrace());
    return silent;
  }

  /** Whether the server stumbled over BYPASS CACHE, which only ScyllaDB has. */
  static boolean isOfBypassCache(Throwable error) {
    String message = error.getMessage();
    return message != null && AT_BYPASS.matcher(message).lookingAt();
  }

  /** The operator that the server stumbled over, if it is one that only newer ones have. */
  static Optional<String> missingIn5(Throwable error, String text) {
    String message = String.valueOf(error.getMessage());
    Matcher operator = AT_OPERATOR.matcher(message);
    if (error instanceof SyntaxError && operator.matches()) {
      return OF_6.stream()
          .filter(each -> each.startsWith(operator.group(1)) && text.contains(' ' + each))
          .map(each -> each.startsWith("WITH") ? "hints which indexes to use" : each)
          .findFirst();
    }
    return error instanceof InvalidQueryException && NO_OPERATOR.matcher(message).matches()
        ? Optional.of("!=")
        : Optional.empty();
  }

  private static boolean isAboutJson(@Nullable String message) {
    return message != null && message.toLowerCase(Locale.ROOT).contains("json");
  }

  private static String json(String message) {
    Matcher column = JSON_COLUMN.matcher(message);
    if (!column.find()) {
      return "it is not a JSON object, or has a name that is not a column.";
    }
    Matcher expected = JSON_EXPECTED.matcher(message);
    return "the JSON has no valid value for column "
        + column.group(1)
        + (expected.find() ? ": " + expected.group(1) : "")
        + ".";
  }

  /** The server's sentence and a hint. Errors about JSON repeat the value and are not quoted. */
  static String explain(Throwable error) {
    String message = error.getMessage();
    if (isAboutJson(message)) {
      return json(String.valueOf(message));
    }
    for (Hint hint : HINTS) {
      if (hint.message.matcher(message).find()) {
        return sentence(message) + " " + hint.advice;
      }
    }
    return sentence(message);
  }

  /**
   * What went wrong inside the server: its words where no value was bound that they could repeat,
   * else the types of its errors.
   */
  static String failure(Throwable error, boolean withValues) {
    String message = error.getMessage();
    if (message == null || !withValues) {
      return sentence(message);
    }
    Matcher types = ERROR_TYPES.matcher(message);
    return types.lookingAt() ? sentence(types.group()) : "the cause has its message.";
  }

  static String sentence(@Nullable String message) {
    if (message == null || message.isBlank()) {
      return "no reason given.";
    }
    String text = message.strip();
    return text.endsWith(".") ? text : text + ".";
  }

  private static Hint hint(String message, String advice) {
    return new Hint(Pattern.compile(message, Pattern.CASE_INSENSITIVE), advice);
  }
}
