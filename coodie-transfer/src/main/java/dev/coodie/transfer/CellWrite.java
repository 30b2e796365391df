package dev.coodie.transfer;

import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a repair writes into a row of the target.
 *
 * @param column which column; null for the row as a whole
 * @param value the value, or the parts of it; null for deletions of the whole
 * @param time the write time in microseconds
 * @param ttl seconds to live, 0 for no end, null for the table's default; none for deletions
 */
record CellWrite(
    Kind kind,
    @Nullable Column column,
    @Nullable ByteBuffer value,
    long time,
    @Nullable Integer ttl) {
  enum Kind {
    /** The row itself, so that it is there without any cell. */
    ROW,
    /** A whole value of one cell. */
    VALUE,
    /** A whole list; sent again, it needs a later time, or it would be there twice. */
    LIST,
    /** Some elements, entries or fields. */
    PUT,
    /** The same, taken out: a set of elements, a set of keys, or null for each other field. */
    CUT,
    DELETE_CELL,
    DELETE_ROW
  }
}
