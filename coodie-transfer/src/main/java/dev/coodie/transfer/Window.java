package dev.coodie.transfer;

import dev.coodie.driver.CqlStatement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records under way, in the order of the file. They end in any order, but are taken out in that
 * of the file, so everything before the oldest that is left is done: that is where an import goes
 * on. Thread-safe.
 */
final class Window {
  /** One record; {@code reason} says why it was rejected, if it was. */
  static final class Entry {
    private final ImportRecord record;
    private final long time;
    private @Nullable CqlStatement statement;
    private boolean sent;
    private boolean done;
    private @Nullable String reason;

    private Entry(ImportRecord record, long time) {
      this.record = record;
      this.time = time;
    }

    ImportRecord record() {
      return record;
    }

    /** When it is written, in microseconds, unless it says that itself. */
    long time() {
      return time;
    }

    /** What writes it, the first time that it is sent. */
    CqlStatement statement() {
      return Objects.requireNonNull(statement);
    }

    void statement(CqlStatement first) {
      statement = first;
    }

    /** It waits for nothing but the server; told by the thread that asks for room. */
    void sent() {
      sent = true;
    }

    @Nullable String reason() {
      return reason;
    }
  }

  /** Records of more bytes than this wait for those before them. */
  private static final long MOST_BYTES = 16 << 20;

  private final int most;
  private long bytes;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private @Nullable Throwable failure;

  Window(int most) {
    this.most = most;
  }

  /** Whether there is no room, and will be none before the oldest record is sent. */
  synchronized boolean waitsForSending() {
    Entry oldest = entries.peekFirst();
    return !hasRoom() && oldest != null && !oldest.sent && !oldest.done;
  }

  private boolean hasRoom() {
    return entries.size() < most && bytes < MOST_BYTES;
  }

  /** Waits until there is room for a record more, or something failed. */
  synchronized void awaitRoom() throws InterruptedException {
    while (!hasRoom() && !isDone(entries.peekFirst()) && failure == null) {
      wait();
    }
  }

  /** Waits until all that were sent are done, or something failed. */
  synchronized void awaitAll() throws InterruptedException {
    while (failure == null && entries.stream().anyMatch(entry -> entry.sent && !entry.done)) {
      wait();
    }
  }

  private static boolean isDone(@Nullable Entry entry) {
    return entry != null && entry.done;
  }

  /** {@code time}: when it is written, in microseconds. */
  synchronized Entry add(ImportRecord record, long time) {
    Entry entry = new Entry(record, time);
    entries.addLast(entry);
    bytes += record.bytes();
    return entry;
  }

  synchronized void written(Entry entry) {
    entry.done = true;
    notifyAll();
  }

  /** The same for all of them. */
  synchronized void written(List<Entry> together) {
    for (Entry entry : together) {
      entry.done = true;
    }
    notifyAll();
  }

  synchronized void rejected(Entry entry, String reason) {
    entry.reason = reason;
    entry.done = true;
    notifyAll();
  }

  /** Something that concerns more than one record: nothing more is begun. */
  synchronized void fail(Throwable error) {
    if (failure == null) {
      failure = error;
    }
    notifyAll();
  }

  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** Takes out all that are done, up to the first that is not. */
  synchronized List<Entry> take() {
    if (!isDone(entries.peekFirst())) {
      return List.of();
    }
    List<Entry> done = new ArrayList<>();
    while (isDone(entries.peekFirst())) {
      Entry entry = entries.removeFirst();
      bytes -= entry.record.bytes();
      done.add(entry);
    }
    return done;
  }

  /** Whether nothing was sent of those that are left. */
  synchronized boolean nothingSent() {
    return entries.stream().noneMatch(entry -> entry.sent);
  }
}
