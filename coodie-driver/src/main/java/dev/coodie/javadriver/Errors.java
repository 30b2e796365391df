package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.servererrors.AlreadyExistsException;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.InvalidConfigurationInQueryException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.CheckViolatedException;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.error.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What the driver throws for a statement, as ours. The server's own words are passed on only where
 * they speak of the schema; elsewhere they can repeat a value, and are left to the cause.
 */
final class Errors {
  private Errors() {}

  /** Of a statement of which nothing more is known. */
  static CoodieException translate(
      @Nullable Throwable error, CqlStatement statement, boolean sessionClosed) {
    return translate(error, Attempt.of(statement, false), sessionClosed);
  }

  static CoodieException translate(
      @Nullable Throwable error, Attempt attempt, boolean sessionClosed) {
    Throwable cause = unwrap(error);
    if (cause instanceof CoodieException own) {
      return own;
    }
    if (cause instanceof StatementThrottler.Closing
        || (cause instanceof IllegalStateException && sessionClosed)) {
      return closed(cause);
    }
    if (cause instanceof StatementThrottler.NotStarted notStarted) {
      return translate(notStarted.reason(), attempt, sessionClosed);
    }
    String profile = attempt.statement().options().profile();
    if (cause instanceof IllegalArgumentException && profile != null) {
      return new ConfigurationException(
          "coodie-515",
          "The driver cannot use the execution profile \""
              + profile
              + "\". Define it under datastax-java-driver.profiles in application.conf.",
          cause);
    }
    return ofAttempts(attempts(cause), cause, attempt);
  }

  static ConfigurationException closed(@Nullable Throwable cause) {
    return new ConfigurationException(
        "coodie-605",
        "This Coodie is closed, or its session is. Nothing was sent; connect again to go on.",
        cause);
  }

  /** A table that changes all the time. */
  static StatementException forgotten(String text, @Nullable Throwable cause) {
    return new StatementException(
        "coodie-517",
        "The server forgot the statement each time it was prepared, as it does when a table or its"
            + " types change; it was not run. Send it again when the schema no longer changes.",
        text,
        unwrap(cause));
  }

  static Throwable unwrap(@Nullable Throwable error) {
    Throwable cause = error == null ? new IllegalStateException("no answer and no error") : error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The errors of all nodes that were tried, the last one's at the end. */
  private static List<Throwable> attempts(Throwable cause) {
    if (cause instanceof AllNodesFailedException all) {
      return all.getAllErrors().values().stream().flatMap(List::stream).toList();
    }
    List<Throwable> errors = new ArrayList<>();
    ExecutionInfo info = cause instanceof DriverException known ? known.getExecutionInfo() : null;
    if (info != null) {
      info.getErrors().forEach(tried -> errors.add(tried.getValue()));
    }
    errors.add(cause);
    return errors;
  }

  /**
   * What one attempt left unknown, a later one does not make known: only if none can have had an
   * effect, the statement was not run.
   */
  private static CoodieException ofAttempts(
      List<Throwable> errors, Throwable cause, Attempt attempt) {
    if (errors.isEmpty()) {
      return noNode(0, cause);
    }
    Throwable last = errors.get(errors.size() - 1);
    if (errors.size() == 1) {
      return ofOne(last, cause, attempt);
    }
    if (!attempt.unsent() && !Fates.mayHaveRun(last, attempt) && !Fates.isRefusal(last)) {
      for (Throwable error : errors) {
        if (Fates.mayHaveRun(error, attempt)) {
          return ofOne(error, cause, attempt);
        }
      }
    }
    for (Throwable error : errors) {
      if (Fates.isOverload(error) && !Fates.mayHaveRun(last, attempt)) {
        return ofOne(error, cause, attempt);
      }
    }
    return Fates.isUnsent(last) ? noNode(errors.size(), cause) : ofOne(last, cause, attempt);
  }

  private static CoodieException ofOne(Throwable error, Throwable cause, Attempt attempt) {
    CqlStatement statement = attempt.statement();
    if (Fates.isOverload(error)) {
      return Fates.mayHaveRun(error, attempt) && attempt.conditional()
          ? lwtUnknown("the node is overloaded", cause, statement)
          : overloaded(cause, statement);
    }
    if (error instanceof DriverTimeoutException && attempt.unsent()) {
      return notSentInTime(error, cause, statement);
    }
    if (Fates.isUnsent(error) || (attempt.unsent() && Fates.isLost(error))) {
      return noNode(1, cause);
    }
    if (Fates.isLost(error)) {
      return lost(cause, attempt);
    }
    if (error instanceof DriverTimeoutException) {
      return ofDriverTimeout(error, cause, attempt);
    }
    if (error instanceof QueryConsistencyException inconsistent) {
      return ofConsistency(inconsistent, cause, attempt);
    }
    if (error instanceof com.datastax.oss.driver.api.core.servererrors.UnavailableException few) {
      return unavailable(few, cause, attempt);
    }
    return ofRefusal(error, cause, attempt);
  }

  private static OverloadedException overloaded(Throwable cause, CqlStatement statement) {
    return new OverloadedException(
        "coodie-505",
        "The nodes or their connections have more requests than they can take. Retry later, with"
            + " fewer in flight.",
        statement.text(),
        cause);
  }

  private static StatementTimeoutException notSentInTime(
      Throwable error, Throwable cause, CqlStatement statement) {
    return new StatementTimeoutException(
        "coodie-518",
        "It was not sent in time ("
            + error.getMessage()
            + ") and was not run: it waited for its turn, or to be prepared. Retry later, with fewer"
            + " at once; if it was alone, make it smaller, or give it more time with timeout(..).",
        statement.text(),
        cause);
  }

  private static CoodieException ofDriverTimeout(
      Throwable error, Throwable cause, Attempt attempt) {
    if (attempt.conditional()) {
      return lwtUnknown(error.getMessage(), cause, attempt.statement());
    }
    return new StatementTimeoutException(
        "coodie-503",
        "No answer in time (" + error.getMessage() + "); a write may or may not have been applied.",
        attempt.statement().text(),
        cause);
  }

  private static CoodieException ofConsistency(
      QueryConsistencyException error, Throwable cause, Attempt attempt) {
    CqlStatement statement = attempt.statement();
    String answers =
        error.getReceived()
            + " of the "
            + error.getBlockFor()
            + " replicas that "
            + error.getConsistencyLevel()
            + " needs";
    if (Fates.isCas(error) || attempt.conditional()) {
      return lwtUnknown(answers + " answered", cause, statement);
    }
    if (error instanceof ReadTimeoutException) {
      return new StatementTimeoutException(
          "coodie-502", answers + " answered the read in time.", statement.text(), cause);
    }
    if (error instanceof WriteTimeoutException) {
      return new StatementTimeoutException(
          "coodie-502",
          answers + " confirmed the write in time; it may or may not have been applied.",
          statement.text(),
          cause);
    }
    return new StatementException(
        "coodie-510",
        answers
            + " answered, the others failed"
            + ReplicaFailures.reasons(error)
            + (error instanceof WriteFailureException
                ? "; the write may or may not have been applied."
                : ".")
            + " Their logs have the reason.",
        statement.text(),
        cause);
  }

  private static CoodieException unavailable(
      com.datastax.oss.driver.api.core.servererrors.UnavailableException error,
      Throwable cause,
      Attempt attempt) {
    String few =
        error.getConsistencyLevel()
            + " needs "
            + error.getRequired()
            + " replicas, but only "
            + error.getAlive()
            + " are alive; ";
    String text = attempt.statement().text();
    if (!Fates.mayHaveRun(error, attempt)) {
      return new UnavailableException(
          "coodie-501",
          few
              + "the statement was not run. Retry when more nodes are up, or ask for a lower"
              + " consistency.",
          text,
          cause);
    }
    if (attempt.conditional()) {
      return lwtUnknown(few + "it can have been accepted before", cause, attempt.statement());
    }
    return new UnavailableException(
        "coodie-520",
        few
            + "what it writes to other partitions may have been applied. Retry when more nodes are"
            + " up, or ask for a lower consistency.",
        text,
        cause);
  }

  private static CoodieException ofRefusal(Throwable error, Throwable cause, Attempt attempt) {
    CqlStatement statement = attempt.statement();
    String text = statement.text();
    if (error
        instanceof com.datastax.oss.driver.api.core.servererrors.UnauthorizedException refusal) {
      return new UnauthorizedException(
          "coodie-506",
          sentence(refusal.getMessage()) + " Grant it, or log in with another role.",
          text,
          cause);
    }
    if (error instanceof SyntaxError && Refusals.isOfBypassCache(error)) {
      return new StatementException(
          "coodie-541",
          "The server has no BYPASS CACHE, which only ScyllaDB has; nothing was read. Remove"
              + " bypassCache() from the query or scan.",
          text,
          cause);
    }
    Optional<String> missing = Refusals.missingIn5(error, text);
    if (missing.isPresent()) {
      return new StatementException(
          "coodie-628",
          "The server has no "
              + missing.get()
              + " in queries, which Cassandra 6.0 and newer have; nothing was read. Ask otherwise,"
              + " or upgrade the server.",
          text,
          cause);
    }
    if (error instanceof SyntaxError) {
      return new StatementException(
          "coodie-507", "The server cannot parse it: " + sentence(error.getMessage()), text, cause);
    }
    Optional<CheckViolatedException> violated = Violations.of(error, cause, text);
    if (violated.isPresent()) {
      return violated.get();
    }
    if (error instanceof com.datastax.oss.driver.api.core.servererrors.InvalidQueryException
        || error instanceof InvalidConfigurationInQueryException
        || error instanceof AlreadyExistsException) {
      return new StatementException(
          "coodie-508",
          "The server refused it: " + Refusals.explain(error),
          text,
          Refusals.cause(error, cause));
    }
    if (attempt.conditional() && Fates.mayHaveRun(error, attempt)) {
      String words = words(error, text);
      return lwtUnknown(
          "it failed with "
              + name(error)
              + (words.isEmpty() ? "" : ": ")
              + words.replaceFirst("\\.$", ""),
          cause,
          statement);
    }
    if (error instanceof ServerError) {
      return new StatementException(
          "coodie-511",
          "The server failed inside: "
              + Refusals.failure(error, StatementTexts.canHaveMarkers(text))
              + " Its log has the details.",
          text,
          cause);
    }
    String words = words(error, text);
    return new StatementException(
        "coodie-511",
        "It failed with "
            + name(error)
            + (words.isEmpty()
                ? "; the cause, or the log of the server, has the details."
                : ": " + words + " The log of the server may have more."),
        text,
        cause);
  }

  private static String name(Throwable error) {
    return error.getClass().getSimpleName();
  }

  /** What the server said, as far as it cannot repeat a value; empty if it is not the server's. */
  private static String words(Throwable error, String text) {
    return error instanceof CoordinatorException
        ? Refusals.failure(error, StatementTexts.canHaveMarkers(text))
        : "";
  }

  private static CoodieException lost(Throwable cause, Attempt attempt) {
    if (attempt.conditional()) {
      return lwtUnknown("the connection was lost", cause, attempt.statement());
    }
    return new ConnectionException(
        "coodie-512",
        "The connection was lost before the answer came; a write may or may not have been applied."
            + " Statement: "
            + attempt.statement().text(),
        cause);
  }

  private static ConnectionException noNode(int tried, Throwable cause) {
    return new ConnectionException(
        "coodie-513",
        "No node could take the statement (tried: "
            + tried
            + "); it was not run. Either no node of the local datacenter can be reached, or all of their"
            + " connections are busy: then send fewer statements at once.",
        cause);
  }

  private static LwtUnknownException lwtUnknown(
      @Nullable String why, Throwable cause, CqlStatement statement) {
    return new LwtUnknownException(
        "coodie-504",
        StatementTexts.isTransaction(statement.text())
            ? "Whether the transaction was applied is unknown ("
                + why
                + "). Read what it would have written to find out."
            : "Whether the conditional write was applied is unknown ("
                + why
                + "). Read the row at SERIAL to find out.",
        statement.text(),
        cause);
  }

  private static String sentence(@Nullable String message) {
    return Refusals.sentence(message);
  }
}
