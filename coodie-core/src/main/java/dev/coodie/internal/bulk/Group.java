package dev.coodie.internal.bulk;

import dev.coodie.driver.CqlStatement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes of one partition that fit into one batch. For one thread. */
public final class Group<E> {
  private static final int MOST_MEMBERS = 100;
  private static final long MOST_BYTES = 50 * 1024;

  private final List<E> members = new ArrayList<>();
  private final long since = System.nanoTime();
  private long bytes;

  /** Whether a statement of {@code more} bytes fits. */
  public boolean takes(long more) {
    return members.size() < MOST_MEMBERS && bytes + more <= MOST_BYTES;
  }

  /** Whether nothing more fits. */
  boolean isFull() {
    return members.size() >= MOST_MEMBERS || bytes >= MOST_BYTES;
  }

  /** When it began, as {@code System.nanoTime()}. */
  long since() {
    return since;
  }

  /** Adds one whatever its size, so that a large one is in a group of its own. */
  public void add(E member, long size) {
    members.add(member);
    bytes += size;
  }

  /** What it has, in order. */
  public List<E> members() {
    return members;
  }

  /** All bytes of a statement's values. */
  public static long bytes(CqlStatement statement) {
    long bytes = 0;
    for (int i = 0; i < statement.size(); i++) {
      ByteBuffer cell = statement.cell(i);
      bytes += cell == null ? 0 : cell.remaining();
    }
    return bytes;
  }
}
