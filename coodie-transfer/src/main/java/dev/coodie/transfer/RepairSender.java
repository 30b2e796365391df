package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.driver.CqlStatement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends what repairs rows, a bounded number at once. For one thread. */
final class RepairSender implements AutoCloseable {
  private static final int IN_FLIGHT = 32;

  private final Coodie coodie;
  private final RepairStatements statements;
  private final Semaphore permits = new Semaphore(IN_FLIGHT);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  RepairSender(ComparedTable target) {
    this.coodie = target.coodie();
    this.statements = new RepairStatements(target);
  }

  /** Sends the writes of a row, when others have ended if there are many. */
  void send(RowDifference difference, RowRepair repair) {
    if (repair.writes().isEmpty()) {
      return;
    }
    checkFailure();
    acquire();
    CompletableFuture<Boolean> running =
        Retries.run(attempt -> execute(statements.of(difference, repair.writes(), attempt)));
    CompletionStage<?> unused =
        running.whenComplete(
            (nothing, error) -> {
              if (error != null) {
                failure.compareAndSet(null, Retries.unwrap(error));
              }
              permits.release();
            });
  }

  /** All are of one partition, so that a batch writes them as one. */
  private CompletionStage<Boolean> execute(List<CqlStatement> row) {
    return row.size() == 1
        ? coodie.async().execute(row.get(0)).thenApply(page -> true)
        : coodie.async().execute(Batch.unlogged(row)).thenApply(nothing -> true);
  }

  /** Waits until all have ended. */
  void await() {
    close();
    checkFailure();
  }

  @Override
  public void close() {
    permits.acquireUninterruptibly(IN_FLIGHT);
    permits.release(IN_FLIGHT);
  }

  private void acquire() {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Waiting.interrupted();
    }
  }

  private void checkFailure() {
    Throwable error = failure.get();
    if (error != null) {
      throw error instanceof RuntimeException own ? own : new IllegalStateException(error);
    }
  }
}
