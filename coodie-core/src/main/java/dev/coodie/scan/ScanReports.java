package dev.coodie.scan;

import dev.coodie.internal.scan.Handover;
import dev.coodie.internal.scan.Position;
import dev.coodie.internal.scan.Reports;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one run how far it is. */
final class ScanReports implements Reports {
  private final ScanOptions options;
  private final Handover executor;
  private final long begun = System.nanoTime();
  private final double shareBefore;
  private final long rowsBefore;

  ScanReports(ScanOptions options, Handover executor) {
    this.options = options;
    this.executor = executor;
    ScanCheckpoint from = options.from();
    this.shareBefore = from == null ? 0 : from.share();
    this.rowsBefore = from == null ? 0 : from.rows();
  }

  static Reports of(ScanOptions options, Handover executor) {
    return options.onCheckpoint() == null && options.onProgress() == null
        ? NONE
        : new ScanReports(options, executor);
  }

  @Override
  public void report(Position position, Consumer<@Nullable Throwable> done) {
    Telling task = new Telling(position, done);
    try {
      executor.hand(task);
    } catch (RejectedExecutionException e) {
      task.run(); // an executor that is shut down must not cost the last checkpoint
    }
  }

  /** Tells once, here or there. */
  private final class Telling implements Handover.Task {
    private final Position position;
    private final Consumer<@Nullable Throwable> done;
    private final AtomicBoolean begun = new AtomicBoolean();

    Telling(Position position, Consumer<@Nullable Throwable> done) {
      this.position = position;
      this.done = done;
    }

    @Override
    public boolean isWaiting() {
      return !begun.get();
    }

    @Override
    public void run() {
      if (begun.compareAndSet(false, true)) {
        done.accept(tell(position));
      }
    }

    @Override
    public void takeBack() {
      run();
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
