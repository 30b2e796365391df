package dev.coodie.model;

import dev.coodie.column.Cells;
import dev.coodie.column.Fit;
import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Cells that remember which of them was read last, and how many were. For one thread. */
final class LatestCell implements Cells {
  private final Cells cells;
  private final BitSet read = new BitSet();
  private int place = -1;

  LatestCell(Cells cells) {
    this.cells = cells;
  }

  /** The place of the cell that was read last, -1 for none. */
  int place() {
    return place;
  }

  /** How many cells were read. */
  int count() {
    return read.cardinality();
  }

  @Override
  public int size() {
    return cells.size();
  }

  @Override
  public @Nullable ByteBuffer bytes(int index) {
    place = index;
    read.set(index);
    return cells.bytes(index);
  }

  @Override
  public Fit fit(int index, ValueType<?> type) {
    return cells.fit(index, type);
  }
}
