package dev.coodie.transfer;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a comparison found, all of it: one that was stopped has no result, but an exception.
 *
 * @param rows rows that were compared, each key once
 * @param rowsA how many of them table A has
 * @param rowsB how many of them table B has
 * @param onlyInA rows that only A has
 * @param onlyInB rows that only B has
 * @param differentRows rows that both have, with other cells
 * @param differentPartitions partitions with other static cells
 * @param differentCells cells that differ in those rows and partitions
 * @param repair what was repaired, or would be
 * @param resumedAfter how many of the rows were compared by runs before this one
 * @param duration how long this run took
 * @param notes what is not compared or not told, such as columns of one table alone
 */
public record ComparisonResult(
    long rows,
    long rowsA,
    long rowsB,
    long onlyInA,
    long onlyInB,
    long differentRows,
    long differentPartitions,
    long differentCells,
    Repair repair,
    long resumedAfter,
    Duration duration,
    List<String> notes)
    implements Serializable {
  /**
   * What a repair did, or would do if it is not applied; nothing if none was asked for.
   *
   * @param writtenRows rows that only the source had
   * @param writtenCells columns of other rows that were written
   * @param deletedRows rows that only the target had
   * @param deletedCells columns of other rows that were deleted, or elements of them
   * @param newerCells columns that stay, since the target's were written later
   * @param extra rows and columns that stay although the source does not have them
   */
  public record Repair(
      long writtenRows,
      long writtenCells,
      long deletedRows,
      long deletedCells,
      long newerCells,
      long extra)
      implements Serializable {
    private Repair plus(Repair other) {
      return new Repair(
          writtenRows + other.writtenRows,
          writtenCells + other.writtenCells,
          deletedRows + other.deletedRows,
          deletedCells + other.deletedCells,
          newerCells + other.newerCells,
          extra + other.extra);
    }
  }

  /** A result whose notes do not change. */
  public ComparisonResult {
    notes = List.copyOf(notes);
  }

  /** How many rows and partitions differ. */
  public long differences() {
    return onlyInA + onlyInB + differentRows + differentPartitions;
  }

  /**
   * Of both together, such as two parts of a table: counts are added, each note is there once, and
   * the duration is the longer one.
   */
  public ComparisonResult plus(ComparisonResult other) {
    Set<String> all = new LinkedHashSet<>(notes);
    all.addAll(other.notes);
    return new ComparisonResult(
        rows + other.rows,
        rowsA + other.rowsA,
        rowsB + other.rowsB,
        onlyInA + other.onlyInA,
        onlyInB + other.onlyInB,
        differentRows + other.differentRows,
        differentPartitions + other.differentPartitions,
        differentCells + other.differentCells,
        repair.plus(other.repair),
        resumedAfter + other.resumedAfter,
        duration.compareTo(other.duration) < 0 ? other.duration : duration,
        List.copyOf(all));
  }

  static ComparisonResult of(
      Tally tally, long resumedAfter, Duration duration, List<String> notes) {
    return new ComparisonResult(
        tally.get(Tally.Count.ROWS),
        tally.get(Tally.Count.ROWS_A),
        tally.get(Tally.Count.ROWS_B),
        tally.get(Tally.Count.ONLY_A),
        tally.get(Tally.Count.ONLY_B),
        tally.get(Tally.Count.DIFFERENT_ROWS),
        tally.get(Tally.Count.DIFFERENT_PARTITIONS),
        tally.get(Tally.Count.DIFFERENT_CELLS),
        new Repair(
            tally.get(Tally.Count.WRITTEN_ROWS),
            tally.get(Tally.Count.WRITTEN_CELLS),
            tally.get(Tally.Count.DELETED_ROWS),
            tally.get(Tally.Count.DELETED_CELLS),
            tally.get(Tally.Count.NEWER_CELLS),
            tally.get(Tally.Count.EXTRA)),
        resumedAfter,
        duration,
        notes);
  }
}
