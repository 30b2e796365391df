package dev.coodie.internal.write;

import dev.coodie.error.StaleDocumentException;
import dev.coodie.error.StatementException;
import dev.coodie.model.DocumentModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One round of {@code compareAndSet}; each waits for a random time, longer on average. */
public record Attempt(int number) {
  /** How often a change is tried. */
  public static final int MOST = 10;

  private static final long SHORTEST_MILLIS = 5;
  private static final long LONGEST_MILLIS = 1_000;

  public static Attempt first() {
    return new Attempt(1);
  }

  public Attempt next() {
    return new Attempt(number + 1);
  }

  public void checkNotLast(DocumentModel<?> model) {
    if (number >= MOST) {
      throw new StaleDocumentException(
          "coodie-304",
          model.typeName()
              + " was changed by others "
              + MOST
              + " times while compareAndSet() tried to. Nothing was written. Try again later, or"
              + " let fewer writers change the same row.");
    }
  }

  /** Waits, then goes on with this attempt. */
  public <R> CompletionStage<R> later(Function<Attempt, CompletionStage<R>> step) {
    Executor delay = CompletableFuture.delayedExecutor(pause(), TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> step.apply(this), delay)
        .thenCompose(Function.identity());
  }

  /** Waits on the caller's thread. */
  public void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StatementException(
          "coodie-509",
          "Interrupted while waiting to repeat compareAndSet(). Nothing was written.",
          "(not sent)",
          e);
    }
  }

  private long pause() {
    long longest = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << number);
    return ThreadLocalRandom.current().nextLong(SHORTEST_MILLIS, longest + 1);
  }
}
