package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A row of one of the tables that are compared. */
record ComparedRow(ComparedTable table, Row row, long token) {
  static ComparedRow of(ComparedTable table, Row row) {
    ByteBuffer token = row.bytes(table.tokenPlace());
    return new ComparedRow(
        table, row, ValueType.BIGINT.decode(java.util.Objects.requireNonNull(token)));
  }

  /** Part {@code index} of the key; null for clustering columns of a partition without rows. */
  @Nullable ByteBuffer key(int index) {
    return row.bytes(index);
  }

  /** Whether it is more than the static cells of a partition that has no rows. */
  boolean isRow() {
    int first = table.partitionSize();
    return first == table.key().size() || row.bytes(first) != null;
  }

  /** The cell, null if it is not there; an empty collection that is not frozen is none. */
  @Nullable ByteBuffer cell(int index) {
    ByteBuffer cell = row.bytes(table.cellPlace(index));
    return table.cells().get(index).type().isMissing(cell) ? null : cell;
  }

  CellTimes times(int index) {
    if (!table.tellsTimes(index)) {
      return CellTimes.UNKNOWN;
    }
    Column column = table.cells().get(index);
    return CellTimes.of(
        column.hasSeveralCells(),
        row.bytes(table.writeTimePlace(index)),
        row.bytes(table.ttlPlace(index)));
  }
}
