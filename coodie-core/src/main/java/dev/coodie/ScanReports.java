package dev.coodie;

import dev.coodie.internal.scan.Position;
import dev.coodie.internal.scan.Reports;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one run how far it is. */
final class ScanReports implements Reports {
  private final ScanOptions options;
  private final Executor executor;
  private final long begun = System.nanoTime();
  private final double shareBefore;
  private final long rowsBefore;

  ScanReports(ScanOptions options, Executor executor) {
    this.options = options;
    this.executor = executor;
    ScanCheckpoint from = options.from();
    this.shareBefore = from == null ? 0 : from.share();
    this.rowsBefore = from == null ? 0 : from.rows();
  }

  static Reports of(ScanOptions options, Executor executor) {
    return options.onCheckpoint() == null && options.onProgress() == null
        ? NONE
        : new ScanReports(options, executor);
  }

  @Override
  public void report(Position position, Consumer<@Nullable Throwable> done) {
    Runnable task = () -> done.accept(tell(position));
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      task.run(); // an executor that is shut down must not cost the last checkpoint
    }
  }

  private @Nullable Throwable tell(Position position) {
    try {
      Consumer<? super ScanCheckpoint> onCheckpoint = options.onCheckpoint();
      if (onCheckpoint != null) {
        onCheckpoint.accept(new ScanCheckpoint(position));
      }
      Consumer<? super ScanProgress> onProgress = options.onProgress();
      if (onProgress != null) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        onProgress.accept(ScanProgress.of(shareBefore, rowsBefore, position, elapsed));
      }
      return null;
    } catch (Throwable e) {
      return e;
    }
  }
}
