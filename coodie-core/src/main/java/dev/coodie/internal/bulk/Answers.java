package dev.coodie.internal.bulk;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Parcels whose answers came, handed from the driver's threads to the loop: a stack, whose top
 * knows its depth, so that the loop need not be woken for each. Any thread pushes, one takes.
 */
final class Answers<T, R> {
  private final AtomicReference<@Nullable Parcel<T, R>> top = new AtomicReference<>();
  private final Turns turns;
  private volatile int wakeAt = Integer.MAX_VALUE;

  Answers(Turns turns) {
    this.turns = turns;
  }

  void push(Parcel<T, R> parcel) {
    Parcel<T, R> below;
    do {
      below = top.get();
      parcel.below = below;
      parcel.depth = below == null ? 1 : below.depth + 1;
    } while (!top.compareAndSet(below, parcel));
    if (parcel.depth >= wakeAt) {
      turns.news();
    }
  }

  /** All that came, the oldest first, linked by {@code below}; null if none did. */
  @Nullable Parcel<T, R> take() {
    if (top.get() == null) {
      return null;
    }
    Parcel<T, R> next = top.getAndSet(null);
    Parcel<T, R> oldest = null;
    while (next != null) {
      Parcel<T, R> below = next.below;
      next.below = oldest;
      oldest = next;
      next = below;
    }
    return oldest;
  }

  boolean isEmpty() {
    return top.get() == null;
  }

  /** Whether the loop may rest until {@code count} answers are there; then it is woken. */
  boolean restUntil(int count) {
    wakeAt = count;
    Parcel<T, R> latest = top.get();
    return latest == null || latest.depth < count;
  }

  /** The loop runs, and looks by itself. */
  void awake() {
    wakeAt = Integer.MAX_VALUE;
  }
}
