package dev.coodie.transfer;

import dev.coodie.driver.Row;
import dev.coodie.error.TransferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes rows into an output, and stores how far it is. For one thread. */
final class ExportSink implements RowSource.Sink {
  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int HEARD_EACH = 500;

  private final Output output;
  private final UnaryOperator<Row> kept;
  private final ExportState state;
  private final ProgressFile progress;
  private final ExportSettings settings;
  private final Losses losses;
  private final long total;
  private long rows;
  private long done;
  private long keptRows;
  private long keptNanos = System.nanoTime();
  private @Nullable RuntimeException failure;

  ExportSink(
      Output output,
      UnaryOperator<Row> kept,
      ExportState state,
      ProgressFile progress,
      ExportSettings settings,
      Losses losses,
      long total,
      long rows) {
    this.output = output;
    this.kept = kept;
    this.state = state;
    this.progress = progress;
    this.settings = settings;
    this.losses = losses;
    this.total = total;
    this.rows = rows;
    this.keptRows = rows;
  }

  long rows() {
    return rows;
  }

  /** What ended the export: what this threw first, or otherwise {@code thrown}. */
  RuntimeException failure(RuntimeException thrown) {
    if (failure != null) {
      return failure;
    }
    return Thread.currentThread().isInterrupted() ? stopped() : thrown;
  }

  @Override
  public void row(Row row) {
    checkFailure();
    try {
      output.row(kept.apply(row));
    } catch (BadValueException e) {
      throw failed(
          new TransferException(
              "coodie-849",
              "A row of "
                  + row.columns().table()
                  + " cannot be written into "
                  + state.file()
                  + ": "
                  + e.getMessage()
                  + ".",
              e));
    } catch (IOException e) {
      throw failed(new UncheckedIOException(e));
    }
    rows++;
    if (rows % HEARD_EACH == 0) {
      tell();
    }
  }

  @Override
  public void reached(@Nullable String position, long nowDone) {
    checkFailure();
    done = nowDone;
    tell();
    boolean stop = position != null && settings.stop.getAsBoolean();
    if (position != null && (stop || isDue())) {
      keep(position);
    }
    if (stop) {
      throw failed(stopped());
    }
  }

  private boolean isDue() {
    boolean late = System.nanoTime() - keptNanos >= CHECKPOINT_NANOS;
    return output.mayKeep() && (late || rows - keptRows >= settings.checkpointRows);
  }

  private void keep(String position) {
    try {
      progress.write(state.at(position, output.keep(), rows, losses.counts()));
    } catch (IOException e) {
      throw failed(new UncheckedIOException(e));
    }
    keptRows = rows;
    keptNanos = System.nanoTime();
  }

  private TransferStoppedException stopped() {
    return new TransferStoppedException(
        "Stopped after " + rows + " rows; the export can be resumed.", rows);
  }

  private void tell() {
    try {
      settings.listener.on(new TransferProgress(rows, 0, done, total));
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private RuntimeException failed(RuntimeException error) {
    failure = error;
    return error;
  }

  /** A source that is told to stop may tell once more how far it was; the output is not there. */
  private void checkFailure() {
    if (failure != null) {
      throw failure;
    }
  }
}
