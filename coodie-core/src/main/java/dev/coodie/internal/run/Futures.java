package dev.coodie.internal.run;

import dev.coodie.error.CoodieException;
import dev.coodie.error.StatementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Waits for stages, and unwraps what they failed with. */
final class Futures {
  private Futures() {}

  static <R> R await(CompletionStage<R> stage) {
    CompletableFuture<R> future = stage.toCompletableFuture();
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw rethrowable(unwrap(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      throw new StatementException(
          "coodie-509",
          "Interrupted while waiting for an answer; a write may or may not have been applied.",
          "(sent)",
          e);
    }
  }

  /** As {@code thenApply}, but cancelling the result cancels what it waits for. */
  static <T, R> CompletionStage<R> apply(
      CompletionStage<T> source, Function<? super T, ? extends R> next) {
    CompletableFuture<R> result = source.<R>thenApply(next).toCompletableFuture();
    return cancelling(result, new AtomicReference<>(source));
  }

  /** As {@code thenCompose}, but cancelling the result cancels what it waits for. */
  static <T, R> CompletionStage<R> compose(
      CompletionStage<T> source, Function<? super T, ? extends CompletionStage<R>> next) {
    AtomicReference<CompletionStage<?>> underWay = new AtomicReference<>(source);
    CompletableFuture<R> result =
        source
            .thenCompose(
                value -> {
                  CompletionStage<R> stage = next.apply(value);
                  underWay.set(stage);
                  return stage;
                })
            .toCompletableFuture();
    return cancelling(result, underWay);
  }

  private static <R> CompletionStage<R> cancelling(
      CompletableFuture<R> result, AtomicReference<CompletionStage<?>> underWay) {
    CompletionStage<R> unused =
        result.whenComplete(
            (value, error) -> {
              CompletionStage<?> stage = underWay.get();
              if (result.isCancelled() && stage != null) {
                stage.toCompletableFuture().cancel(true);
              }
            });
    return result;
  }

  static Throwable unwrap(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The error as it is, with the waiting caller's stack; the driver's own is in its cause. */
  static RuntimeException rethrowable(Throwable error) {
    if (error instanceof Error fatal) {
      throw fatal;
    }
    if (error instanceof CoodieException own) {
      own.setStackTrace(new Throwable().getStackTrace());
    }
    return error instanceof RuntimeException unchecked ? unchecked : new CompletionException(error);
  }
}
