package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Collects encoded values by position: what to bind to a statement, or the fields of a tuple or
 * user-defined type. A cell that is never set stays null. One thread at a time may use a sink.
 */
public final class CellSink {
  private final @Nullable ByteBuffer[] cells;
  private final int wanted;
  private int latest = -1;

  /** A sink for {@code size} cells, all null. */
  public CellSink(int size) {
    this(size, Integer.MAX_VALUE);
  }

  private CellSink(int size, int wanted) {
    this.cells = new ByteBuffer[size];
    this.wanted = wanted;
  }

  /** A sink with only the first {@code wanted} cells; what is set after them is not encoded. */
  public static CellSink first(int wanted) {
    return new CellSink(wanted, wanted);
  }

  /**
   * Sets a cell to {@code value}; null makes it null.
   *
   * @throws dev.coodie.error.InvalidQueryException if CQL cannot store the value, for example a
   *     list with a null element
   */
  public <V> void set(int index, ValueType<V> type, @Nullable V value) {
    if (index < wanted) {
      latest = index;
      cells[index] = value == null ? null : type.encode(value);
    }
  }

  /** Sets an {@code int} cell. */
  public void setInt(int index, int value) {
    put(index, ByteBuffer.allocate(4).putInt(0, value));
  }

  /** Sets a {@code bigint} or {@code counter} cell. */
  public void setLong(int index, long value) {
    put(index, ByteBuffer.allocate(8).putLong(0, value));
  }

  /** Sets a {@code smallint} cell. */
  public void setShort(int index, short value) {
    put(index, ByteBuffer.allocate(2).putShort(0, value));
  }

  /** Sets a {@code tinyint} cell. */
  public void setByte(int index, byte value) {
    put(index, ByteBuffer.allocate(1).put(0, value));
  }

  /** Sets a {@code float} cell. */
  public void setFloat(int index, float value) {
    put(index, ByteBuffer.allocate(4).putFloat(0, value));
  }

  /** Sets a {@code double} cell. */
  public void setDouble(int index, double value) {
    put(index, ByteBuffer.allocate(8).putDouble(0, value));
  }

  /** Sets a {@code boolean} cell. */
  public void setBoolean(int index, boolean value) {
    put(index, ByteBuffer.allocate(1).put(0, (byte) (value ? 1 : 0)));
  }

  /** The cell that {@link #set} was last called for, also if it failed; -1 for none. */
  public int latest() {
    return latest;
  }

  /** The cells themselves, not a copy; later changes of the sink show in the array. */
  public @Nullable ByteBuffer[] cells() {
    return cells;
  }

  private void put(int index, ByteBuffer cell) {
    if (index < wanted) {
      cells[index] = cell;
    }
  }
}
