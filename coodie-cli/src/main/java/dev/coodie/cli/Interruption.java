package dev.coodie.cli;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command in good order when the process is told to stop, as by Ctrl-C: the thread that
 * works is interrupted, and the process goes on until it has tidied up. Thread-safe.
 */
final class Interruption {
  private static final long PATIENCE_MILLIS = 5_000;
  private static final long LONGEST_MILLIS = 40_000;

  private @Nullable Thread worker;
  private boolean careful;
  private boolean asked;

  /** From now on this thread has something to tidy up. */
  synchronized void begin() {
    worker = Thread.currentThread();
  }

  /** It has done so. */
  synchronized void end() {
    worker = null;
    notifyAll();
  }

  /** Whether the work asks with {@link #check} itself, and is interrupted only if it does not. */
  synchronized void careful(boolean on) {
    careful = on;
  }

  /**
   * Called by careful work where it can stop.
   *
   * @throws CancellationException if it shall
   */
  synchronized void check() {
    if (asked) {
      throw new CancellationException("interrupted");
    }
  }

  /** Asked by careful work that stops by itself. */
  synchronized boolean isAsked() {
    return asked;
  }

  /** Called when the process is told to stop; returns when it may. */
  synchronized void stop() {
    asked = true;
    try {
      if (careful) {
        waitForEnd(PATIENCE_MILLIS);
      }
      if (worker != null) {
        worker.interrupt();
      }
      waitForEnd(LONGEST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitForEnd(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; worker != null && left > 0; ) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
  }
}
