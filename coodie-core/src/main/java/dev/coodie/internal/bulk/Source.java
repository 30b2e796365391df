package dev.coodie.internal.bulk;

import org.jspecify.annotations.Nullable;

/** Where items come from. For the loop alone. */
public interface Source<T> {
  /** What {@link #next} found. */
  enum Found {
    ITEM,
    NOTHING_YET,
    END
  }

  /** Tells a source that brings items by itself whom to tell. Called once, before the first. */
  default void start(Runnable news) {}

  /**
   * Looks for the next item. May block, if the source does. What it throws ends the source.
   *
   * @param room how many items can be taken now, 1 or more
   */
  Found next(int room);

  /** The item that was found. */
  @Nullable T item();

  /** No more items are wanted. */
  default void cancel() {}
}
