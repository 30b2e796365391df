package dev.coodie.internal.observe;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends as its source does, after that was told: whoever waits for it sees nothing before.
 * Cancelling it cancels the source.
 */
abstract class Relay<T> extends CompletableFuture<T>
    implements BiConsumer<@Nullable T, @Nullable Throwable> {
  private final CompletionStage<T> source;

  Relay(CompletionStage<T> source) {
    this.source = source;
  }

  /** Tells of the end, and gives what to end with. */
  abstract @Nullable T told(@Nullable T value, @Nullable Throwable error);

  final CompletionStage<T> start() {
    CompletionStage<T> unused = source.whenComplete(this);
    return this;
  }

  @Override
  public final void accept(@Nullable T value, @Nullable Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    T passed;
    try {
      passed = told(value, cause);
    } catch (RuntimeException | Error e) {
      completeExceptionally(e);
      return;
    }
    if (cause == null) {
      complete(passed);
    } else {
      completeExceptionally(cause);
    }
  }

  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    if (isDone()) {
      return isCancelled();
    }
    boolean stopped = source.toCompletableFuture().cancel(mayInterruptIfRunning);
    if (!stopped && !isDone()) {
      completeExceptionally(new CancellationException());
    }
    return isCancelled();
  }
}
