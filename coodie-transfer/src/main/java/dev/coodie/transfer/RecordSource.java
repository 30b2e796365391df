package dev.coodie.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the records of a file in order. For one thread. */
interface RecordSource extends AutoCloseable {
  /** Where a record begins. */
  record Position(long offset, long line) {
    static final Position BEGIN = new Position(0, 1);
  }

  /** The next record, null at the end. */
  @Nullable ImportRecord next() throws IOException;

  /** How much of {@link #total} is read. */
  long done();

  /** All there is to read; 0 if unknown. */
  long total();

  @Override
  void close() throws IOException;
}
