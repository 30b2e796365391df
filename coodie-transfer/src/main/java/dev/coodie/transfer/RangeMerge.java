package dev.coodie.transfer;

import dev.coodie.transfer.RowDifference.Cell;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lays the rows of two cursors side by side, and tells what differs. Holds one row of each. For one
 * thread.
 */
final class RangeMerge {
  /** Hears of each row once, and of what differs. */
  interface Sink {
    void row(boolean inA, boolean inB);

    void differs(RowDifference difference);
  }

  private final KeyOrder order;
  private final CellComparison comparison;
  private final Sink sink;
  private final RangeCursor cursorA;
  private final RangeCursor cursorB;
  private @Nullable ComparedRow a;
  private @Nullable ComparedRow b;
  private @Nullable ComparedRow partition;

  RangeMerge(
      KeyOrder order,
      CellComparison comparison,
      RangeCursor cursorA,
      RangeCursor cursorB,
      Sink sink) {
    this.order = order;
    this.comparison = comparison;
    this.cursorA = cursorA;
    this.cursorB = cursorB;
    this.sink = sink;
  }

  /** Reads both to their ends. */
  void run() {
    a = cursorA.next();
    b = cursorB.next();
    while (a != null || b != null) {
      int partitions = a == null ? 1 : b == null ? -1 : order.partitions(a, b);
      statics(partitions <= 0 ? a : null, partitions >= 0 ? b : null);
      int rows =
          partitions != 0
              ? partitions
              : order.rows(Objects.requireNonNull(a), Objects.requireNonNull(b));
      row(rows <= 0 ? a : null, rows >= 0 ? b : null);
      if (rows <= 0) {
        a = cursorA.next();
      }
      if (rows >= 0) {
        b = cursorB.next();
      }
    }
  }

  /** A partition's static cells are in all of its rows, and compared with the first one. */
  private void statics(@Nullable ComparedRow inA, @Nullable ComparedRow inB) {
    ComparedRow first = inA == null ? Objects.requireNonNull(inB) : inA;
    if (comparison.hasStatics() && (partition == null || order.partitions(partition, first) != 0)) {
      List<Cell> cells = comparison.differences(inA, inB, true);
      if (!cells.isEmpty()) {
        sink.differs(new RowDifference(inA, inB, true, cells));
      }
    }
    partition = first;
  }

  private void row(@Nullable ComparedRow inA, @Nullable ComparedRow inB) {
    boolean thereA = inA != null && inA.isRow();
    boolean thereB = inB != null && inB.isRow();
    if (!thereA && !thereB) {
      return;
    }
    sink.row(thereA, thereB);
    List<Cell> cells = comparison.differences(inA, inB, false);
    if (!thereA || !thereB || !cells.isEmpty()) {
      sink.differs(new RowDifference(inA, inB, false, cells));
    }
  }
}
