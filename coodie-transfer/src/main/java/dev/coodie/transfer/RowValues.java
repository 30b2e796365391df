package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record says of a row: by column, in the order of {@link Fields#columns}. */
final class RowValues {
  private static final @Nullable Integer[] NO_TTL = {};
  private static final @Nullable Long[] NO_WRITE_TIME = {};

  /** Seconds that a cell has left, 0 for no end; null if nothing is said. */
  private @Nullable Integer[] ttl = NO_TTL;

  private @Nullable Long[] writeTime = NO_WRITE_TIME;

  /** Of columns of several cells: times of each, or one for all. */
  private @Nullable Map<Integer, List<Integer>> partTtl;

  private @Nullable Map<Integer, List<Long>> partWriteTime;
  private final @Nullable ByteBuffer[] cells;
  private final boolean[] given;
  private boolean timed;

  RowValues(int columns) {
    this.cells = new ByteBuffer[columns];
    this.given = new boolean[columns];
  }

  private RowValues(RowValues other) {
    this.cells = other.cells.clone();
    this.given = other.given.clone();
    this.ttl = other.ttl.clone();
    this.writeTime = other.writeTime.clone();
    this.timed = other.timed;
  }

  void set(Field field, @Nullable ByteBuffer value) {
    int index = field.index();
    switch (field.kind()) {
      case VALUE -> {
        cells[index] = value;
        given[index] = true;
      }
      case TTL -> {
        becomeTimed();
        if (!field.column().hasSeveralCells()) {
          ttl[index] = value == null ? Integer.valueOf(0) : ValueType.INT.decode(value);
        } else if (value != null) {
          partTtl = partTtl == null ? new HashMap<>() : partTtl;
          partTtl.put(index, times(ValueType.list(ValueType.INT), value));
        }
      }
      case WRITE_TIME -> {
        becomeTimed();
        if (!field.column().hasSeveralCells()) {
          writeTime[index] = value == null ? null : ValueType.BIGINT.decode(value);
        } else if (value != null) {
          partWriteTime = partWriteTime == null ? new HashMap<>() : partWriteTime;
          partWriteTime.put(index, times(ValueType.list(ValueType.BIGINT), value));
        }
      }
    }
  }

  /** Most rows say nothing of times. */
  private void becomeTimed() {
    if (!timed) {
      timed = true;
      ttl = new Integer[cells.length];
      writeTime = new Long[cells.length];
    }
  }

  /** A copy in which a column has these parts and times alone. */
  RowValues with(int column, PartTimes.Group group) {
    RowValues copy = new RowValues(this);
    copy.becomeTimed();
    copy.cells[column] = group.cell();
    copy.ttl[column] = group.how().ttl();
    copy.writeTime[column] = group.how().writeTime();
    return copy;
  }

  private static <T> List<T> times(ValueType<List<T>> type, ByteBuffer value) {
    List<T> times = type.decode(value);
    if (times.stream().anyMatch(Objects::isNull)) {
      throw new BadValueException("a time has no bytes");
    }
    return times;
  }

  /** Of a column of several cells: what is said of when each expires. */
  @Nullable List<Integer> partTtl(int column) {
    return partTtl == null ? null : partTtl.get(column);
  }

  /** Of a column of several cells: what is said of when each was written. */
  @Nullable List<Long> partWriteTime(int column) {
    return partWriteTime == null ? null : partWriteTime.get(column);
  }

  @Nullable ByteBuffer cell(int column) {
    return cells[column];
  }

  /** The bytes of all cells. */
  long bytes() {
    long bytes = 0;
    for (ByteBuffer cell : cells) {
      bytes += cell == null ? 0 : cell.remaining();
    }
    return bytes;
  }

  /** Whether the record has the column, be it as null. */
  boolean isGiven(int column) {
    return given[column];
  }

  /** Whether it says anything of times. */
  boolean isTimed() {
    return timed;
  }

  Timing timing(int column) {
    return timed ? new Timing(ttl[column], writeTime[column]) : Timing.NONE;
  }

  /** How a cell is written; null where nothing is said. */
  record Timing(@Nullable Integer ttl, @Nullable Long writeTime) {
    static final Timing NONE = new Timing(null, null);
  }
}
