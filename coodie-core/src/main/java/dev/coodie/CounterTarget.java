package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;

/**
 * The address of counters to change. Nothing is read first, and nothing is retried: when no answer
 * comes, the change may or may not have been made. An immutable value, thread-safe.
 */
@CheckReturnValue
public final class CounterTarget<D> {
  private final Target<D> target;

  CounterTarget(Target<D> target) {
    this.target = target;
  }

  /**
   * Adds to counters and subtracts from them; a row that does not exist starts at 0. CQL: {@code
   * UPDATE t SET c = c + ? WHERE ..}.
   *
   * @throws dev.coodie.error.InvalidQueryException if there is no change, a column is changed
   *     twice, or the address is incomplete
   */
  @SafeVarargs
  public final void update(Assignment<? super D>... assignments) {
    target.update(assignments);
  }

  /**
   * Deletes the rows; no error if there are none. A counter cannot be started again: what is
   * counted after its deletion may be lost. CQL: {@code DELETE FROM t WHERE ..}.
   */
  public void delete() {
    target.delete();
  }

  /** Deletes single counters; see {@link #delete()}. CQL: {@code DELETE a, b FROM t WHERE ..}. */
  @SafeVarargs
  public final void delete(Column<? super D, ?> first, Column<? super D, ?>... more) {
    target.delete(first, more);
  }

  /** The same, run without waiting. */
  public AsyncCounterTarget<D> async() {
    return new AsyncCounterTarget<>(target.async());
  }

  /** The same, as statements that are not run. */
  public CqlCounterTarget<D> cql() {
    return new CqlCounterTarget<>(target.cql());
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return target.toString();
  }
}
