package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** A query, update or raw statement breaks a rule. Nothing was sent. */
public final class InvalidQueryException extends CoodieException {
  private static final long serialVersionUID = 1L;

  /** {@code id} is the stable id, {@code sentence} the message without it. */
  public InvalidQueryException(String id, String sentence) {
    this(id, sentence, null);
  }

  /** The same, with the error that caused it. */
  public InvalidQueryException(String id, String sentence, @Nullable Throwable cause) {
    super(id, sentence, cause);
  }

  /**
   * The same error, with where it happened. An exception of the application's code stays the cause;
   * otherwise this error becomes the cause.
   */
  public InvalidQueryException in(String where) {
    Throwable cause = getCause();
    return new InvalidQueryException(id(), where + sentence(), cause == null ? this : cause);
  }
}
