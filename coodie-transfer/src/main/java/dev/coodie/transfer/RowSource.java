package dev.coodie.transfer;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import org.jspecify.annotations.Nullable;

/** Gives rows to a sink, and tells now and then the position to go on from. For one thread. */
interface RowSource {
  /** Takes rows, all on the thread that reads. */
  interface Sink {
    void row(Row row);

    /**
     * The sink has all rows before {@code position} and none after it.
     *
     * @param position where to go on, as text; null when there is nothing left
     * @param done which part is read, of {@link #total}
     * @throws TransferStoppedException if no more rows are wanted
     */
    void reached(@Nullable String position, long done);
  }

  /** What {@link Sink#reached} tells a part of, 0 if unknown. */
  long total();

  /** The columns of all rows. Waits for the server. */
  ResultColumns columns();

  /** Gives all rows, and waits for the end; what the sink throws ends it. */
  void read(Sink sink);
}
