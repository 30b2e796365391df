package dev.coodie.internal.bulk;

import dev.coodie.driver.RoutingKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batches that are being filled, one for each partition, the oldest first. For one thread. */
final class Groups<T, R> {
  private final Map<RoutingKey, Group<Item<T, R>>> open = new LinkedHashMap<>();
  private @Nullable Group<Item<T, R>> latest;

  /** Adds an item to the batch of its partition; returns a batch that became full by that. */
  @Nullable Parcel<T, R> add(Item<T, R> item, RoutingKey partition) {
    Group<Item<T, R>> group = latest;
    Group<Item<T, R>> full = null;
    if (group == null || !partition.equals(group.partition())) {
      group = open.get(partition);
    }
    if (group == null || !group.takes(item.bytes)) {
      full = group;
      open.remove(partition); // so that the new one is the youngest
      group = new Group<>(partition);
      open.put(partition, group);
    }
    group.add(item, item.bytes);
    latest = group;
    if (full == null && group.isFull()) {
      full = group;
      open.remove(partition);
      latest = null;
    }
    return full == null ? null : Several.of(full.members());
  }

  /** The next item is of another partition. */
  void pass() {
    latest = null;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /**
   * The batch that has been filled for longest, null if there is none. {@code passed}: none of the
   * partition that the latest item is of, since the next one may be, too.
   */
  @Nullable Parcel<T, R> oldest(boolean passed) {
    Iterator<Group<Item<T, R>>> groups = open.values().iterator();
    if (!groups.hasNext()) {
      return null;
    }
    Group<Item<T, R>> oldest = groups.next();
    if (passed && oldest == latest) {
      if (!groups.hasNext()) {
        return null;
      }
      oldest = groups.next();
    }
    groups.remove();
    if (oldest == latest) {
      latest = null;
    }
    return Several.of(oldest.members());
  }

  void clear() {
    open.clear();
    latest = null;
  }
}
