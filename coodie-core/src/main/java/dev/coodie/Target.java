package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.internal.write.TargetState;
import java.util.List;

/**
 * The address of rows to change: one row, or for deletes also a range of a partition or a whole
 * one. Nothing is read first. An immutable value, thread-safe.
 */
@CheckReturnValue
public final class Target<D> {
  private final TargetState<D> state;

  Target(TargetState<D> state) {
    this.state = state;
  }

  /**
   * Changes cells; a row that does not exist is created. CQL: {@code UPDATE t SET .. WHERE ..}.
   *
   * @throws dev.coodie.error.InvalidQueryException if there is no change, a column is changed
   *     twice, or the address is incomplete
   */
  @SafeVarargs
  public final void update(Assignment<? super D>... assignments) {
    state.table().runner().await(() -> async().update(assignments));
  }

  /** Deletes the rows; no error if there are none. CQL: {@code DELETE FROM t WHERE ..}. */
  public void delete() {
    state.table().runner().await(() -> async().delete());
  }

  /** Empties cells. CQL: {@code DELETE a, b FROM t WHERE ..}. */
  @SafeVarargs
  public final void delete(Column<? super D, ?> first, Column<? super D, ?>... more) {
    state.table().runner().await(() -> async().delete(first, more));
  }

  /** Only if there is such a row. A conditional write (LWT). CQL: {@code IF EXISTS}. */
  public ConditionalTarget<D> ifExists() {
    return new ConditionalTarget<>(state.onlyIf(List.of()));
  }

  /** Only if the row meets all conditions. A conditional write (LWT). CQL: {@code IF c = ?}. */
  @SafeVarargs
  public final ConditionalTarget<D> onlyIf(
      Condition<? super D> first, Condition<? super D>... more) {
    return new ConditionalTarget<>(state.onlyIf(first, more));
  }

  /** The same, run without waiting. */
  public AsyncTarget<D> async() {
    return new AsyncTarget<>(state);
  }

  /** The same, as statements that are not run. */
  public CqlTarget<D> cql() {
    return new CqlTarget<>(state);
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
