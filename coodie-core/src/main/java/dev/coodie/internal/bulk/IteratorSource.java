package dev.coodie.internal.bulk;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Items of an iterator, which is made when the first one is wanted. */
public final class IteratorSource<T> implements Source<T> {
  private final Supplier<? extends Iterator<? extends T>> start;
  private @Nullable Iterator<? extends T> items;
  private @Nullable T item;

  /** Over what {@code start} makes. */
  public IteratorSource(Supplier<? extends Iterator<? extends T>> start) {
    this.start = start;
  }

  @Override
  public Found next(int room) {
    Iterator<? extends T> all = items;
    if (all == null) {
      all = start.get();
      items = all;
    }
    if (!all.hasNext()) {
      return Found.END;
    }
    item = all.next();
    return Found.ITEM;
  }

  @Override
  public @Nullable T item() {
    T found = item;
    item = null;
    return found;
  }
}
