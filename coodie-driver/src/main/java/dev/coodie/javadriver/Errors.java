package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.AlreadyExistsException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.InvalidConfigurationInQueryException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.error.UnavailableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What the driver throws for a statement, as ours. The server's own words are passed on only where
 * they speak of the schema; elsewhere they can repeat a value, and are left to the cause.
 */
final class Errors {
  private Errors() {}

  static CoodieException translate(
      @Nullable Throwable error, CqlStatement statement, boolean sessionClosed) {
    Throwable cause = unwrap(error);
    if (cause instanceof CoodieException own) {
      return own;
    }
    if (cause instanceof IllegalStateException && sessionClosed) {
      return closed(cause);
    }
    if (cause instanceof IllegalArgumentException && statement.options().profile() != null) {
      return new ConfigurationException(
          "coodie-515",
          "The driver cannot use the execution profile \""
              + statement.options().profile()
              + "\". Define it under datastax-java-driver.profiles in application.conf.",
          cause);
    }
    if (cause instanceof AllNodesFailedException all) {
      return ofAllNodes(all, statement);
    }
    return ofOne(cause, cause, statement);
  }

  static ConfigurationException closed(@Nullable Throwable cause) {
    return new ConfigurationException(
        "coodie-605",
        "This Coodie is closed, or its session is. Nothing was sent; connect again to go on.",
        cause);
  }

  static Throwable unwrap(@Nullable Throwable error) {
    Throwable cause = error == null ? new IllegalStateException("no answer and no error") : error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The nodes' common error when they all had the same; otherwise that none could be asked. */
  private static CoodieException ofAllNodes(AllNodesFailedException all, CqlStatement statement) {
    List<Throwable> errors = all.getAllErrors().values().stream().flatMap(List::stream).toList();
    for (Throwable error : errors) {
      if (isOverload(error)) {
        return ofOne(error, all, statement);
      }
    }
    long kinds = errors.stream().map(Object::getClass).distinct().count();
    return kinds == 1 ? ofOne(errors.get(0), all, statement) : noNode(errors.size(), all);
  }

  private static CoodieException ofOne(Throwable error, Throwable cause, CqlStatement statement) {
    if (isLost(error)) {
      return lost(cause, statement);
    }
    if (isOverload(error)) {
      return new OverloadedException(
          "coodie-505",
          "The nodes or their connections have more requests than they can take. Retry later, with"
              + " fewer in flight.",
          statement.text(),
          cause);
    }
    if (error instanceof NodeUnavailableException || error instanceof BootstrappingException) {
      return noNode(1, cause);
    }
    if (error instanceof DriverTimeoutException) {
      return ofDriverTimeout(error, cause, statement);
    }
    if (error instanceof QueryConsistencyException inconsistent) {
      return ofConsistency(inconsistent, cause, statement);
    }
    if (error instanceof com.datastax.oss.driver.api.core.servererrors.UnavailableException few) {
      return new UnavailableException(
          "coodie-501",
          few.getConsistencyLevel()
              + " needs "
              + few.getRequired()
              + " replicas, but only "
              + few.getAlive()
              + " are alive; the statement was not run. Retry when more nodes are up, or ask for a"
              + " lower consistency.",
          statement.text(),
          cause);
    }
    return ofRefusal(error, cause, statement);
  }

  private static CoodieException ofDriverTimeout(
      Throwable error, Throwable cause, CqlStatement statement) {
    if (statement.conditional()) {
      return lwtUnknown(error.getMessage(), cause, statement);
    }
    return new StatementTimeoutException(
        "coodie-503",
        "No answer in time (" + error.getMessage() + "); a write may or may not have been applied.",
        statement.text(),
        cause);
  }

  private static CoodieException ofConsistency(
      QueryConsistencyException error, Throwable cause, CqlStatement statement) {
    String answers =
        error.getReceived()
            + " of the "
            + error.getBlockFor()
            + " replicas that "
            + error.getConsistencyLevel()
            + " needs";
    if (isCas(error) || statement.conditional()) {
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
        answers + " answered, the others failed. Their logs have the reason.",
        statement.text(),
        cause);
  }

  private static CoodieException ofRefusal(
      Throwable error, Throwable cause, CqlStatement statement) {
    String text = statement.text();
    if (error
        instanceof com.datastax.oss.driver.api.core.servererrors.UnauthorizedException refusal) {
      return new UnauthorizedException(
          "coodie-506",
          sentence(refusal.getMessage()) + " Grant it, or log in with another role.",
          text,
          cause);
    }
    if (error instanceof SyntaxError) {
      return new StatementException(
          "coodie-507", "The server cannot parse it: " + sentence(error.getMessage()), text, cause);
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
    if (error instanceof ServerError) {
      return new StatementException(
          "coodie-511",
          "The server failed inside: "
              + Refusals.failure(error, StatementTexts.canHaveMarkers(text))
              + " Its log has the details.",
          text,
          cause);
    }
    return new StatementException(
        "coodie-511",
        "It failed with "
            + error.getClass().getSimpleName()
            + "; the cause, or the log of the server, has the details.",
        text,
        cause);
  }

  private static CoodieException lost(Throwable cause, CqlStatement statement) {
    if (statement.conditional()) {
      return lwtUnknown("the connection was lost", cause, statement);
    }
    return new ConnectionException(
        "coodie-512",
        "The connection was lost before the answer came; a write may or may not have been applied."
            + " Statement: "
            + statement.text(),
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
        "Whether the conditional write was applied is unknown ("
            + why
            + "). Read the row at SERIAL to find out.",
        statement.text(),
        cause);
  }

  private static boolean isCas(QueryConsistencyException error) {
    return error instanceof CASWriteUnknownException
        || (error instanceof WriteTimeoutException timeout
            && timeout.getWriteType() == DefaultWriteType.CAS)
        || (error instanceof WriteFailureException failure
            && failure.getWriteType() == DefaultWriteType.CAS);
  }

  private static boolean isLost(Throwable error) {
    return error instanceof ClosedConnectionException || error instanceof HeartbeatException;
  }

  private static boolean isOverload(Throwable error) {
    return error instanceof com.datastax.oss.driver.api.core.servererrors.OverloadedException
        || error instanceof BusyConnectionException
        || error instanceof RequestThrottlingException;
  }

  private static String sentence(@Nullable String message) {
    return Refusals.sentence(message);
  }
}
