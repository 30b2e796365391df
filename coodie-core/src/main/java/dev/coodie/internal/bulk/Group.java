package dev.coodie.internal.bulk;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes of one partition that fit into one batch. For one thread. */
public final class Group<E> {
  private static final int MOST_MEMBERS = 100;
  private static final long MOST_BYTES = 50 * 1024;

  private final List<E> members = new ArrayList<>();
  private final @Nullable RoutingKey partition;
  private long bytes;

  /** Of statements whose partition is not known. */
  public Group() {
    this(null);
  }

  /** Of that partition. */
  public Group(@Nullable RoutingKey partition) {
    this.partition = partition;
  }

  @Nullable RoutingKey partition() {
    return partition;
  }

  /** Whether a statement of {@code more} bytes fits. */
  public boolean takes(long more) {
    return members.size() < MOST_MEMBERS && bytes + more <= MOST_BYTES;
  }

  /** Whether nothing more fits. */
  boolean isFull() {
    return members.size() >= MOST_MEMBERS || bytes >= MOST_BYTES;
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
