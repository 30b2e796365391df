package dev.coodie.internal.lock;

import dev.coodie.error.StatementException;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** Tells servers that have no conditional writes from those that failed one. */
final class Refusal {
  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "(light ?weight transaction|\\bLWT\\b|\\bconditional|\\bpaxos\\b|\\bserial\\b).*"
              + "(support|disabled|not (allowed|enabled|permitted|available|implemented))",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern MISSING =
      Pattern.compile(
          "unconfigured table|table \\S+ (does not|doesn't) exist", Pattern.CASE_INSENSITIVE);

  private Refusal() {}

  /**
   * Whether the server says that conditional writes, or reads at SERIAL, are not supported: nothing
   * weaker, since a process that gave up conditional writes because of a passing error would not
   * see those of others in time.
   */
  static boolean ofConditions(Throwable error) {
    Throwable refusal = unwrap(error);
    if (refusal.getClass() != StatementException.class) {
      return false; // timeouts, unknown outcomes, missing rights and the like
    }
    return says((StatementException) refusal, CONDITIONAL);
  }

  /**
   * Whether the node does not know the table: also one that its own schema tables have already, for
   * a moment after it was created.
   */
  static boolean ofMissingTable(Throwable error) {
    return ofStatement(error) && says((StatementException) unwrap(error), MISSING);
  }

  private static boolean says(StatementException refusal, Pattern what) {
    String cql = refusal.cql();
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && what.matcher(message.replace(cql, "")).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the server refused the statement as such, rather than failed to run it. */
  static boolean ofStatement(Throwable error) {
    return unwrap(error).getClass() == StatementException.class;
  }

  static Throwable unwrap(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
