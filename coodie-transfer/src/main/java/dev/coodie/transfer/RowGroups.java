package dev.coodie.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait for others of their partition, to be sent with them: only those of a few
 * partitions, so that rows that are each in their own do not wait for long. For one thread.
 */
final class RowGroups {
  /** What a batch has at most: more gains nothing, and the server holds it as one write. */
  static final int MOST_ROWS = 64;

  static final long MOST_BYTES = 40 << 10;

  /** Partitions whose rows wait at once. */
  private static final int MOST_PARTITIONS = 16;

  /** Rows of one partition. */
  private static final class Group {
    private final Object partition;
    private final List<Window.Entry> rows = new ArrayList<>();
    private long bytes;

    Group(Object partition) {
      this.partition = partition;
    }
  }

  private final Map<Object, Group> waiting = new LinkedHashMap<>();
  private final int keyColumns;
  private @Nullable Group latest;

  /** {@code keyColumns}: how many columns of a row, the first ones, are its partition key. */
  RowGroups(int keyColumns) {
    this.keyColumns = keyColumns;
  }

  /** Adds a row; returns rows that are to be sent now, or none. */
  List<Window.Entry> add(Window.Entry row, RowValues values) {
    Object partition = partition(values);
    long bytes = values.bytes();
    Group group = latest;
    if (group == null || !group.partition.equals(partition)) {
      group = waiting.computeIfAbsent(partition, Group::new);
      latest = group;
    }
    List<Window.Entry> full = List.of();
    if (!group.rows.isEmpty() && group.bytes + bytes > MOST_BYTES) {
      full = take(group);
      group = waiting.computeIfAbsent(partition, Group::new);
      latest = group;
    }
    group.rows.add(row);
    group.bytes += bytes;
    if (group.rows.size() == MOST_ROWS) {
      return take(group);
    }
    return full.isEmpty() && waiting.size() > MOST_PARTITIONS ? oldest() : full;
  }

  /** Takes the rows of the partition that came first; none if nothing waits. */
  List<Window.Entry> oldest() {
    Iterator<Group> groups = waiting.values().iterator();
    return groups.hasNext() ? take(groups.next()) : List.of();
  }

  private List<Window.Entry> take(Group group) {
    waiting.remove(group.partition);
    latest = null;
    return group.rows;
  }

  private Object partition(RowValues values) {
    if (keyColumns == 1) {
      return given(values, 0);
    }
    List<ByteBuffer> key = new ArrayList<>(keyColumns);
    for (int i = 0; i < keyColumns; i++) {
      key.add(given(values, i));
    }
    return key;
  }

  private static ByteBuffer given(RowValues values, int column) {
    return Objects.requireNonNull(values.cell(column));
  }
}
