package dev.coodie.transfer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a repair does about one difference.
 *
 * @param writes all it writes, none if it leaves the row alone
 * @param row what becomes of the row itself, if one table alone has it
 * @param cells what becomes of each cell of the difference, in its order
 */
record RowRepair(List<CellWrite> writes, Set<Fate> row, List<Set<Fate>> cells) {
  /** What becomes of a row or cell of the target. */
  enum Fate {
    /** It gets what the source has. */
    WRITE,
    /** It goes, since the source does not have it. */
    DELETE,
    /** It stays: it was written later than that of the source. */
    NEWER,
    /** It stays, although the source does not have it: nothing shall be deleted. */
    EXTRA
  }

  static RowRepair none() {
    return new RowRepair(new ArrayList<>(), EnumSet.noneOf(Fate.class), new ArrayList<>());
  }
}
