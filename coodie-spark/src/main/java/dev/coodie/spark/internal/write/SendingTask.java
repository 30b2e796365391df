package dev.coodie.spark.internal.write;

import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.UnauthorizedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of a task, a bounded number of requests at once, and decides what a failure means.
 * Neighbours of one partition are sent together. Rows are given by one thread.
 */
final class SendingTask {
  /** What a batch has at most: more gains nothing, and the server holds it as one write. */
  private static final int MOST_ROWS = 64;

  private static final long MOST_BYTES = 40 << 10;

  /** A row of so many bytes may be more than a server takes. */
  private static final long LARGE = 1 << 20;

  /** How often a batch is sent at most; then its rows are sent one by one. */
  private static final int BATCH_TIMES = 2;

  /** How often a row is sent at most, in a batch and alone. */
  static final int TIMES = BATCH_TIMES + Attempts.MOST;

  /** Another time for what is sent again. */
  @FunctionalInterface
  interface Again {
    /** {@code before}: how often the row was sent. */
    CqlStatement statement(SentRow row, int before);
  }

  private final Coodie coodie;
  private final Again again;
  private final BiConsumer<SentRow, String> rejected;
  private final int inFlight;
  private final int partitionColumns;
  private final Semaphore permits;
  private final Attempts attempts = new Attempts();
  private final LongAdder written = new LongAdder();
  private List<SentRow> together = new ArrayList<>();
  private long togetherBytes;
  private volatile @Nullable Throwable failure;

  /** {@code rejected} is told of rows that the server refuses, with the reason, by any thread. */
  SendingTask(
      Coodie coodie,
      int inFlight,
      int partitionColumns,
      Again again,
      BiConsumer<SentRow, String> rejected) {
    this.coodie = coodie;
    this.inFlight = inFlight;
    this.partitionColumns = partitionColumns;
    this.again = again;
    this.rejected = rejected;
    this.permits = new Semaphore(inFlight);
  }

  /** Sends the row, or has it wait for the next one; waits while too many are under way. */
  void send(SentRow row) throws InterruptedException {
    boolean fits =
        together.size() < MOST_ROWS
            && togetherBytes + row.bytes() <= MOST_BYTES
            && (together.isEmpty() || together.get(0).isOfPartition(row, partitionColumns));
    if (!fits) {
      flush();
    }
    together.add(row);
    togetherBytes += row.bytes();
  }

  /** Sends what waits for others. */
  void flush() throws InterruptedException {
    if (together.isEmpty()) {
      return;
    }
    List<SentRow> rows = together;
    together = new ArrayList<>();
    togetherBytes = 0;
    permits.acquire();
    if (rows.size() == 1) {
      sendAlone(rows.get(0), 0, permits::release);
    } else {
      sendTogether(rows);
    }
  }

  /** Waits until all that was sent is answered. */
  void await() throws InterruptedException {
    flush();
    permits.acquire(inFlight);
    permits.release(inFlight);
  }

  /** What concerns more than one row, null if nothing does; then nothing more need be sent. */
  @Nullable Throwable failure() {
    return failure;
  }

  void fail(Throwable error) {
    if (failure == null) {
      failure = error;
    }
  }

  long written() {
    return written.sum();
  }

  long repeated() {
    return attempts.repeated();
  }

  /** Of a batch that fails each row is sent alone: one may be to blame. */
  private void sendTogether(List<SentRow> rows) {
    CompletionStage<Void> unused =
        attempts
            .run(attempt -> coodie.async().execute(batch(rows, attempt)), BATCH_TIMES)
            .handle(
                (nothing, error) -> {
                  if (error == null) {
                    written.add(rows.size());
                    permits.release();
                  } else {
                    sendOneByOne(rows, 0);
                  }
                  return null;
                });
  }

  private Batch batch(List<SentRow> rows, int attempt) {
    return Batch.unlogged(rows.stream().map(row -> statement(row, attempt)).toList());
  }

  private CqlStatement statement(SentRow row, int before) {
    return before == 0 ? row.statement() : again.statement(row, before);
  }

  private void sendOneByOne(List<SentRow> rows, int index) {
    if (index == rows.size() || failure != null) {
      permits.release();
    } else {
      sendAlone(rows.get(index), BATCH_TIMES, () -> sendOneByOne(rows, index + 1));
    }
  }

  private void sendAlone(SentRow row, int before, Runnable whenEnded) {
    CompletableFuture<Void> ended =
        attempts
            .run(attempt -> coodie.async().execute(statement(row, before + attempt)), Attempts.MOST)
            .handle((page, error) -> error)
            .thenCompose(error -> end(row, error));
    CompletionStage<Void> unused =
        ended.whenComplete(
            (nothing, error) -> {
              if (error != null) {
                fail(Attempts.unwrap(error));
              }
              whenEnded.run();
            });
  }

  private CompletionStage<@Nullable Void> end(SentRow row, @Nullable Throwable error) {
    if (error == null) {
      written.increment();
    } else if (!(error instanceof CoodieException own)
        || own instanceof UnauthorizedException
        || own instanceof ConfigurationException) {
      fail(error);
    } else if (!own.isTransient()) {
      rejected.accept(row, own.sentence());
    } else if (row.bytes() < LARGE) {
      fail(own);
    } else {
      return endLarge(row, own);
    }
    return CompletableFuture.completedFuture(null);
  }

  /** A server that has too much to do with a large row, but answers otherwise, refused it. */
  private CompletionStage<@Nullable Void> endLarge(SentRow row, CoodieException error) {
    return attempts
        .run(
            attempt -> coodie.async().execute(CqlStatement.of("SELECT key FROM system.local")),
            Attempts.MOST)
        .handle(
            (page, silence) -> {
              if (silence == null) {
                rejected.accept(row, error.sentence());
              } else {
                fail(error);
              }
              return null;
            });
  }
}
