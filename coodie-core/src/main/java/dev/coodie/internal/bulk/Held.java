package dev.coodie.internal.bulk;

import dev.coodie.driver.RoutingKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was taken from the source and is not sent yet, in batches of one partition where partitions
 * come again. For one thread.
 */
final class Held<T, R> {
  private static final int MOST_AHEAD = 10_000;
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  /** A server that refuses so many batches in a row takes none. */
  private static final int MOST_REFUSED = 3;

  /** So many items of a source that paused are sent without a look at the next. */
  private static final int IN_HURRY = 100;

  private final Deque<Parcel<T, R>> ready = new ArrayDeque<>();
  private final Groups<T, R> groups = new Groups<>();
  private final Repeats repeats = new Repeats();
  private long bytes;
  private int refused;
  private int hurry;

  /** An item that may be sent, with others of its partition if that is allowed. */
  void add(Item<T, R> item, Request<R> request) {
    boolean groupable = request.groupable() && refused < MOST_REFUSED;
    if (groupable) {
      repeats.add(request.statement());
    }
    RoutingKey partition =
        groupable && repeats.oftenOrUnknown() ? request.statement().partition().orElse(null) : null;
    if (partition == null) {
      addAlone(item);
      return;
    }
    hurry = Math.max(0, hurry - 1);
    item.bytes = Group.bytes(request.statement());
    bytes += item.bytes;
    Parcel<T, R> full = groups.add(item, partition);
    if (full != null) {
      ready.add(full);
    }
  }

  /** An item that is in no batch. */
  void addAlone(Item<T, R> item) {
    groups.pass();
    ready.add(item);
  }

  /**
   * What is to be sent next, null if there is nothing. {@code whole}: no batch that the next item
   * of the source may belong to, unless the source has paused.
   */
  @Nullable Parcel<T, R> next(boolean whole) {
    Parcel<T, R> next = ready.poll();
    return next == null ? groups.oldest(whole && hurry == 0) : next;
  }

  boolean isEmpty() {
    return ready.isEmpty() && groups.isEmpty();
  }

  /** Whether items are taken although nothing more can be sent, so that they find others. */
  boolean looksAhead() {
    return repeats.often() && refused < MOST_REFUSED;
  }

  /** Whether there is memory for that. */
  boolean hasRoom() {
    return bytes < MOST_BYTES;
  }

  /** How many items may be taken and not be settled, if so many requests may be in flight. */
  int window(int most) {
    return looksAhead() ? Math.max(most, MOST_AHEAD) : most;
  }

  /** The item is settled. */
  void leave(Item<T, R> item) {
    bytes -= item.bytes;
  }

  /** Others were sent while the source kept its reader waiting. */
  void sourcePaused() {
    hurry = IN_HURRY;
  }

  /** The server took or refused a batch. */
  void batchAnswered(boolean taken) {
    refused = taken ? 0 : refused + 1;
  }

  /** Everything that is ready, no longer held; the rest is dropped. */
  List<Parcel<T, R>> end() {
    List<Parcel<T, R>> all = new ArrayList<>(ready);
    ready.clear();
    groups.clear();
    return all;
  }
}
