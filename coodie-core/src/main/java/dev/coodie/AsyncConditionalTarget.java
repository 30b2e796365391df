package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.write.TargetState;
import java.util.concurrent.CompletionStage;

/** A {@link ConditionalTarget}, changed without waiting. */
@CheckReturnValue
public final class AsyncConditionalTarget<D> {
  private final TargetState<D> state;
  private final CqlConditionalTarget<D> cql;

  AsyncConditionalTarget(TargetState<D> state) {
    this.state = state;
    this.cql = new CqlConditionalTarget<>(state);
  }

  /** See {@link ConditionalTarget#update}. */
  @SafeVarargs
  public final CompletionStage<LwtResult<D>> update(Assignment<? super D>... assignments) {
    return run("update", cql.update(assignments));
  }

  /** See {@link ConditionalTarget#delete()}. */
  public CompletionStage<LwtResult<D>> delete() {
    return run("delete", cql.delete());
  }

  /** See {@link ConditionalTarget#delete(Column, Column[])}. */
  @SafeVarargs
  public final CompletionStage<LwtResult<D>> delete(
      Column<? super D, ?> first, Column<? super D, ?>... more) {
    return run("delete", cql.delete(first, more));
  }

  private CompletionStage<LwtResult<D>> run(String operation, CqlStatement statement) {
    Table<D> table = state.table();
    Runner run = table.begin(operation, state.settings());
    return run.ends(run.execute(statement).thenApply(page -> LwtResult.of(table, statement, page)));
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
