package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.internal.check.Arguments;
import dev.coodie.observe.Traced;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Views} without waiting; see {@link AsyncDocuments}. */
@CheckReturnValue
public final class AsyncViews<D> {
  private final AsyncDocuments<D> documents;

  AsyncViews(AsyncDocuments<D> documents) {
    this.documents = documents;
  }

  /** See {@link Views#get}. */
  public CompletionStage<D> get(Condition<? super D> key) {
    return documents.get(key);
  }

  /** See {@link Views#findOne}. */
  @SafeVarargs
  public final CompletionStage<Optional<D>> findOne(Condition<? super D>... conditions) {
    return documents.findOne(conditions);
  }

  /** See {@link Views#traced}. */
  public <R extends @Nullable Object> CompletionStage<Traced<R>> traced(
      Function<? super Views<D>, ? extends CompletionStage<R>> operations) {
    Arguments.given(operations, "operations to trace");
    return documents.traced(traced -> operations.apply(new Views<>(traced)));
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "AsyncViews, " + documents;
  }
}
