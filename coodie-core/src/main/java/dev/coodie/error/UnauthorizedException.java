package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/** The role lacks a permission the statement needs. */
public final class UnauthorizedException extends StatementException {
  private static final long serialVersionUID = 1L;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public UnauthorizedException(String id, String sentence, String cql, @Nullable Throwable cause) {
    super(id, sentence, cql, cause);
  }
}
