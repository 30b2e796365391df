package dev.coodie.transfer;

import dev.coodie.column.CqlType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a record says of a row: by column, in the order of {@link Fields#columns}. */
final class RowValues {
  /** Seconds that a cell has left, 0 for no end; null if nothing is said. */
  private final @Nullable Integer[] ttl;

  private final @Nullable Long[] writeTime;
  private final @Nullable ByteBuffer[] cells;
  private final boolean[] given;
  private boolean timed;

  RowValues(int columns) {
    this.cells = new ByteBuffer[columns];
    this.given = new boolean[columns];
    this.ttl = new Integer[columns];
    this.writeTime = new Long[columns];
  }

  void set(Field field, @Nullable ByteBuffer value) {
    int index = field.index();
    switch (field.kind()) {
      case VALUE -> {
        cells[index] = value;
        given[index] = true;
      }
      case TTL -> {
        ttl[index] = value == null ? Integer.valueOf(0) : CqlType.INT.decode(value);
        timed = true;
      }
      case WRITE_TIME -> {
        writeTime[index] = value == null ? null : CqlType.BIGINT.decode(value);
        timed = true;
      }
    }
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
    return new Timing(ttl[column], writeTime[column]);
  }

  /** How a cell is written; null where nothing is said. */
  record Timing(@Nullable Integer ttl, @Nullable Long writeTime) {
    static final Timing NONE = new Timing(null, null);
  }
}
