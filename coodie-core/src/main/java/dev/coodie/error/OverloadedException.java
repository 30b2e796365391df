package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * The server or the connection pool is overloaded, or there is no memory for another statement.
 * Retry later, with fewer requests in flight.
 */
public final class OverloadedException extends StatementException {
  private static final long serialVersionUID = 1L;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public OverloadedException(String id, String sentence, String cql, @Nullable Throwable cause) {
    super(id, sentence, cql, cause);
  }

  /** True. */
  @Override
  public boolean isTransient() {
    return true;
  }
}
