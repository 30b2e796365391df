package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

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

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "AsyncCounters, " + documents;
  }
}
