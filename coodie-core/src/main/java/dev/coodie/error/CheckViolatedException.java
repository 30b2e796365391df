package dev.coodie.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write would break a check of a column ({@link dev.coodie.annotation.Check}), so the server
 * refused it, and all of its batch; nothing was written.
 */
public final class CheckViolatedException extends StatementException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String column;

  /** {@code column} is null if the server did not name it. */
  public CheckViolatedException(
      String id, String sentence, @Nullable String column, String cql, @Nullable Throwable cause) {
    super(id, sentence, cql, cause);
    this.column = column;
  }

  /**
   * The column whose check it is, as the server has it, unquoted; empty where the server does not
   * say, as for a regular expression.
   */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }
}
