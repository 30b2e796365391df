package dev.coodie.internal.lock;

import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.SchemaException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.internal.run.Delays;
import dev.coodie.internal.run.Runner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to get a lock until it has it, or patience ends. One step runs at a time. */
final class Acquisition {
  private static final Logger LOG = LoggerFactory.getLogger(Acquisition.class);

  private final Runner runner;
  private final LockTable table;
  private final LeaseTimes times;
  private final Duration patience;
  private final Supplier<CompletionStage<Boolean>> needed;
  private final long start = System.nanoTime();
  private final LockRow me = LockRow.single();
  private final CompletableFuture<Optional<Lease>> result = new CompletableFuture<>();
  private volatile Ownership ownership;
  private volatile @Nullable LockRow seen;
  private volatile @Nullable Throwable trouble;
  private volatile boolean madeSure;

  /** {@code needed} is asked after each wait; when it says no, the result is empty. */
  Acquisition(
      Runner runner,
      LockTable table,
      LeaseTimes times,
      Duration patience,
      Supplier<CompletionStage<Boolean>> needed) {
    this.runner = runner;
    this.table = table;
    this.times = times;
    this.patience = patience;
    this.needed = needed;
    this.ownership = new ByCondition(table, times);
  }

  /** Starts; cancelling the result ends it, and releases what was got too late. */
  CompletableFuture<Optional<Lease>> start() {
    follow(table.prepare().thenCompose(ready -> attempt()));
    return result;
  }

  private void follow(CompletionStage<@Nullable Void> step) {
    CompletionStage<@Nullable Void> unused =
        step.exceptionally(
            error -> {
              result.completeExceptionally(Refusal.unwrap(error));
              return null;
            });
  }

  private CompletionStage<@Nullable Void> attempt() {
    long asked = System.nanoTime();
    return ownership
        .acquire(me)
        .thenCompose(owner -> attempted(owner, asked))
        .exceptionallyCompose(this::failed);
  }

  private CompletionStage<@Nullable Void> attempted(Optional<LockRow> owner, long asked) {
    trouble = null;
    if (owner.filter(me::sameOwner).isEmpty()) {
      return later(owner.orElse(null));
    }
    Lease lease =
        Lease.start(runner, table.keyspace(), ownership, owner.orElseThrow(), times, asked);
    return result.complete(Optional.of(lease)) ? done() : lease.release();
  }

  private CompletionStage<@Nullable Void> failed(Throwable error) {
    if (Refusal.ofConditions(error) && ownership instanceof ByCondition) {
      ownership = new ByClaim(table, times);
      return attempt();
    }
    if (Refusal.ofStatement(error) && !madeSure) {
      // While another client makes the table, a node lists it before it serves it.
      madeSure = true;
      return table.create().thenCompose(made -> attempt());
    }
    Throwable cause = Refusal.unwrap(error);
    if (cause instanceof StatementTimeoutException
        || cause instanceof LwtUnknownException
        || cause instanceof OverloadedException) {
      trouble = cause;
      return later(seen);
    }
    return CompletableFuture.failedFuture(error);
  }

  private CompletionStage<@Nullable Void> later(@Nullable LockRow holder) {
    tell(holder);
    if (result.isDone()) {
      return done();
    }
    if (System.nanoTime() - start >= patience.toNanos()) {
      return CompletableFuture.failedFuture(heldByAnother());
    }
    // Followed by itself and not chained, so that a long wait makes no long chain of stages.
    follow(Delays.after(times.pause(), this::look));
    return done();
  }

  /** A plain read first, which disturbs the holder less than a conditional write. */
  private CompletionStage<@Nullable Void> look() {
    return table.rows().thenCompose(this::looked).exceptionallyCompose(this::failed);
  }

  private CompletionStage<@Nullable Void> looked(List<LockRow> rows) {
    if (rows.isEmpty() || rows.stream().allMatch(me::sameOwner)) {
      return needed.get().thenCompose(still -> still ? attempt() : giveUp());
    }
    return later(ByCondition.holder(rows).orElse(seen));
  }

  private CompletionStage<@Nullable Void> giveUp() {
    result.complete(Optional.empty());
    return done();
  }

  private void tell(@Nullable LockRow holder) {
    LockRow before = seen;
    if (holder != null && (before == null || !before.sameOwner(holder))) {
      LOG.info(
          "Waiting for the schema lock of keyspace {}, which {} has held since {}.",
          table.keyspace(),
          holder.host(),
          holder.since());
    }
    seen = holder == null ? before : holder;
  }

  private SchemaException heldByAnother() {
    LockRow holder = seen;
    return new SchemaException(
        "coodie-740",
        "The schema lock of keyspace "
            + table.keyspace()
            + " could not be taken within "
            + patience.toSeconds()
            + " s: "
            + (holder == null
                ? "who holds it is not known."
                : holder.host()
                    + " (owner "
                    + holder.owner()
                    + ") has had it since "
                    + holder.since()
                    + ".")
            + " Wait for it to finish. If that process is known to be dead, its lock ends by itself"
            + " within "
            + times.ttl()
            + " s; if it is stuck, take the lock away with schema().forceUnlock() or"
            + " \"coodie apply --force-unlock\".",
        trouble);
  }

  private static CompletionStage<@Nullable Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
