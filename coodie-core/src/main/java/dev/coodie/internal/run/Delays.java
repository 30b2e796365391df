package dev.coodie.internal.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Puts operations off without a thread that waits. */
public final class Delays {
  private Delays() {}

  /** Starts {@code operation} after {@code delay}; what it throws fails the stage. */
  public static <R> CompletionStage<R> after(
      Duration delay, Supplier<CompletionStage<R>> operation) {
    return CompletableFuture.supplyAsync(
            operation, CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS))
        .thenCompose(stage -> stage);
  }
}
