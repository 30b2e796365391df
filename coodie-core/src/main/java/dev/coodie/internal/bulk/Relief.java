package dev.coodie.internal.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Steps in for the thread of a loop that its source holds up, so that what was taken is sent
 * meanwhile. The loop has a lock, and lends it while it reads. Thread-safe.
 */
final class Relief {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final BooleanSupplier work;
  private boolean reading;
  private boolean watched;
  private boolean stuck;
  private long reads;
  private long seen = -1;

  /** {@code work} is done with the lock while a read lasts, until it says that nothing is left. */
  Relief(BooleanSupplier work) {
    this.work = work;
  }

  /** The loop runs. */
  void begin() {
    lock.lock();
  }

  /** The loop does not run. */
  void end() {
    lock.unlock();
  }

  /** The loop reads. {@code waits}: there is something that could be sent. */
  void lend(boolean waits) {
    reading = true;
    stuck = false;
    reads++;
    if (waits && !watched) {
      watched = true;
      watch();
    }
    lock.unlock();
  }

  /** The loop goes on; whether somebody had to step in. */
  boolean takeBack() {
    lock.lock();
    reading = false;
    return stuck;
  }

  private void watch() {
    CompletableFuture.delayedExecutor(LOOK_NANOS, TimeUnit.NANOSECONDS).execute(this::look);
  }

  /** A read that is under way in two looks lasts. */
  private void look() {
    if (!lock.tryLock()) {
      watch();
      return;
    }
    try {
      watched = reading;
      if (reading && seen == reads) {
        stuck = true;
        watched = work.getAsBoolean();
      }
      seen = reads;
      if (watched) {
        watch();
      }
    } finally {
      lock.unlock();
    }
  }
}
