package dev.coodie.spark.internal.write;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Cells after their lengths, as they are inside of others. */
final class FieldBytes {
  private FieldBytes() {}

  static int size(@Nullable ByteBuffer[] cells) {
    int size = 0;
    for (ByteBuffer cell : cells) {
      size = Math.addExact(size, 4 + (cell == null ? 0 : cell.remaining()));
    }
    return size;
  }

  static void put(@Nullable ByteBuffer cell, ByteBuffer out) {
    out.putInt(cell == null ? -1 : cell.remaining());
    if (cell != null) {
      out.put(cell.duplicate());
    }
  }
}
