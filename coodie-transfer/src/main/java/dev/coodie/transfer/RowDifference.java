package dev.coodie.transfer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs in a row, or in the static cells of a partition.
 *
 * @param a the row in table A, null if it is not there; of static cells some row of the partition
 * @param b the same in table B; one of both is there
 * @param statics whether it is about the static cells
 * @param cells those that differ, or that are in a row that only one table has
 */
record RowDifference(
    @Nullable ComparedRow a, @Nullable ComparedRow b, boolean statics, List<Cell> cells) {
  /**
   * A column whose cells differ.
   *
   * @param index of the columns that are compared
   * @param onlyTimes whether the values are the same, and only the times are not
   */
  record Cell(int index, boolean onlyTimes) {}

  @Nullable ComparedRow row(Side side) {
    return side == Side.A ? a : b;
  }

  /** One of both, for the key. */
  ComparedRow any() {
    return a == null ? Objects.requireNonNull(b) : a;
  }

  /** Whether the whole row is in one table alone. */
  boolean isRowOnlyIn(Side side) {
    return !statics && row(side.other()) == null;
  }
}
