package dev.coodie.internal.bulk;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Batches that are being filled, one for each partition, the oldest first. For one thread. */
final class Groups<T, R> {
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Map<RoutingKey, Group<Item<T, R>>> open = new LinkedHashMap<>();
  private boolean alarmed;
  private long alarmAt;

  /** Adds an item to the batch of its partition; returns a batch that became full by that. */
  @Nullable Parcel<T, R> add(Item<T, R> item, CqlStatement statement) {
    RoutingKey partition = statement.partition().orElse(null);
    if (partition == null) {
      return item;
    }
    Group<Item<T, R>> group = open.get(partition);
    Group<Item<T, R>> full = null;
    if (group == null || !group.takes(item.bytes)) {
      full = group;
      open.remove(partition); // so that the new one is the youngest
      group = new Group<>();
      open.put(partition, group);
    }
    group.add(item, item.bytes);
    if (full == null && group.isFull()) {
      full = group;
      open.remove(partition);
    }
    return full == null ? null : Several.of(full.members());
  }

  /** The batch that has been filled for longest, if that is long enough to send it as it is. */
  @Nullable Parcel<T, R> overdue() {
    return open.isEmpty() || System.nanoTime() - oldestSince() < LONGEST_NANOS ? null : oldest();
  }

  /** The batch that has been filled for longest, null if there is none. */
  @Nullable Parcel<T, R> oldest() {
    Iterator<Group<Item<T, R>>> groups = open.values().iterator();
    if (!groups.hasNext()) {
      return null;
    }
    Group<Item<T, R>> oldest = groups.next();
    groups.remove();
    return Several.of(oldest.members());
  }

  /** Gives an alarm when a batch may be overdue. */
  void whenOverdue(Runnable alarm) {
    long now = System.nanoTime();
    if (!open.isEmpty() && (!alarmed || now - alarmAt >= 0)) {
      alarmed = true;
      alarmAt = now + LONGEST_NANOS;
      CompletableFuture.delayedExecutor(LONGEST_NANOS, TimeUnit.NANOSECONDS, Runnable::run)
          .execute(alarm);
    }
  }

  private long oldestSince() {
    return open.values().iterator().next().since();
  }

  void clear() {
    open.clear();
  }
}
