package dev.coodie.transfer;

import java.util.concurrent.CancellationException;

/**
 * An export, import or comparison was stopped in good order, because {@code stopWhen(..)} said so.
 * What is done is kept; it can be resumed without loss and without doing anything twice.
 */
public final class TransferStoppedException extends CancellationException {
  private static final long serialVersionUID = 1L;

  private final long rows;

  TransferStoppedException(String message, long rows) {
    super(message);
    this.rows = rows;
  }

  /** How many rows or records are done, rejected ones included. */
  public long rows() {
    return rows;
  }
}
