package dev.coodie.internal.bulk;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items of the same row, one after the other: a retry of an earlier one must not overwrite a later
 * one, and a batch would give both the same write time. For one thread.
 */
final class Rows<T, R> {
  private final Map<Object, Item<T, R>> latest = new HashMap<>();

  /** Whether the item may be sent now; otherwise it follows the one before it. */
  boolean enter(Item<T, R> item, @Nullable Object row) {
    Item<T, R> before = row == null ? null : latest.put(row, item);
    if (before == null) {
      return true;
    }
    before.successor = item;
    return false;
  }

  /** The item that may be sent now that {@code item} is settled, null if there is none. */
  @Nullable Item<T, R> leave(Item<T, R> item, @Nullable Object row) {
    Item<T, R> next = item.successor;
    item.successor = null;
    if (next == null && row != null) {
      latest.remove(row, item);
    }
    return next;
  }
}
