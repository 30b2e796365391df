package dev.coodie.internal.bulk;

import org.jspecify.annotations.Nullable;

/** Where items go when it is known what became of them. Called by the loop alone. */
interface Outlet<T, R> {
  /** Whether it ever wanted an item; nothing is taken from the source before. */
  default boolean hasBegun() {
    return true;
  }

  /** Whether it takes another item now. */
  boolean wants();

  /** An item that succeeded or failed. */
  void give(Item<T, R> item);

  /** Nothing comes any more; {@code stop} says why if the job ended before its source. */
  void end(@Nullable Throwable stop);
}
