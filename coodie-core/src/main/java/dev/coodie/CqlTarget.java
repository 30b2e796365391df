package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.write.TargetState;
import java.util.List;

/** A {@link Target} as statements that are not run. */
@CheckReturnValue
public final class CqlTarget<D> {
  private final TargetState<D> state;

  CqlTarget(TargetState<D> state) {
    this.state = state;
  }

  /** See {@link Target#update}. */
  @SafeVarargs
  public final CqlStatement update(Assignment<? super D>... assignments) {
    return state.update(Arguments.all("a change", assignments));
  }

  /** See {@link Target#delete()}. */
  public CqlStatement delete() {
    return state.delete(List.of());
  }

  /** See {@link Target#delete(Column, Column[])}. */
  @SafeVarargs
  public final CqlStatement delete(Column<? super D, ?> first, Column<? super D, ?>... more) {
    return state.delete(TargetState.join(first, more));
  }

  /** See {@link Target#ifExists}. */
  public CqlConditionalTarget<D> ifExists() {
    return new CqlConditionalTarget<>(state.onlyIf(List.of()));
  }

  /** See {@link Target#onlyIf}. */
  @SafeVarargs
  public final CqlConditionalTarget<D> onlyIf(
      Condition<? super D> first, Condition<? super D>... more) {
    return new CqlConditionalTarget<>(state.onlyIf(first, more));
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
