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

  /**
   * How many write times a row needs, from its own on, before that of the next row. More than one
   * if a statement that is sent again needs a later time: a list that is written again with the
   * same time is there twice.
   */
  default int times() {
    return 1;
  }

  /**
   * How many of a row's columns, the first ones, are the partition key of the one statement that
   * writes it, and may be sent with others of the partition; 0 if it must be sent alone.
   */
  default int partitionColumns() {
    return 0;
  }

  /** What is wrong with a row without a part of its key. */
  static BadValueException missingKey(TransferTable.Column column) {
    return new BadValueException("\"" + column.name() + "\" is missing, which is part of the key");
  }
}
