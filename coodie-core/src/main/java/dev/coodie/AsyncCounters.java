package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.internal.check.Arguments;
import dev.coodie.observe.Traced;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Counters} without waiting; see {@link AsyncDocuments}. */
@CheckReturnValue
public final class AsyncCounters<D> {
  private final AsyncDocuments<D> documents;

  AsyncCounters(AsyncDocuments<D> documents) {
    this.documents = documents;
  }

  /** See {@link Counters#get}. */
  public CompletionStage<D> get(Condition<? super D> key) {
    return documents.get(key);
  }

  /** See {@link Counters#findOne}. */
  @SafeVarargs
  public final CompletionStage<Optional<D>> findOne(Condition<? super D>... conditions) {
    return documents.findOne(conditions);
  }

  /** See {@link Counters#traced}. */
  public <R extends @Nullable Object> CompletionStage<Traced<R>> traced(
      Function<? super Counters<D>, ? extends CompletionStage<R>> operations) {
    Arguments.given(operations, "operations to trace");
    return documents.traced(traced -> operations.apply(new Counters<>(traced)));
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "AsyncCounters, " + documents;
  }
}
