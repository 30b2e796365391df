package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Assignment;
import dev.coodie.column.Column;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A {@link CounterTarget}, changed without waiting. */
@CheckReturnValue
public final class AsyncCounterTarget<D> {
  private final AsyncTarget<D> target;

  AsyncCounterTarget(AsyncTarget<D> target) {
    this.target = target;
  }

  /** See {@link CounterTarget#update}. */
  @SafeVarargs
  public final CompletionStage<@Nullable Void> update(Assignment<? super D>... assignments) {
    return target.update(assignments);
  }

  /** See {@link CounterTarget#delete()}. */
  public CompletionStage<@Nullable Void> delete() {
    return target.delete();
  }

  /** See {@link CounterTarget#delete(Column, Column[])}. */
  @SafeVarargs
  public final CompletionStage<@Nullable Void> delete(
      Column<? super D, ?> first, Column<? super D, ?>... more) {
    return target.delete(first, more);
  }

  /** The table and the conditions on its rows, with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return target.toString();
  }
}
