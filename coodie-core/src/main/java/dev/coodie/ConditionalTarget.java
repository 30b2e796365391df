package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.internal.write.TargetState;

/**
 * One row to change only under a condition (LWT). Each method says in its result whether the change
 * was made. Never retried: when no answer comes, {@link dev.coodie.error.LwtUnknownException} says
 * that the outcome is unknown.
 */
@CheckReturnValue
public final class ConditionalTarget<D> {
  private final TargetState<D> state;

  ConditionalTarget(TargetState<D> state) {
    this.state = state;
  }

  /** Changes cells. CQL: {@code UPDATE t SET .. WHERE .. IF ..}. */
  @SafeVarargs
  public final LwtResult<D> update(Assignment<? super D>... assignments) {
    return state.table().runner().await(() -> async().update(assignments));
  }

  /** Deletes the row. CQL: {@code DELETE FROM t WHERE .. IF ..}. */
  public LwtResult<D> delete() {
    return state.table().runner().await(() -> async().delete());
  }

  /** Empties cells. CQL: {@code DELETE a, b FROM t WHERE .. IF ..}. */
  @SafeVarargs
  public final LwtResult<D> delete(Column<? super D, ?> first, Column<? super D, ?>... more) {
    return state.table().runner().await(() -> async().delete(first, more));
  }

  /** The same, run without waiting. */
  public AsyncConditionalTarget<D> async() {
    return new AsyncConditionalTarget<>(state);
  }

  /** The same, as statements that are not run. */
  public CqlConditionalTarget<D> cql() {
    return new CqlConditionalTarget<>(state);
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
