package dev.coodie.transfer;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives rows, and after each portion the position to go on from. For one thread. */
interface RowSource extends AutoCloseable {
  /**
   * Rows with what has been read when they are.
   *
   * @param rows may be none
   * @param position where to go on after them, as text
   * @param done how much of {@link #total} is read then
   */
  record Portion(List<Row> rows, String position, long done) {}

  /** What there is to read in the same unit as {@link Portion#done}, 0 if unknown. */
  long total();

  /** The columns of all rows. Waits for the server. */
  ResultColumns columns();

  /** The next rows, null at the end. Waits for the server. */
  @Nullable Portion next();

  @Override
  void close();
}
