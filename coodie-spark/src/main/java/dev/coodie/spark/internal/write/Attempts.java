package dev.coodie.spark.internal.write;

import dev.coodie.error.CoodieException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * Sends what may be sent twice until it succeeds, or has failed too often: after a timeout, an
 * overload, too few replicas or a lost connection. Pauses are longer each time, and of random
 * length, since the other tasks of the job fail at the same time.
 */
final class Attempts {
  /** How often a request is sent at most. */
  static final int MOST = 7;

  private static final long FIRST_MILLIS = 100;

  private final LongAdder repeated = new LongAdder();

  /** How many requests were sent again. */
  long repeated() {
    return repeated.sum();
  }

  /** The request's end; {@code request} is told how often it was sent before. */
  <T> CompletableFuture<T> run(IntFunction<? extends CompletionStage<T>> request, int most) {
    CompletableFuture<T> result = new CompletableFuture<>();
    attempt(request, 1, most, result);
    return result;
  }

  private <T> void attempt(
      IntFunction<? extends CompletionStage<T>> request,
      int number,
      int most,
      CompletableFuture<T> result) {
    CompletionStage<T> running;
    try {
      running = request.apply(number - 1);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
      return;
    }
    CompletionStage<T> unused =
        running.whenComplete(
            (value, error) -> {
              if (error == null) {
                result.complete(value);
              } else if (number == most || !isTransient(unwrap(error))) {
                result.completeExceptionally(unwrap(error));
              } else {
                repeated.increment();
                later(number, () -> attempt(request, number + 1, most, result));
              }
            });
  }

  private static void later(int number, Runnable again) {
    long most = FIRST_MILLIS << (number - 1);
    long pause = most / 2 + ThreadLocalRandom.current().nextLong(most);
    CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, Runnable::run).execute(again);
  }

  static boolean isTransient(Throwable error) {
    return error instanceof CoodieException own && own.isTransient();
  }

  /** The error itself, without what the future wrapped around it. */
  static Throwable unwrap(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
