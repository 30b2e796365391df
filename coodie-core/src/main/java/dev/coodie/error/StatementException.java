package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * The server or the driver refused or failed a statement. The message carries its CQL, never its
 * values.
 */
public class StatementException extends CoodieException {
  private static final long serialVersionUID = 1L;

  private final String cql;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public StatementException(String id, String sentence, String cql, @Nullable Throwable cause) {
    super(id, sentence + " Statement: " + cql, cause);
    this.cql = cql;
  }

  /** The text of the statement, with bind markers instead of values. */
  public final String cql() {
    return cql;
  }
}
