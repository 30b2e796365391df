package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import dev.coodie.driver.Written;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Tells of most batches, by numbers alone, that no two of their statements replace lists of one
 * row, so that nothing need be compared. For one thread.
 */
final class SameRows {
  private static final long UNKNOWN = 0;
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L; // odd, its bits evenly spread

  /** A number for each row, at its own place or the next free one; 0 where there is none. */
  private final long[] rows;

  private SameRows(int statements) {
    this.rows = new long[Integer.highestOneBit(Math.max(1, statements)) * 4];
  }

  /** Whether two may replace lists of one row. False is certain. */
  static boolean mayBeIn(List<CqlStatement> statements) {
    if (statements.size() < 2) {
      return false;
    }
    SameRows same = null;
    for (int i = 0; i < statements.size(); i++) {
      CqlStatement statement = statements.get(i);
      if (statement.replacesLists()) {
        long row = rowOf(statement);
        same = same == null ? new SameRows(statements.size()) : same;
        if (row == UNKNOWN || !same.add(row)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it is the first such number. */
  private boolean add(long row) {
    int at = (int) row & (rows.length - 1);
    while (rows[at] != 0) {
      if (rows[at] == row) {
        return false;
      }
      at = (at + 1) & (rows.length - 1);
    }
    rows[at] = row;
    return true;
  }

  /** Equal for statements about one row; {@link #UNKNOWN} if that cannot be told. */
  private static long rowOf(CqlStatement statement) {
    Written written = statement.written();
    Routing routing = statement.routing();
    if (written.row() == null || routing == null || routing.markers().length == 0) {
      return UNKNOWN;
    }
    for (Written.WholeList list : written.lists()) {
      if (list.ofPartition()) {
        return UNKNOWN;
      }
    }
    long hash = routing.table().hashCode();
    for (int marker : routing.markers()) {
      ByteBuffer cell = statement.cell(marker);
      if (cell == null) {
        return UNKNOWN;
      }
      hash = with(hash, statement.type(marker).storedOf(cell));
    }
    for (int marker : written.row()) {
      ByteBuffer cell = statement.cell(marker);
      if (cell == null) {
        return UNKNOWN;
      }
      hash = with(hash, statement.type(marker).keyOf(cell));
    }
    return hash;
  }

  private static long with(long hash, ByteBuffer cell) {
    boolean reversed = cell.order() == ByteOrder.LITTLE_ENDIAN;
    long mixed = with(hash, cell.remaining());
    int at = cell.position();
    for (; at + Long.BYTES <= cell.limit(); at += Long.BYTES) {
      long eight = cell.getLong(at);
      mixed = with(mixed, reversed ? Long.reverseBytes(eight) : eight);
    }
    for (; at < cell.limit(); at++) {
      mixed = with(mixed, cell.get(at));
    }
    return mixed;
  }

  private static long with(long hash, long value) {
    long mixed = (hash ^ value) * MULTIPLIER;
    return mixed ^ (mixed >>> 32);
  }
}
