package dev.coodie.internal.bulk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Items of the same row, one after the other: a retry of an earlier one must not overwrite a later
 * one, and a batch would give both the same write time. The same for items of one partition that
 * write different values to the cells they share. For one thread.
 */
final class Rows<T, R> {
  private final Map<Object, Item<T, R>> latest = new HashMap<>();
  private final Map<Object, Shared<T, R>> partitions = new HashMap<>();

  /** Whether the item may be sent now; otherwise it follows those before it. */
  boolean enter(Item<T, R> item, Request<R> request) {
    Object partition = request.partition();
    return (partition == null
            || partitions.computeIfAbsent(partition, p -> new Shared<>()).enter(item, request))
        && follow(item, request.row());
  }

  /** Gives those that may be sent now that {@code item} is settled. */
  void leave(Item<T, R> item, Request<R> request, Consumer<Item<T, R>> free) {
    Item<T, R> next = item.successor;
    item.successor = null;
    if (next != null) {
      free.accept(next);
    } else if (request.row() != null) {
      latest.remove(request.row(), item);
    }
    Object partition = request.partition();
    Shared<T, R> shared = partition == null ? null : partitions.get(partition);
    if (partition != null && shared != null && shared.leave()) {
      for (Item<T, R> freed : shared.next()) {
        Request<R> own = freed.request();
        if (own != null && follow(freed, own.row())) {
          free.accept(freed);
        }
      }
      if (shared.isEmpty()) {
        partitions.remove(partition);
      }
    }
  }

  private boolean follow(Item<T, R> item, @Nullable Object row) {
    Item<T, R> before = row == null ? null : latest.put(row, item);
    if (before == null) {
      return true;
    }
    before.successor = item;
    return false;
  }
}
