package dev.coodie.internal.bulk;

import dev.coodie.internal.run.Runner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A job in the background. Thread-safe. */
public final class Running<T, R> {
  private final Runner runner;
  private final Background<T, R> loop;
  private final CompletableFuture<Tally> result;

  Running(Runner runner, Background<T, R> loop, CompletableFuture<Tally> result) {
    this.runner = runner;
    this.loop = loop;
    this.result = result;
  }

  /** Completes at the end, or fails as {@link Job#await} throws. */
  public CompletionStage<Tally> result() {
    return result;
  }

  /** Its counts. */
  public Tally tally() {
    return loop.engine().tally();
  }

  /** Takes no more items and sends nothing more. */
  public void cancel() {
    loop.stop(Stop.CANCELLED);
  }

  /**
   * Waits for the end. An interrupt stops the job; the thread waits for what is in flight, and
   * keeps its interrupt. Once the job is to stop, the thread that waits ends it itself where the
   * executor has not begun to.
   */
  public Tally await() {
    runner.driver().checkMayBlock();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (loop.engine().isStopping()) {
            loop.run();
          }
          return result.get();
        } catch (InterruptedException e) {
          interrupted = true;
          loop.stop(Stop.interrupted());
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
