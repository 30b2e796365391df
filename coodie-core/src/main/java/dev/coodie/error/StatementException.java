package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * The server or the driver refused or failed a statement. The message carries its CQL, of a long
 * one the beginning, and never its values.
 */
public class StatementException extends CoodieException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 2_000;

  private final String cql;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public StatementException(String id, String sentence, String cql, @Nullable Throwable cause) {
    super(id, sentence + " Statement: " + shown(cql), cause);
    this.cql = cql;
  }

  private static String shown(String cql) {
    return cql.length() <= SHOWN
        ? cql
        : cql.substring(0, SHOWN) + ".. (" + cql.length() + " characters)";
  }

  /** The whole text of the statement, with bind markers instead of values. */
  public final String cql() {
    return cql;
  }
}
