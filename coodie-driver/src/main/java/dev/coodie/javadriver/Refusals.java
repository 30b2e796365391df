package dev.coodie.javadriver;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server's reasons for refusing a statement, with what to do about the common ones. */
final class Refusals {
  private record Hint(Pattern message, String advice) {}

  // Cassandra and ScyllaDB say the same in different words.
  private static final List<Hint> HINTS =
      List.of(
          hint(
              "(unconfigured )?table .*(does not|doesn't) exist|unconfigured table"
                  + "|keyspace .*(does not|doesn't) exist|cannot find (table|keyspace)",
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
              "Take a shorter TTL, also as the table's default; or, where all nodes run Cassandra 5.0,"
                  + " set storage_compatibility_mode: NONE in their cassandra.yaml, which lasts until"
                  + " 2106."),
          hint("already exists|duplicate (table|type|keyspace)", "Use IF NOT EXISTS."));

  private Refusals() {}

  /** The server's sentence and a hint. Errors about JSON repeat the value and are not quoted. */
  static String explain(Throwable error) {
    String message = error.getMessage();
    if (message == null || message.toLowerCase(Locale.ROOT).contains("json")) {
      return "a value is not valid; the cause says which.";
    }
    for (Hint hint : HINTS) {
      if (hint.message.matcher(message).find()) {
        return sentence(message) + " " + hint.advice;
      }
    }
    return sentence(message);
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
