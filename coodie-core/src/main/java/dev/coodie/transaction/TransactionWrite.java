package dev.coodie.transaction;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.internal.transaction.WriteState;

/**
 * One write of a transaction, made by {@link TransactionDocuments} and {@link TransactionTarget}.
 * Its values are encoded. Immutable and thread-safe.
 */
@Preview
@CheckReturnValue
public final class TransactionWrite {
  private final WriteState state;

  TransactionWrite(WriteState state) {
    this.state = state;
  }

  WriteState state() {
    return state;
  }

  /** Its CQL with markers for values, also for those that are copied; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
