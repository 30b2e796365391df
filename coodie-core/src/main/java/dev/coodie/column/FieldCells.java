package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The fields of a tuple or user-defined type, read where they lie instead of from slices. */
final class FieldCells implements Cells {
  private final ByteBuffer bytes;
  private final int[] starts;
  private final int[] lengths;

  FieldCells(ByteBuffer bytes, int[] starts, int[] lengths) {
    this.bytes = bytes;
    this.starts = starts;
    this.lengths = lengths;
  }

  @Override
  public int size() {
    return starts.length;
  }

  @Override
  public @Nullable ByteBuffer bytes(int index) {
    return lengths[index] < 0 ? null : bytes.slice(starts[index], lengths[index]);
  }

  @Override
  public <V> @Nullable V get(int index, ValueType<V> type) {
    return type.read(bytes, starts[index], lengths[index]);
  }

  @Override
  public int getInt(int index) {
    return Primitives.intAt(bytes, starts[index], lengths[index], index);
  }

  @Override
  public long getLong(int index) {
    return Primitives.longAt(bytes, starts[index], lengths[index], index);
  }

  @Override
  public short getShort(int index) {
    return Primitives.shortAt(bytes, starts[index], lengths[index], index);
  }

  @Override
  public byte getByte(int index) {
    return Primitives.byteAt(bytes, starts[index], lengths[index], index);
  }

  @Override
  public float getFloat(int index) {
    return Primitives.floatAt(bytes, starts[index], lengths[index], index);
  }

  @Override
  public double getDouble(int index) {
    return Primitives.doubleAt(bytes, starts[index], lengths[index], index);
  }

  @Override
  public boolean getBoolean(int index) {
    return Primitives.booleanAt(bytes, starts[index], lengths[index], index);
  }
}
