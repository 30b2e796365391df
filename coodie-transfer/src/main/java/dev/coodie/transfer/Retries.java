package dev.coodie.transfer;

import dev.coodie.error.CoodieException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs statements that may be repeated until they succeed, or have failed too often. */
final class Retries {
  /** How often a statement is sent at most. */
  static final int MOST = 7;

  private static final long FIRST_MILLIS = 100;

  private Retries() {}

  /** Whether the same statement may succeed later. */
  static boolean isTransient(Throwable error) {
    return error instanceof CoodieException own && own.isTransient();
  }

  /** The error itself, without what the future wrapped around it. */
  static Throwable unwrap(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  static <T> CompletableFuture<T> run(Supplier<? extends CompletionStage<T>> statement) {
    return run(attempt -> statement.get());
  }

  /** The same for a statement that depends on how often it was sent before. */
  static <T> CompletableFuture<T> run(IntFunction<? extends CompletionStage<T>> statement) {
    return run(statement, MOST);
  }

  /** The same, sent at most so often. */
  static <T> CompletableFuture<T> run(
      IntFunction<? extends CompletionStage<T>> statement, int most) {
    CompletableFuture<T> result = new CompletableFuture<>();
    attempt(statement, 1, most, result);
    return result;
  }

  private static <T> void attempt(
      IntFunction<? extends CompletionStage<T>> statement,
      int number,
      int most,
      CompletableFuture<T> result) {
    CompletionStage<T> running;
    try {
      running = statement.apply(number - 1);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
      return;
    }
    CompletionStage<T> unused =
        running.whenComplete((value, error) -> end(statement, number, most, result, value, error));
  }

  private static <T> void end(
      IntFunction<? extends CompletionStage<T>> statement,
      int number,
      int most,
      CompletableFuture<T> result,
      @Nullable T value,
      @Nullable Throwable error) {
    if (error == null) {
      result.complete(value);
      return;
    }
    Throwable cause = unwrap(error);
    if (number == most || !isTransient(cause)) {
      result.completeExceptionally(cause);
      return;
    }
    Executor later =
        CompletableFuture.delayedExecutor(
            FIRST_MILLIS << (number - 1), TimeUnit.MILLISECONDS, Runnable::run);
    later.execute(() -> attempt(statement, number + 1, most, result));
  }
}
