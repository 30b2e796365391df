package dev.coodie.cli;

import dev.coodie.cql.SourceStatement;
import dev.coodie.error.CoodieException;

/** One of several statements failed. Never leaves this package. */
final class FailedStatement extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CoodieException reason;

  FailedStatement(SourceStatement statement, int number, int of, CoodieException reason) {
    super(place(statement, number, of), reason);
    this.reason = reason;
  }

  CoodieException reason() {
    return reason;
  }

  private static String place(SourceStatement statement, int number, int of) {
    return statement.source().name()
        + ":"
        + statement.line()
        + ": statement "
        + number
        + " of "
        + of
        + " failed, and those after it were not run: ";
  }
}
