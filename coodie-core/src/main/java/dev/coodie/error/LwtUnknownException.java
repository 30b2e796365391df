package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * A conditional write got no answer, or one that does not tell: it may or may not have been
 * applied. Read the row at SERIAL to find out.
 */
public final class LwtUnknownException extends StatementException {
  private static final long serialVersionUID = 1L;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public LwtUnknownException(String id, String sentence, String cql, @Nullable Throwable cause) {
    super(id, sentence, cql, cause);
  }
}
