package dev.coodie.internal.bulk;

import dev.coodie.internal.run.Runner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A job in the background. Thread-safe. */
public final class Running<T, R> {
  private final Runner runner;
  private final Engine<T, R> engine;
  private final CompletableFuture<Tally> result;

  Running(Runner runner, Engine<T, R> engine, CompletableFuture<Tally> result) {
    this.runner = runner;
    this.engine = engine;
    this.result = result;
  }

  /** Completes at the end, or fails as {@link Job#await} throws. */
  public CompletionStage<Tally> result() {
    return result;
  }

  /** Its counts. */
  public Tally tally() {
    return engine.tally();
  }

  /** Takes no more items and sends nothing more. */
  public void cancel() {
    engine.stop(Stop.CANCELLED);
  }

  /**
   * Waits for the end. An interrupt stops the job; the thread waits for what is in flight, and
   * keeps its interrupt.
   */
  public Tally await() {
    runner.driver().checkMayBlock();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          interrupted = true;
          engine.stop(Stop.interrupted());
        } catch (ExecutionException e) {
          throw Runner.rethrowable(Runner.unwrap(e));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
