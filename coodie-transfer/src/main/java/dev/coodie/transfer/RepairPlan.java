package dev.coodie.transfer;

import dev.coodie.transfer.CellWrite.Kind;
import dev.coodie.transfer.RowRepair.Fate;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a repair writes: with the times of the source, so that newer writes on the target
 * win. A deletion has the time of what it deletes, so it hides nothing that came later. Pure.
 *
 * @param target the side that becomes like the other
 * @param delete whether what the source does not have goes
 * @param force whether newer cells of the target are replaced, too
 * @param times whether the same value with other times is a difference
 */
record RepairPlan(Side target, boolean delete, boolean force, boolean times) {
  /** What is done; {@code readAt} is a time before the rows were read, in microseconds. */
  RowRepair of(RowDifference difference, long readAt) {
    RowRepair repair = RowRepair.none();
    if (difference.isRowOnlyIn(target)) {
      extraRow(difference, readAt, repair);
      return repair;
    }
    if (difference.isRowOnlyIn(target.other())) {
      repair.row().add(Fate.WRITE);
      repair.writes().add(marker(difference, readAt));
    }
    for (RowDifference.Cell cell : difference.cells()) {
      CellRepair one = new CellRepair(this, difference, cell, readAt, repair.writes());
      repair.cells().add(one.run());
    }
    return repair;
  }

  /** Its cells were read, but of the row itself no time is told: it was there when it was read. */
  private void extraRow(RowDifference difference, long readAt, RowRepair repair) {
    repair.row().add(delete ? Fate.DELETE : Fate.EXTRA);
    if (delete) {
      long newest = newest(difference, target);
      repair
          .writes()
          .add(new CellWrite(Kind.DELETE_ROW, null, null, Math.max(readAt, newest), null));
    }
  }

  /**
   * A row stays when all its cells are deleted, if it was inserted; no server tells whether it was.
   * It lives as long as the cell that lives longest.
   */
  private CellWrite marker(RowDifference difference, long readAt) {
    long newest = newest(difference, target.other());
    ComparedRow source = Objects.requireNonNull(difference.row(target.other()));
    int ttl = difference.cells().isEmpty() ? 0 : 1;
    for (RowDifference.Cell cell : difference.cells()) {
      Integer last = source.times(cell.index()).lastTtl();
      ttl = last == null || last == 0 || ttl == 0 ? 0 : Math.max(ttl, last);
    }
    long time = newest == Long.MIN_VALUE || force ? Math.max(readAt, newest) : newest;
    return new CellWrite(Kind.ROW, null, null, time, ttl);
  }

  private static long newest(RowDifference difference, Side side) {
    ComparedRow row = Objects.requireNonNull(difference.row(side));
    return difference.cells().stream()
        .map(cell -> row.times(cell.index()).newest())
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /**
   * When the source's value is written; null if the target's is newer.
   *
   * @param source when the source's was written, null if that is not known
   * @param target the same of the target's
   * @param there whether the target has a value
   */
  @Nullable Long time(@Nullable Long source, @Nullable Long target, boolean there, long readAt) {
    long ours = source == null ? readAt : source;
    if (force) {
      return Math.max(Math.max(ours, readAt), target == null ? ours : target + 1);
    }
    if (!there) {
      return ours;
    }
    if (source == null || target == null) {
      return Math.max(ours, readAt);
    }
    if (target > source) {
      return null;
    }
    return target.equals(source) ? source + 1 : source;
  }

  /** What becomes of a cell that the source does not have. */
  Set<Fate> extra() {
    return EnumSet.of(delete ? Fate.DELETE : Fate.EXTRA);
  }

  /** The column's cells on both sides. */
  record Pair(
      Column column,
      @Nullable ByteBuffer source,
      CellTimes sourceTimes,
      @Nullable ByteBuffer target,
      CellTimes targetTimes) {}

  Pair pair(RowDifference difference, int index) {
    ComparedRow from = difference.row(target.other());
    ComparedRow to = difference.row(target);
    return new Pair(
        difference.any().table().cells().get(index),
        from == null ? null : from.cell(index),
        from == null ? CellTimes.UNKNOWN : from.times(index),
        to == null ? null : to.cell(index),
        to == null ? CellTimes.UNKNOWN : to.times(index));
  }
}
