package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.write.TargetState;
import java.util.List;

/** A {@link ConditionalTarget} as statements that are not run. */
@CheckReturnValue
public final class CqlConditionalTarget<D> {
  private final TargetState<D> state;

  CqlConditionalTarget(TargetState<D> state) {
    this.state = state;
  }

  /** See {@link ConditionalTarget#update}. */
  @SafeVarargs
  public final CqlStatement update(Assignment<? super D>... assignments) {
    return state.update(Arguments.all("a change", assignments));
  }

  /** See {@link ConditionalTarget#delete()}. */
  public CqlStatement delete() {
    return state.delete(List.of());
  }

  /** See {@link ConditionalTarget#delete(Column, Column[])}. */
  @SafeVarargs
  public final CqlStatement delete(Column<? super D, ?> first, Column<? super D, ?>... more) {
    return state.delete(TargetState.join(first, more));
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
