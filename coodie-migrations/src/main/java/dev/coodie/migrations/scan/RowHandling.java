package dev.coodie.migrations.scan;

import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.scan.ScannedPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** Hands on the rows of pages, of several ranges at once. */
final class RowHandling {
  private static final long GRACE_MILLIS = 30_000;
  private static final long POLL_MILLIS = 100;

  private final RowHandler handler;
  private final ScanState state;
  private final BiFunction<TokenRange, Throwable, Throwable> failed;
  private final Throttle throttle;
  private final Semaphore permits;
  private final AtomicLong rows = new AtomicLong();

  /** By range that is under way, the first write time that no row of it has. */
  private final Map<TokenRange, Long> times = new ConcurrentHashMap<>();

  /** {@code failed} makes the scan's error of that of a row. */
  RowHandling(
      RowHandler handler,
      ScanSettings settings,
      ScanState state,
      BiFunction<TokenRange, Throwable, Throwable> failed) {
    this.handler = handler;
    this.state = state;
    this.failed = failed;
    this.throttle = Throttle.of(settings.rowsPerSecond);
    this.permits = new Semaphore(settings.inFlight);
  }

  /** How many rows were handed on. */
  long rows() {
    return rows.get();
  }

  /**
   * Hands its rows on, and returns when everything that was begun has ended.
   *
   * @throws CancellationException if the scan was stopped before that
   */
  void handle(ScannedPage<Row> page) {
    List<CompletableFuture<?>> begun = new ArrayList<>();
    long readAt = readAt(page);
    try {
      for (Row row : page.items()) {
        throttle.awaitTurn();
        if (!awaitPermit()) {
          break;
        }
        begun.add(begin(row, readAt++, page.range()));
        rows.incrementAndGet();
      }
      await(CompletableFuture.allOf(begun.toArray(new CompletableFuture<?>[0])));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      state.cancel();
    }
    if (page.isLast()) {
      times.remove(page.range());
    } else {
      times.put(page.range(), readAt);
    }
    if (state.stopped()) {
      throw new CancellationException("The scan was stopped.");
    }
  }

  /** False if the scan was stopped instead. */
  private boolean awaitPermit() throws InterruptedException {
    while (!state.stopped()) {
      if (permits.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  /** Ends when what was begun for the row has ended, and never fails itself. */
  private CompletableFuture<?> begin(Row row, long readAt, TokenRange range) {
    CompletionStage<?> stage;
    try {
      stage = Objects.requireNonNull(handler.handle(row, readAt), "the handler returned no stage");
    } catch (Throwable e) {
      stage = CompletableFuture.failedFuture(e);
    }
    return stage
        .handle(
            (value, error) -> {
              if (error != null) {
                state.fail(failed.apply(range, error));
              }
              permits.release();
              return true;
            })
        .toCompletableFuture();
  }

  /**
   * When the scan was stopped it waits no longer than 30 s: the page is not acknowledged anyway.
   */
  private void await(CompletableFuture<?> all) throws InterruptedException {
    long stoppedMillis = 0;
    while (!all.isDone() && stoppedMillis < GRACE_MILLIS) {
      try {
        all.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        stoppedMillis += state.stopped() ? POLL_MILLIS : 0;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * The write time of the first row's copy: when its page was asked for, and later than that of the
   * row before. A list that is written twice with one time, as a static one is by each row of its
   * partition, would be there twice.
   */
  private long readAt(ScannedPage<Row> page) {
    long asked = ChronoUnit.MICROS.between(Instant.EPOCH, page.askedAt());
    return Math.max(asked, times.getOrDefault(page.range(), asked));
  }
}
