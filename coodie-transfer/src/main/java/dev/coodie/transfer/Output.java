package dev.coodie.transfer;

import dev.coodie.driver.Row;
import java.io.IOException;

/**
 * What rows are written to. After {@link #keep} everything before is on the disk, and the text it
 * returned brings a later output back to that point. For one thread.
 */
interface Output extends AutoCloseable {
  void row(Row row) throws IOException;

  /** Whether {@link #keep} is cheap now; always, or only after many rows. */
  boolean mayKeep();

  /** Stores all rows for good, and tells where the output is then. */
  long keep() throws IOException;

  /** Stores all rows; nothing can be written any more. */
  void finish() throws IOException;

  /** Gives the files free; rows that were not kept may be lost. */
  @Override
  void close() throws IOException;
}
