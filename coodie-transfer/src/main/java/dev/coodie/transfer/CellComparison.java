package dev.coodie.transfer;

import dev.coodie.transfer.RowDifference.Cell;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of two rows differ.
 *
 * @param columns those that are compared
 * @param times whether the same value with other times is a difference
 */
record CellComparison(List<Column> columns, boolean times) {
  /** Reads happen one after the other, and seconds left are whole ones. */
  private static final int SAME_SECONDS = 60;

  /** A repair writes this little later than the source where both have the same time. */
  private static final long SAME_MICROS = 1_000;

  boolean hasStatics() {
    return columns.stream().anyMatch(Column::isStatic);
  }

  List<Cell> differences(@Nullable ComparedRow a, @Nullable ComparedRow b, boolean statics) {
    List<Cell> cells = new ArrayList<>(0);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isStatic() != statics) {
        continue;
      }
      ByteBuffer left = a == null ? null : a.cell(i);
      ByteBuffer right = b == null ? null : b.cell(i);
      if (!SameCells.are(columns.get(i).type(), left, right)) {
        cells.add(new Cell(i, false));
      } else if (times && a != null && b != null && !sameTimes(a.times(i), b.times(i))) {
        cells.add(new Cell(i, true));
      }
    }
    return cells;
  }

  private static boolean sameTimes(CellTimes a, CellTimes b) {
    int parts = Math.min(a.writeTimes().size(), b.writeTimes().size());
    for (int i = 0; i < parts; i++) {
      if (!sameTimes(a, b, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether part {@code i} was written at the same time and ends at the same time. */
  static boolean sameTimes(CellTimes a, CellTimes b, int i) {
    return sameMoment(a.writeTime(i), b.writeTime(i)) && sameEnd(a.ttl(i), b.ttl(i));
  }

  private static boolean sameMoment(@Nullable Long a, @Nullable Long b) {
    if (a == null || b == null) {
      return Objects.equals(a, b);
    }
    return Math.abs(a - b) <= SAME_MICROS;
  }

  private static boolean sameEnd(@Nullable Integer a, @Nullable Integer b) {
    if (a == null || b == null || a == 0 || b == 0) {
      return Objects.equals(a, b);
    }
    return Math.abs(a - b) <= SAME_SECONDS;
  }
}
