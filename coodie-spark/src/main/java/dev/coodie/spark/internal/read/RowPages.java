package dev.coodie.spark.internal.read;

import dev.coodie.driver.Row;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows, page by page; some are asked for ahead. Belongs to the thread of a task. */
interface RowPages extends AutoCloseable {
  /**
   * The rows of the next page, which may be none; null after the last one.
   *
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  @Nullable Iterator<Row> next() throws InterruptedException;

  /** Stops what is under way. */
  @Override
  void close();
}
