package dev.coodie.internal.bulk;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thread at a time goes round a loop; who has news meanwhile has it go round once more, and
 * wakes it if it rests. Starts as running. Thread-safe.
 */
final class Turns {
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int ONCE_MORE = 2;

  private final AtomicInteger state = new AtomicInteger(RUNNING);
  private final Runnable wake;

  Turns(Runnable wake) {
    this.wake = wake;
  }

  void news() {
    if (state.get() != ONCE_MORE
        && state.getAndUpdate(s -> s == IDLE ? RUNNING : ONCE_MORE) == IDLE) {
      wake.run();
    }
  }

  /** Called by the loop before it looks for something to do. */
  void begin() {
    state.set(RUNNING);
  }

  /** Called by the loop when there is nothing to do; false if there was news since. */
  boolean rest() {
    return state.compareAndSet(RUNNING, IDLE);
  }

  boolean isResting() {
    return state.get() == IDLE;
  }
}
