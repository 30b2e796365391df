package dev.coodie.transaction;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.transaction.ReadState;
import dev.coodie.internal.transaction.RowCheck;
import dev.coodie.internal.transaction.TransactionState;
import dev.coodie.internal.transaction.WriteState;
import dev.coodie.model.Inside;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows, and writes others if what was read is as wanted, all at one instant, over any number
 * of partitions and tables; run by {@link dev.coodie.Coodie#execute(Transaction)}. Needs Cassandra
 * 6.0 with Accord on, and tables with {@code transactional_mode}. An immutable value, thread-safe.
 * What the server would do otherwise than it reads is refused when the transaction is built. CQL:
 * {@code BEGIN TRANSACTION .. COMMIT TRANSACTION}.
 */
@Preview
@CheckReturnValue
public final class Transaction {
  private final TransactionState state;

  private Transaction(TransactionState state) {
    this.state = state;
  }

  /**
   * Reads these rows, all at one instant. It can be run as it is, without a write. CQL: {@code LET
   * r0 = (SELECT ..); SELECT r0."c", ..}.
   */
  public static Transaction reading(Read<?>... reads) {
    Arguments.check("a read", (Object[]) reads);
    List<ReadState<?>> states = new ArrayList<>(reads.length);
    for (Read<?> read : reads) {
      states.add(read.state());
    }
    return new Transaction(TransactionState.reading(states));
  }

  /** Makes all these writes, at one instant, and reads nothing. */
  public static Transaction writing(TransactionWrite... writes) {
    return new Transaction(TransactionState.writing(states(writes)));
  }

  /**
   * Writes only if all conditions hold; given more than once, all of them count. They come before
   * {@link #write}, whose additions need them. CQL: {@code IF .. AND .. THEN}.
   *
   * @throws dev.coodie.error.InvalidQueryException if there are none, or one is about a read of
   *     another transaction
   */
  public Transaction onlyIf(TransactionCondition... conditions) {
    Arguments.check("a condition", (Object[]) conditions);
    List<RowCheck> checks = new ArrayList<>(conditions.length);
    for (TransactionCondition condition : conditions) {
      checks.addAll(condition.checks());
    }
    return new Transaction(state.onlyIf(checks));
  }

  /**
   * Makes these writes, after all reads; their order has no meaning.
   *
   * @throws dev.coodie.error.InvalidQueryException if there are none, two may change one cell, one
   *     deletes what another writes, a value comes from a read of another transaction, or a number
   *     is added to a column that no condition says is not empty
   */
  public Transaction write(TransactionWrite... writes) {
    return new Transaction(state.write(states(writes)));
  }

  private static List<WriteState> states(TransactionWrite[] writes) {
    Arguments.check("a write", (Object[]) writes);
    List<WriteState> states = new ArrayList<>(writes.length);
    for (TransactionWrite write : writes) {
      states.add(write.state());
    }
    return states;
  }

  /**
   * ONE, QUORUM, ALL or SERIAL; that of its handles if they have any, otherwise QUORUM.
   *
   * @throws dev.coodie.error.InvalidQueryException if it is another
   */
  public Transaction consistency(Consistency level) {
    return with(state.settings().withConsistency(level));
  }

  /** How long to wait for the answer, more than zero. */
  public Transaction timeout(Duration timeout) {
    return with(state.settings().withTimeout(timeout));
  }

  /** The name of an execution profile of the driver. */
  public Transaction profile(String name) {
    return with(state.settings().withProfile(name));
  }

  /**
   * The transaction as it is sent, never idempotent; {@link TransactionResult#of} reads its answer.
   *
   * @throws dev.coodie.error.InvalidQueryException if it has conditions but no write, or its
   *     handles ask for several consistency levels
   */
  public CqlStatement cql() {
    return state.statement();
  }

  /** For coodie itself. */
  public Inside<Object> inside() {
    return state;
  }

  TransactionState state() {
    return state;
  }

  private Transaction with(Settings changed) {
    return new Transaction(state.with(changed));
  }

  /** Its CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
