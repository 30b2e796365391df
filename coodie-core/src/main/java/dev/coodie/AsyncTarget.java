package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.write.TargetState;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A {@link Target}, changed without waiting. */
@CheckReturnValue
public final class AsyncTarget<D> {
  private final TargetState<D> state;
  private final CqlTarget<D> cql;

  AsyncTarget(TargetState<D> state) {
    this.state = state;
    this.cql = new CqlTarget<>(state);
  }

  /** See {@link Target#update}. */
  @SafeVarargs
  public final CompletionStage<@Nullable Void> update(Assignment<? super D>... assignments) {
    return run("update", cql.update(assignments));
  }

  /** See {@link Target#delete()}. */
  public CompletionStage<@Nullable Void> delete() {
    return run("delete", cql.delete());
  }

  /** See {@link Target#delete(Column, Column[])}. */
  @SafeVarargs
  public final CompletionStage<@Nullable Void> delete(
      Column<? super D, ?> first, Column<? super D, ?>... more) {
    return run("delete", cql.delete(first, more));
  }

  private CompletionStage<@Nullable Void> run(String operation, CqlStatement statement) {
    Runner run = state.table().begin(operation, state.settings());
    return run.ends(run.run(statement));
  }

  /** See {@link Target#ifExists}. */
  public AsyncConditionalTarget<D> ifExists() {
    return new AsyncConditionalTarget<>(state.onlyIf(List.of()));
  }

  /** See {@link Target#onlyIf}. */
  @SafeVarargs
  public final AsyncConditionalTarget<D> onlyIf(
      Condition<? super D> first, Condition<? super D>... more) {
    return new AsyncConditionalTarget<>(state.onlyIf(first, more));
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
