package dev.coodie.error;

import org.jspecify.annotations.Nullable;

/**
 * Not enough replicas are alive for the consistency level. The statement was not run, except for
 * coodie-520: it writes to several partitions, some of which may have been written.
 */
public final class UnavailableException extends StatementException {
  private static final long serialVersionUID = 1L;

  /** {@code cql} is the text that failed, with markers instead of values. */
  public UnavailableException(String id, String sentence, String cql, @Nullable Throwable cause) {
    super(id, sentence, cql, cause);
  }

  /** True. */
  @Override
  public boolean isTransient() {
    return true;
  }
}
