package dev.coodie.internal.bulk;

import java.util.concurrent.TimeUnit;

/**
 * How many requests may be in flight now. It grows by half while answers come quickly and it is
 * used up, shrinks to 70 % when their average is above 50 ms and above four times the quickest
 * average seen, and halves when the server is overloaded. Where shrinking does not make answers
 * quicker, the server itself has become slower, and what is quick is learnt again. Knows no clock.
 * For one thread.
 */
final class Limit {
  private static final int START = 32;
  private static final int SHORTEST_WINDOW = 16;
  private static final long ALWAYS_QUICK = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int TOLERATED = 4;
  private static final int IN_VAIN = 3;

  private final int most;
  private int now;
  // Answers to what was sent before the latest change, which tell nothing about it.
  private int old;
  private long sum;
  private int count;
  private boolean usedUp;
  private long quickest = Long.MAX_VALUE;
  private long beforeShrinking = Long.MAX_VALUE;
  private int inVain;

  Limit(int most) {
    this.most = most;
    this.now = Math.min(START, most);
  }

  int now() {
    return now;
  }

  /** An answer came after {@code nanos}; {@code inFlight} requests were under way with it. */
  void answered(long nanos, int inFlight) {
    if (old > 0) {
      old--;
      return;
    }
    sum += nanos;
    count++;
    usedUp |= inFlight >= now;
    if (count >= Math.max(now, SHORTEST_WINDOW)) {
      judge(sum / count);
      startWindow();
    }
  }

  /** The server refused more, or did not answer in time. */
  void overloaded() {
    if (old > 0) {
      old--;
    } else {
      changeTo(now / 2);
    }
  }

  private void judge(long average) {
    quickest = Math.min(quickest, average);
    if (average <= Math.max(ALWAYS_QUICK, TOLERATED * quickest)) {
      beforeShrinking = Long.MAX_VALUE;
      inVain = 0;
      if (usedUp) {
        now = Math.min(most, now + Math.max(1, now / 2));
      }
      return;
    }
    inVain = average / 100 > beforeShrinking / 115 ? inVain + 1 : 0;
    beforeShrinking = average;
    if (inVain < IN_VAIN) {
      changeTo(now * 7 / 10);
    } else {
      quickest = average;
      inVain = 0;
    }
  }

  private void changeTo(int lower) {
    old = now;
    now = Math.max(1, lower);
    startWindow();
  }

  private void startWindow() {
    sum = 0;
    count = 0;
    usedUp = false;
  }
}
