package dev.coodie.javadriver;

import dev.coodie.driver.CqlStatement;
import dev.coodie.error.OverloadedException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that statements may take from their begin to their end. Thread-safe. */
final class Room {
  /** What the driver and we keep for each, whatever its values: measured 1.4 to 2 KB. */
  static final int EACH = 2_048;

  private static final int SHARE_OF_HEAP = 4;
  private static final long MEBI = 1024 * 1024;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  Room(long most) {
    this.most = most;
  }

  /** For a session of the application, which says itself what may wait. */
  static Room unlimited() {
    return new Room(Long.MAX_VALUE);
  }

  /** What applies unless it is chosen: a quarter of the heap. */
  static long ofHeap() {
    return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  }

  /** Whether there is room; one that alone is too large gets it when it is the only one. */
  boolean take(long bytes) {
    long now = taken.addAndGet(bytes);
    if (now <= most || now == bytes) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void leave(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }

  OverloadedException full(String text) {
    return new OverloadedException(
        "coodie-519",
        "The statements that wait or are under way take all of the "
            + Math.max(1, most / MEBI)
            + " MiB they may; this one was not run. Retry later, with fewer at once or smaller ones,"
            + " or give them more: CoodieConfig.statementMemory(..).",
        text,
        null);
  }

  static long bytes(List<CqlStatement> statements) {
    long bytes = 0;
    for (int i = 0; i < statements.size(); i++) {
      bytes += bytes(statements.get(i));
    }
    return bytes;
  }

  static long bytes(CqlStatement statement) {
    long bytes = EACH;
    for (int i = 0, size = statement.size(); i < size; i++) {
      ByteBuffer cell = statement.cell(i);
      if (cell != null) {
        bytes += cell.remaining();
      }
    }
    return bytes;
  }
}
