package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The counts and lengths between values, four bytes each; a negative length means null. */
final class Lengths {
  private Lengths() {}

  /** How many values follow, each of which takes at least {@code perValue} bytes. */
  static int count(ValueType<?> type, ByteBuffer bytes, int at, int length, int perValue) {
    int count = length < 4 ? -1 : bytes.getInt(at);
    if (count < 0 || count > (length - 4) / perValue) {
      throw ValueErrors.broken(type, "their count does not fit their length");
    }
    return count;
  }

  /** The length at {@code at}, which leaves room for the value before {@code end}. */
  static int next(ValueType<?> type, ByteBuffer bytes, int at, int end) {
    if (end - at < 4) {
      throw ValueErrors.broken(type, "they end within a length");
    }
    int length = bytes.getInt(at);
    if (length > end - at - 4) {
      throw ValueErrors.broken(type, "they end within a value");
    }
    return length;
  }

  static void atEnd(ValueType<?> type, int at, int end) {
    if (at != end) {
      throw ValueErrors.broken(type, "bytes are left over after the last value");
    }
  }

  /** The size of {@code values}, each after its length. */
  static int size(@Nullable ByteBuffer[] values) {
    int size = 4 * values.length;
    for (ByteBuffer value : values) {
      size += value == null ? 0 : value.remaining();
    }
    return size;
  }

  /** Writes {@code values}, each after its length. */
  static void put(@Nullable ByteBuffer[] values, byte[] out, int start) {
    int at = start;
    for (ByteBuffer value : values) {
      Bytes.putInt(value == null ? -1 : value.remaining(), out, at);
      at += 4;
      if (value != null) {
        at = Bytes.put(value, out, at);
      }
    }
  }
}
