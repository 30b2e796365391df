package dev.coodie.migrations.scan;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.CoodieException;
import dev.coodie.error.MigrationException;
import dev.coodie.error.UnreadableRangeException;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A scan that was started. Thread-safe. */
public final class RunningScan {
  /** What was handled since the last one is handled again when the process is killed. */
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(250);

  private final String table;
  private final String what;
  private final ScanSettings settings;
  private final EqualRanges ranges;
  private final Optional<Checkpoints> checkpoints;
  private final Optional<ScanCheckpoint> from;
  private final Consumer<TableScanResult> atEnd;
  private final ScanState state = new ScanState();
  private final RowHandling handling;
  private final ScheduledExecutorService clock;
  private final ExecutorService threads;
  private final CompletableFuture<TableScanResult> result = new CompletableFuture<>();
  private final long begun = System.nanoTime();
  private volatile int rangesDone;

  RunningScan(
      ScannedTable table,
      ScanSettings settings,
      Optional<Checkpoints> checkpoints,
      RowHandler handler,
      Consumer<TableScanResult> atEnd) {
    this.table = table.toString();
    this.what = settings.name.map(n -> "The scan \"" + n + "\" of ").orElse("The scan of ") + table;
    this.settings = settings;
    this.ranges = new EqualRanges(settings.ranges);
    this.checkpoints = checkpoints;
    this.from = checkpoints.flatMap(Checkpoints::from);
    this.rangesDone = rangesBefore();
    this.atEnd = atEnd;
    this.handling = new RowHandling(handler, settings, state, this::failed);
    this.clock = Executors.newScheduledThreadPool(2, task -> daemon("coodie-scan-clock", task));
    AtomicInteger number = new AtomicInteger();
    // One more than pages are handled at once, so that checkpoints need not wait for a page.
    this.threads =
        Executors.newFixedThreadPool(
            settings.parallelism + 1,
            task -> daemon("coodie-scan-" + number.incrementAndGet(), task));
  }

  /** How far it is now. */
  public TableScanProgress progress() {
    return TableScanProgress.of(
        rangesBefore(),
        rangesDone - rangesBefore(),
        ranges.count(),
        from.map(ScanCheckpoint::rows).orElse(0L),
        handling.rows(),
        Duration.ofNanos(System.nanoTime() - begun));
  }

  private int rangesBefore() {
    return from.map(ranges::done).orElse(0);
  }

  /**
   * Stops it: no further row is handled, and {@link #await} fails. Pages that are not complete are
   * not acknowledged. Does nothing when it has ended.
   */
  public void cancel() {
    state.cancel();
  }

  /** Completes when the scan has ended, with what {@link #await} gives or throws. */
  public CompletionStage<TableScanResult> result() {
    return result.minimalCompletionStage();
  }

  /**
   * Waits for the end. When the waiting thread is interrupted, the scan is cancelled.
   *
   * @throws MigrationException if a row could not be handled or a range not be read, if it was
   *     cancelled, if the claim to it was lost, or if the rows were counted and are not as many
   */
  @CanIgnoreReturnValue
  public TableScanResult await() {
    boolean interrupted = false;
    while (true) {
      try {
        TableScanResult value = result.get();
        restore(interrupted);
        return value;
      } catch (InterruptedException e) {
        interrupted = true;
        cancel();
      } catch (ExecutionException e) {
        restore(interrupted);
        throw rethrowable(e);
      }
    }
  }

  void start(Scan<Row> scan) {
    checkpoints.map(Checkpoints::lease).ifPresent(this::keepRenewing);
    var unused = clock.scheduleWithFixedDelay(this::report, 1, 1, TimeUnit.SECONDS);
    try {
      Scan<Row> reporting =
          scan.executor(threads).reportsEvery(BETWEEN_CHECKPOINTS).onCheckpoint(this::acknowledge);
      CompletionStage<ScanResult> unusedEnd =
          from.map(reporting::from)
              .orElse(reporting)
              .async()
              .forEachPage(handling::handle)
              .whenCompleteAsync(this::end, threads);
    } catch (RuntimeException | Error e) {
      end(null, e);
    }
  }

  private void keepRenewing(ScanLease lease) {
    long third = Math.max(1, lease.length().toMillis() / 3);
    var unused =
        clock.scheduleWithFixedDelay(
            () -> lease.renewOrFail(state), third, third, TimeUnit.MILLISECONDS);
  }

  private void acknowledge(ScanCheckpoint checkpoint) {
    try {
      checkpoints.ifPresent(kept -> kept.keep(checkpoint));
      rangesDone = ranges.done(checkpoint);
    } catch (Throwable e) {
      state.fail(e);
      throw e;
    }
  }

  private void report() {
    try {
      settings.listener.accept(progress());
    } catch (Throwable e) {
      state.fail(
          new MigrationException(
              "coodie-962",
              what + " stopped, since its listener failed: " + e.getClass().getName() + ".",
              e));
    }
  }

  private void end(@Nullable ScanResult read, @Nullable Throwable error) {
    if (error != null && !state.stopped()) {
      state.fail(known(error));
    }
    TableScanResult reached = reached(read);
    boolean whole = !state.stopped();
    try {
      if (whole) {
        atEnd.accept(reached);
      }
      report();
    } catch (Throwable e) {
      state.fail(e);
    }
    clock.shutdownNow();
    try {
      checkpoints.map(Checkpoints::lease).ifPresent(ScanLease::release);
    } catch (Throwable e) {
      state.fail(e);
    }
    threads.shutdown();
    complete(reached, whole);
  }

  private TableScanResult reached(@Nullable ScanResult read) {
    return read == null
        ? new TableScanResult(0, 0, ranges.count(), rangesBefore())
        : new TableScanResult(
            read.checkpoint().rows(), read.rows(), ranges.count(), rangesBefore());
  }

  private void complete(TableScanResult reached, boolean whole) {
    Throwable failure = state.failure();
    if (failure != null) {
      result.completeExceptionally(failure);
    } else if (!whole) {
      result.completeExceptionally(cancelled());
    } else {
      result.complete(reached);
    }
  }

  private Throwable known(Throwable error) {
    Throwable cause = unwrapped(error);
    return cause instanceof UnreadableRangeException range
        ? new MigrationException(
            "coodie-961",
            "Could not read "
                + ranges.describe(new TokenRange(range.after(), range.upTo()))
                + " of "
                + table
                + ": "
                + sentence(range.getCause() == null ? range : range.getCause())
                + " If the range is too large for its pages, take a smaller page size.",
            range)
        : cause;
  }

  private MigrationException failed(TokenRange range, Throwable error) {
    Throwable cause = unwrapped(error);
    return new MigrationException(
        "coodie-956",
        what
            + " stopped in "
            + ranges.describe(range)
            + ": a row could not be handled: "
            + sentence(cause)
            + " Its page is not acknowledged. Correct the cause, and run the scan again"
            + (checkpoints.isEmpty()
                ? "; it has no name, so it starts again."
                : "; it continues with what is left."),
        cause);
  }

  private MigrationException cancelled() {
    TableScanProgress at = progress();
    return new MigrationException(
        "coodie-958",
        what
            + " was cancelled after "
            + at.rangesDone()
            + " of "
            + at.ranges()
            + " ranges"
            + (checkpoints.isEmpty()
                ? "; it has no name, so the next run starts again."
                : "; run it again to continue with what is left."));
  }

  private static String sentence(Throwable error) {
    return error instanceof CoodieException known
        ? known.sentence()
        : error.getClass().getName() + ".";
  }

  private static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private static RuntimeException rethrowable(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error fatal) {
      throw fatal;
    }
    return cause instanceof RuntimeException known ? known : new CompletionException(cause);
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
