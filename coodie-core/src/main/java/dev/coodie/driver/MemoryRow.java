package dev.coodie.driver;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row whose cells are held in a list. */
final class MemoryRow implements Row {
  private final ResultColumns columns;
  private final List<@Nullable ByteBuffer> cells;

  MemoryRow(ResultColumns columns, List<@Nullable ByteBuffer> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells do not fit " + columns.size() + " columns: " + columns);
    }
    this.columns = columns;
    this.cells = new ArrayList<>(cells);
  }

  @Override
  public ResultColumns columns() {
    return columns;
  }

  @Override
  public @Nullable ByteBuffer bytes(int index) {
    return cells.get(index);
  }

  @Override
  public String toString() {
    return "Row(" + columns + ")";
  }
}
