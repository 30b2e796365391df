package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.driver.CqlStatement;

/** A {@link CounterTarget} as statements that are not run. */
@CheckReturnValue
public final class CqlCounterTarget<D> {
  private final CqlTarget<D> target;

  CqlCounterTarget(CqlTarget<D> target) {
    this.target = target;
  }

  /** See {@link CounterTarget#update}. */
  @SafeVarargs
  public final CqlStatement update(Assignment<? super D>... assignments) {
    return target.update(assignments);
  }

  /** See {@link CounterTarget#delete()}. */
  public CqlStatement delete() {
    return target.delete();
  }

  /** See {@link CounterTarget#delete(Column, Column[])}. */
  @SafeVarargs
  public final CqlStatement delete(Column<? super D, ?> first, Column<? super D, ?>... more) {
    return target.delete(first, more);
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return target.toString();
  }
}
