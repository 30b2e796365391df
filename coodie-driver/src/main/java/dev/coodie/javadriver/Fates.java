package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ProtocolError;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.io.IOException;

/** What an error of the driver tells of what became of the statement. */
final class Fates {
  private Fates() {}

  /**
   * Whether the statement, or a part of it, can have had its effect in spite of the error. False
   * only where that is certain: it was not written to a connection, or the server refuses it before
   * it does anything.
   */
  static boolean mayHaveRun(Throwable error, Attempt attempt) {
    if (error instanceof UnavailableException few) {
      // The replicas of a conditional write are counted for the promise, at the serial level, and
      // again for the commit, when it can have been accepted.
      return attempt.conditional() ? !few.getConsistencyLevel().isSerial() : attempt.inParts();
    }
    return !(isUnsent(error)
        || isRefusal(error)
        || isClientOverload(error)
        || error instanceof FrameTooLongException
        || error instanceof IllegalArgumentException);
  }

  /** The server looked at the statement and refused to run it. */
  static boolean isRefusal(Throwable error) {
    return error instanceof QueryValidationException || error instanceof ProtocolError;
  }

  /** The connection ended before the answer came. */
  static boolean isLost(Throwable error) {
    return error instanceof ClosedConnectionException
        || error instanceof HeartbeatException
        || error instanceof IOException; // ClosedChannelException, "Connection reset", TLS
  }

  /** The driver had no connection for it, or the node is not yet part of the ring. */
  static boolean isUnsent(Throwable error) {
    return error instanceof NodeUnavailableException
        || error instanceof BootstrappingException
        || isClosing(error);
  }

  static boolean isOverload(Throwable error) {
    return error instanceof OverloadedException || isClientOverload(error);
  }

  static boolean isCas(QueryConsistencyException error) {
    return error instanceof CASWriteUnknownException
        || (error instanceof WriteTimeoutException timeout
            && timeout.getWriteType() == DefaultWriteType.CAS)
        || (error instanceof WriteFailureException failure
            && failure.getWriteType() == DefaultWriteType.CAS);
  }

  private static boolean isClientOverload(Throwable error) {
    return error instanceof BusyConnectionException || error instanceof RequestThrottlingException;
  }

  /** The driver writes nothing more to a connection that it closes when all is answered. */
  private static boolean isClosing(Throwable error) {
    return error instanceof IllegalStateException
        && "Channel is closing".equals(error.getMessage());
  }
}
