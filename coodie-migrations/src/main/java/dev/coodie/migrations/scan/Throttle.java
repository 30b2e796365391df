package dev.coodie.migrations.scan;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Spreads rows evenly over time, over all threads together. Time not used is not saved up. */
final class Throttle {
  /** A shorter wait costs more than it saves; it is made up for by the next one. */
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);

  private final long nanosPerRow;
  private final LongSupplier clock;
  private final LongConsumer sleep;
  private final long start;
  private final AtomicLong next = new AtomicLong();

  /** {@code rowsPerSecond} 0 is without limit; {@code clock} and {@code sleep} are in ns. */
  Throttle(int rowsPerSecond, LongSupplier clock, LongConsumer sleep) {
    this.nanosPerRow = rowsPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rowsPerSecond;
    this.clock = clock;
    this.sleep = sleep;
    this.start = clock.getAsLong();
  }

  static Throttle of(int rowsPerSecond) {
    return new Throttle(rowsPerSecond, System::nanoTime, LockSupport::parkNanos);
  }

  /** Waits until it is the turn of one more row. */
  void awaitTurn() {
    if (nanosPerRow == 0) {
      return;
    }
    long now = clock.getAsLong() - start;
    long turn = next.updateAndGet(n -> Math.max(n, now) + nanosPerRow) - nanosPerRow;
    if (turn - now >= SHORTEST) {
      sleep.accept(turn - now);
    }
  }
}
