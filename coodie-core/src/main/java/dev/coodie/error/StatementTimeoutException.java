package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * No answer in time. A write may or may not have been applied, except for coodie-518: the statement
 * waited for its turn until its timeout was over, and was not run.
 */
public final class StatementTimeoutException extends StatementException {
  private static final long serialVersionUID = 1L;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public StatementTimeoutException(
      String id, String sentence, String cql, @Nullable Throwable cause) {
    super(id, sentence, cql, cause);
  }

  /** True. */
  @Override
  public boolean isTransient() {
    return true;
  }
}
