package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The cells of an array, as a row would have them. */
final class ArrayCells implements Cells {
  private final @Nullable ByteBuffer[] cells;

  ArrayCells(@Nullable ByteBuffer[] cells) {
    this.cells = cells;
  }

  @Override
  public int size() {
    return cells.length;
  }

  @Override
  public @Nullable ByteBuffer bytes(int index) {
    return cells[index];
  }
}
