package dev.coodie.migrations.scan;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one range whose handling was begun and has not ended. */
final class PendingRows {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;

  private final Semaphore permits;
  private final ScanState state;
  private final Consumer<Throwable> failed;
  private int open;

  /** {@code permits} bounds the rows of all ranges together. */
  PendingRows(Semaphore permits, ScanState state, Consumer<Throwable> failed) {
    this.permits = permits;
    this.state = state;
    this.failed = failed;
  }

  /** Waits until one more row may be begun; false if the scan was stopped instead. */
  boolean begin() throws InterruptedException {
    while (!state.stopped()) {
      if (permits.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        synchronized (this) {
          open++;
        }
        return true;
      }
    }
    return false;
  }

  /** The row begun last ends when {@code stage} does. */
  void endWith(CompletionStage<?> stage) {
    CompletionStage<?> unused = stage.whenComplete((value, error) -> end(error));
  }

  /** The row begun last has ended. */
  void end(@Nullable Throwable error) {
    if (error != null) {
      failed.accept(error);
    }
    permits.release();
    synchronized (this) {
      open--;
      notifyAll();
    }
  }

  /**
   * Waits until every row begun has ended. When the scan was stopped it waits no longer than 30 s,
   * since its range is not acknowledged anyway.
   */
  synchronized void await() throws InterruptedException {
    long stoppedAt = 0;
    while (open > 0) {
      wait(POLL_MILLIS);
      if (state.stopped()) {
        stoppedAt = stoppedAt == 0 ? System.nanoTime() : stoppedAt;
        if (System.nanoTime() - stoppedAt > GRACE.toNanos()) {
          return;
        }
      }
    }
  }
}
