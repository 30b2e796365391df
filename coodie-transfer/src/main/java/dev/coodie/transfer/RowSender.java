package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.error.UnavailableException;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sends the statements of rows, a bounded number at once, and decides what a failure means. */
final class RowSender {
  /** The server refused the statement, or nothing could be sent. */
  private static final Set<String> NOT_RUN =
      Set.of("coodie-507", "coodie-508", "coodie-513", "coodie-514", "coodie-515");

  /** A record of so many bytes may be more than a server takes. */
  private static final long LARGE = 1 << 20;

  /** How often a batch is sent at most; then its rows are sent one by one. */
  private static final int BATCH_TIMES = 2;

  /** How often a row is sent at most, in a batch and alone. */
  static final int TIMES = BATCH_TIMES + Retries.MOST;

  private final Coodie coodie;
  private final BegunTable table;
  private final RowStatements rows;
  private final RowGroups groups;
  private final boolean grouped;
  private final Window window;
  private final int inFlight;
  private final Semaphore permits;

  RowSender(BegunTable table, RowStatements rows, Window window, int inFlight) {
    this.table = table;
    this.coodie = table.coodie();
    this.rows = rows;
    this.groups = new RowGroups(rows.partitionColumns());
    this.grouped = rows.partitionColumns() > 0;
    this.window = window;
    this.inFlight = inFlight;
    this.permits = new Semaphore(inFlight);
  }

  /** Waits until the row's statements may be sent, and sends them, or has them wait for others. */
  void send(Window.Entry entry, RowValues values, List<CqlStatement> needed)
      throws InterruptedException {
    boolean alone = needed.size() > 1 || !grouped || values.bytes() > RowGroups.MOST_BYTES;
    if (alone) {
      permits.acquire(permitsOf(needed));
      entry.sent();
      begin(entry, needed, 0, () -> permits.release(permitsOf(needed)));
    } else {
      entry.statement(needed.get(0));
      sendTogether(groups.add(entry, values));
    }
  }

  /** Sends all that waits for others. */
  void flush() throws InterruptedException {
    List<Window.Entry> oldest = groups.oldest();
    while (!oldest.isEmpty()) {
      sendTogether(oldest);
      oldest = groups.oldest();
    }
  }

  private int permitsOf(List<CqlStatement> statements) {
    return Math.min(statements.size(), inFlight);
  }

  /** Rows of one partition. Of a batch that fails each row is sent alone: one may be to blame. */
  private void sendTogether(List<Window.Entry> together) throws InterruptedException {
    if (together.isEmpty()) {
      return;
    }
    permits.acquire();
    together.forEach(Window.Entry::sent);
    if (together.size() == 1) {
      Window.Entry entry = together.get(0);
      begin(entry, List.of(entry.statement()), 0, permits::release);
      return;
    }
    CompletionStage<Void> unused =
        Retries.run(attempt -> coodie.async().execute(batch(together, attempt)), BATCH_TIMES)
            .handle(
                (nothing, error) -> {
                  if (error == null) {
                    permits.release();
                    window.written(together);
                  } else {
                    sendOneByOne(together, 0);
                  }
                  return null;
                });
  }

  private Batch batch(List<Window.Entry> together, int attempt) {
    List<CqlStatement> statements = new ArrayList<>(together.size());
    for (Window.Entry entry : together) {
      statements.add(attempt == 0 ? entry.statement() : statements(entry, attempt).get(0));
    }
    return Batch.unlogged(statements);
  }

  private void sendOneByOne(List<Window.Entry> together, int index) {
    if (index == together.size() || window.failure() != null) {
      permits.release();
      return;
    }
    Window.Entry entry = together.get(index);
    List<CqlStatement> needed;
    try {
      needed = statements(entry, BATCH_TIMES);
    } catch (RuntimeException e) {
      permits.release();
      window.fail(e);
      return;
    }
    begin(entry, needed, BATCH_TIMES, () -> sendOneByOne(together, index + 1));
  }

  /** At a time of its own for each time that it is sent, counted from 0. */
  private List<CqlStatement> statements(Window.Entry entry, int attempt) {
    return rows.of(Objects.requireNonNull(entry.record().values()), entry.time() + attempt);
  }

  /** {@code before}: how often the row was sent already. */
  private void begin(
      Window.Entry entry, List<CqlStatement> needed, int before, Runnable whenEnded) {
    boolean counter = needed.get(0).counter();
    CompletableFuture<?> running =
        needed.size() == 1
            ? send(entry, needed, 0, before)
            : CompletableFuture.allOf(
                IntStream.range(0, needed.size())
                    .mapToObj(i -> send(entry, needed, i, before))
                    .toArray(CompletableFuture<?>[]::new));
    CompletionStage<?> unused =
        running.whenComplete(
            (nothing, error) -> {
              end(entry, counter, error);
              whenEnded.run();
            });
  }

  private CompletableFuture<ResultPage> send(
      Window.Entry entry, List<CqlStatement> needed, int index, int before) {
    CqlStatement statement = needed.get(index);
    if (statement.counter()) {
      try {
        return coodie.async().execute(statement).toCompletableFuture();
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
    boolean same = statement.idempotent();
    return Retries.run(
        attempt ->
            coodie
                .async()
                .execute(
                    attempt == 0 || same
                        ? statement
                        : statements(entry, before + attempt).get(index)));
  }

  private void end(Window.Entry entry, boolean counter, @Nullable Throwable error) {
    if (error == null) {
      window.written(entry);
      return;
    }
    Throwable cause = Retries.unwrap(error);
    if (!(cause instanceof CoodieException own)) {
      endWithout(entry, cause);
    } else if (own instanceof UnauthorizedException || own instanceof ConfigurationException) {
      window.fail(own);
    } else if (!counter && Retries.isTransient(own)) {
      endTransient(entry, own);
    } else if (counter && !wasNotRun(own)) {
      window.rejected(entry, "whether the counters were added to is unknown: " + own.getMessage());
    } else {
      endRefused(entry, own);
    }
  }

  /** A table that changed is to blame for all records, and no record for it. */
  private void endRefused(Window.Entry entry, CoodieException error) {
    CompletionStage<CoodieException> unused =
        table
            .reason(error)
            .whenComplete(
                (reason, unknown) -> {
                  if (reason != null && reason != error) {
                    window.fail(reason);
                  } else {
                    window.rejected(entry, String.valueOf(error.getMessage()));
                  }
                });
  }

  /** What is not ours may be of this record's values, and would be again if it were repeated. */
  private void endWithout(Window.Entry entry, Throwable cause) {
    boolean ofValues =
        cause instanceof IllegalArgumentException
            || cause instanceof ArithmeticException
            || cause instanceof DateTimeException
            || cause instanceof ClassCastException
            || cause instanceof IndexOutOfBoundsException
            || cause instanceof BufferUnderflowException;
    if (ofValues) {
      window.rejected(entry, "it cannot be sent: " + cause.getClass().getSimpleName());
    } else {
      window.fail(cause);
    }
  }

  /** A server that has too much to do with a large record, but answers otherwise, refused it. */
  private void endTransient(Window.Entry entry, CoodieException error) {
    if (entry.record().bytes() < LARGE) {
      window.fail(error);
      return;
    }
    CompletionStage<Void> unused =
        Retries.run(() -> coodie.async().execute(CqlStatement.of("SELECT key FROM system.local")))
            .handle(
                (answer, silence) -> {
                  if (silence == null) {
                    window.rejected(entry, String.valueOf(error.getMessage()));
                  } else {
                    window.fail(error);
                  }
                  return null;
                });
  }

  private static boolean wasNotRun(CoodieException error) {
    return error instanceof UnavailableException
        || error instanceof OverloadedException
        || NOT_RUN.contains(error.id());
  }
}
