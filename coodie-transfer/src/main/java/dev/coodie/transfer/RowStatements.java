package dev.coodie.transfer;

import dev.coodie.driver.CqlStatement;
import java.util.List;

/** The statements that write a row. */
interface RowStatements {
  /**
   * Statements that together write the row, at {@code timestamp} microseconds where the row tells
   * no other time.
   *
   * @throws BadValueException if the row is not complete
   */
  List<CqlStatement> of(RowValues row, long timestamp);

  /** What is wrong with a row without a part of its key. */
  static BadValueException missingKey(TransferTable.Column column) {
    return new BadValueException("\"" + column.name() + "\" is missing, which is part of the key");
  }
}
