package dev.coodie.internal.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cells that all rows of a partition share: items that write the same values to them may be
 * under way together, others wait for all of those. For one thread.
 */
final class Shared<T, R> {
  private final Deque<Item<T, R>> waiting = new ArrayDeque<>();
  private @Nullable Object values;
  private int underWay;

  /** Whether the item is under way now; otherwise it waits. */
  boolean enter(Item<T, R> item, Request<R> request) {
    if (underWay > 0 && !(waiting.isEmpty() && Objects.equals(values, request.shared()))) {
      waiting.add(item);
      return false;
    }
    values = request.shared();
    underWay++;
    return true;
  }

  /** An item has ended; whether it was the last that was under way. */
  boolean leave() {
    return --underWay == 0;
  }

  /** The items that are under way now, in order: those with the values of the first that waits. */
  List<Item<T, R>> next() {
    List<Item<T, R>> freed = new ArrayList<>();
    for (Item<T, R> item = waiting.peek(); item != null; item = waiting.peek()) {
      Request<R> request = item.request();
      Object own = request == null ? null : request.shared();
      if (underWay > 0 && !Objects.equals(values, own)) {
        break;
      }
      values = own;
      underWay++;
      freed.add(waiting.remove());
    }
    return freed;
  }

  boolean isEmpty() {
    return underWay == 0;
  }
}
