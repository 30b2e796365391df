package dev.coodie.internal.lock;

import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.SchemaStatements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The locks of keyspaces. Everything else here is reached through it. */
public final class Locks {
  private final Runner runner;
  private final SchemaStatements statements;
  private final LeaseTimes times;

  /** {@code statements} creates the table of a lock. */
  public Locks(Runner runner, SchemaStatements statements, LeaseTimes times) {
    this.runner = runner;
    this.statements = statements;
    this.times = times;
  }

  /** The same with other times. */
  public Locks times(LeaseTimes other) {
    return new Locks(runner, statements, other);
  }

  /** Gets the lock, and waits for it no longer than {@code patience}; can be cancelled. */
  public CompletionStage<Lease> acquire(String keyspace, Duration patience) {
    return Runner.then(
        acquireIfNeeded(keyspace, patience, () -> CompletableFuture.completedFuture(true)),
        Optional::orElseThrow);
  }

  /**
   * The same for work that others may do meanwhile: {@code needed} is asked each time that another
   * process held the lock and it is free now. Empty when it says no.
   */
  public CompletionStage<Optional<Lease>> acquireIfNeeded(
      String keyspace, Duration patience, Supplier<CompletionStage<Boolean>> needed) {
    return new Acquisition(runner, table(keyspace), times, patience, needed).start();
  }

  /** Who has the lock now. Writes nothing. */
  public CompletionStage<Optional<LockRow>> holder(String keyspace) {
    return rows(table(keyspace)).thenApply(ByCondition::holder);
  }

  /** Removes the lock, and claims to it, whoever has them; gives who had the lock. */
  public CompletionStage<Optional<LockRow>> forceUnlock(String keyspace) {
    LockTable table = table(keyspace);
    return rows(table)
        .thenCompose(
            rows -> {
              CompletionStage<@Nullable Void> done = CompletableFuture.completedFuture(null);
              for (LockRow row : rows) {
                done = done.thenCompose(before -> remove(table, row));
              }
              return done.thenApply(removed -> ByCondition.holder(rows));
            });
  }

  private static CompletionStage<@Nullable Void> remove(LockTable table, LockRow row) {
    return row.claim().equals(LockRow.SINGLE)
        ? table.deleteIfOurs(row).thenApply(deleted -> null)
        : table.remove(row);
  }

  private static CompletionStage<List<LockRow>> rows(LockTable table) {
    return table
        .exists()
        .thenCompose(
            there ->
                there ? table.settledRows() : CompletableFuture.completedFuture(List.<LockRow>of()))
        .exceptionallyCompose(
            error ->
                Refusal.ofMissingTable(error)
                    ? CompletableFuture.completedFuture(List.of()) // nobody can have it yet
                    : CompletableFuture.failedFuture(error));
  }

  private LockTable table(String keyspace) {
    return new LockTable(runner, statements, keyspace);
  }
}
