package dev.coodie.migrations.scan;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.error.MigrationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A scan that was started. Thread-safe. */
public final class RunningScan {
  /** Begins something for a row; {@code readAt} is when it was asked for, in microseconds. */
  @FunctionalInterface
  interface Handler {
    CompletionStage<?> handle(Row row, long readAt);
  }

  private final String what;
  private final ScanSettings settings;
  private final List<TokenRange> ranges;
  private final long rowsBefore;
  private final @Nullable Checkpoints checkpoints;
  private final Function<? super TokenRange, RangePages> pages;
  private final Handler handler;
  private final Consumer<ScanResult> atEnd;
  private final ScanState state = new ScanState();
  private final Throttle throttle;
  private final Semaphore permits;
  private final ScheduledExecutorService clock;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger workers;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong acknowledgedRows = new AtomicLong();
  private final CompletableFuture<ScanResult> result = new CompletableFuture<>();
  private final long begun = System.nanoTime();

  RunningScan(
      ScannedTable table,
      ScanSettings settings,
      @Nullable Checkpoints checkpoints,
      Function<? super TokenRange, RangePages> pages,
      Handler handler,
      Consumer<ScanResult> atEnd) {
    this.what =
        settings.name().map(n -> "The scan \"" + n + "\" of ").orElse("The scan of ") + table;
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.ranges =
        TokenRange.split(settings.ranges()).stream()
            .filter(r -> checkpoints == null || !checkpoints.before().containsKey(r.index()))
            .toList();
    this.rowsBefore =
        checkpoints == null
            ? 0
            : checkpoints.before().values().stream().mapToLong(Long::longValue).sum();
    this.pages = pages;
    this.handler = handler;
    this.atEnd = atEnd;
    this.throttle = Throttle.of(settings.rowsPerSecond());
    this.permits = new Semaphore(settings.inFlight());
    this.workers = new AtomicInteger(settings.parallelism());
    this.clock = Executors.newScheduledThreadPool(2, task -> daemon("coodie-scan-clock", task));
  }

  /** How far it is now. */
  public ScanProgress progress() {
    return ScanProgress.of(
        settings.ranges() - ranges.size(),
        done.get(),
        settings.ranges(),
        rowsBefore,
        rows.get(),
        Duration.ofNanos(System.nanoTime() - begun));
  }

  /**
   * Stops it: no further row is handled, and {@link #await} fails. Ranges that are not complete are
   * not acknowledged. Does nothing when it has ended.
   */
  public void cancel() {
    state.cancel();
  }

  /** Completes when the scan has ended, with what {@link #await} gives or throws. */
  public CompletionStage<ScanResult> result() {
    return result.minimalCompletionStage();
  }

  /**
   * Waits for the end. When the waiting thread is interrupted, the scan is cancelled.
   *
   * @throws MigrationException if a row could not be handled or a range not be read, if it was
   *     cancelled, if the claim to it was lost, or if the rows were counted and are not as many
   */
  @CanIgnoreReturnValue
  public ScanResult await() {
    boolean interrupted = false;
    while (true) {
      try {
        ScanResult value = result.get();
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

  void start() {
    if (checkpoints != null) {
      long third = Math.max(1, checkpoints.lease().length().toMillis() / 3);
      var unused =
          clock.scheduleWithFixedDelay(
              () -> checkpoints.lease().renewOrFail(state), third, third, TimeUnit.MILLISECONDS);
    }
    var unused = clock.scheduleWithFixedDelay(this::report, 1, 1, TimeUnit.SECONDS);
    for (int i = 1; i <= settings.parallelism(); i++) {
      daemon("coodie-scan-" + i, this::work).start();
    }
  }

  private void work() {
    try {
      for (int i = next.getAndIncrement();
          i < ranges.size() && !state.stopped();
          i = next.getAndIncrement()) {
        scan(ranges.get(i));
      }
    } catch (Throwable e) {
      state.fail(e);
    } finally {
      if (workers.decrementAndGet() == 0) {
        end();
      }
    }
  }

  private void scan(TokenRange range) throws InterruptedException {
    PendingRows pending =
        new PendingRows(permits, state, error -> state.fail(failed(range, error)));
    long handled = 0;
    RangePages reader = pages.apply(range);
    for (ResultPage page = reader.next(); page != null; page = reader.next()) {
      for (Row row : page) {
        throttle.awaitTurn();
        if (!pending.begin()) {
          pending.await();
          return;
        }
        handle(row, reader.readAt(), pending);
        handled++;
        rows.incrementAndGet();
      }
    }
    pending.await();
    if (!state.stopped()) {
      acknowledge(range, handled);
    }
  }

  private void handle(Row row, long readAt, PendingRows pending) {
    CompletionStage<?> stage;
    try {
      stage = Objects.requireNonNull(handler.handle(row, readAt), "the handler returned no stage");
    } catch (Throwable e) {
      pending.end(e);
      return;
    }
    pending.endWith(stage);
  }

  private void acknowledge(TokenRange range, long handled) {
    if (checkpoints != null) {
      checkpoints.acknowledge(range, handled);
    }
    acknowledgedRows.addAndGet(handled);
    done.incrementAndGet();
  }

  private void report() {
    try {
      settings.listener().accept(progress());
    } catch (Throwable e) {
      state.fail(
          new MigrationException(
              "coodie-962",
              what + " stopped, since its listener failed: " + e.getClass().getName() + ".",
              e));
    }
  }

  private void end() {
    ScanResult reached =
        new ScanResult(
            rowsBefore + acknowledgedRows.get(),
            acknowledgedRows.get(),
            settings.ranges(),
            settings.ranges() - ranges.size());
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
      if (checkpoints != null) {
        checkpoints.lease().release();
      }
    } catch (Throwable e) {
      state.fail(e);
    }
    complete(reached, whole);
  }

  private void complete(ScanResult reached, boolean whole) {
    Throwable failure = state.failure();
    if (failure != null) {
      result.completeExceptionally(failure);
    } else if (!whole) {
      result.completeExceptionally(cancelled());
    } else {
      result.complete(reached);
    }
  }

  private MigrationException failed(TokenRange range, Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return new MigrationException(
        "coodie-956",
        what
            + " stopped in "
            + range
            + ": a row could not be handled: "
            + (cause instanceof CoodieException known
                ? known.sentence()
                : cause.getClass().getName() + ".")
            + " The range is not acknowledged. Correct the cause, and run the scan again"
            + (checkpoints == null
                ? "; it has no name, so it begins anew."
                : "; it goes on with the ranges that are left."),
        cause);
  }

  private MigrationException cancelled() {
    ScanProgress at = progress();
    return new MigrationException(
        "coodie-958",
        what
            + " was cancelled after "
            + at.rangesDone()
            + " of "
            + at.ranges()
            + " ranges"
            + (checkpoints == null
                ? "; it has no name, so the next run begins anew."
                : "; run it again to go on with those that are left."));
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
