package dev.coodie.internal.lock;

import dev.coodie.error.LwtUnknownException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** By conditional writes (LWT) of one row: as sure as the server. */
final class ByCondition implements Ownership {
  private final LockTable table;
  private final LeaseTimes times;

  ByCondition(LockTable table, LeaseTimes times) {
    this.table = table;
    this.times = times;
  }

  @Override
  public CompletionStage<Optional<LockRow>> acquire(LockRow me) {
    return table
        .insertIfNone(me, times.ttl())
        .exceptionallyCompose(ByCondition::notAppliedIfUnknown)
        .thenCompose(
            applied -> applied ? CompletableFuture.completedFuture(Optional.of(me)) : owner(me));
  }

  @Override
  public CompletionStage<Boolean> renew(LockRow ours) {
    return table.renewIfOurs(ours, times.ttl());
  }

  @Override
  public CompletionStage<@Nullable Void> release(LockRow ours) {
    return table
        .deleteIfOurs(ours)
        .exceptionallyCompose(ByCondition::notAppliedIfUnknown)
        .thenCompose(deleted -> deleted ? done() : releaseAgain(ours));
  }

  /** After an unknown outcome it can still be ours, and a second unknown one is an error. */
  private CompletionStage<@Nullable Void> releaseAgain(LockRow ours) {
    return table
        .settledRows()
        .thenCompose(
            rows ->
                rows.stream().anyMatch(ours::sameOwner)
                    ? table.deleteIfOurs(ours).thenApply(deleted -> null)
                    : done());
  }

  private static CompletionStage<@Nullable Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  /** Whoever it is: an insert whose outcome was unknown may have made it ours. */
  private CompletionStage<Optional<LockRow>> owner(LockRow me) {
    return table
        .settledRows()
        .thenCompose(
            rows -> {
              Optional<LockRow> owner = holder(rows);
              if (owner.filter(me::sameOwner).isEmpty()) {
                return CompletableFuture.completedFuture(owner);
              }
              return renew(me).thenApply(ours -> ours ? owner : Optional.empty());
            });
  }

  /** The one that has the lock. */
  static Optional<LockRow> holder(List<LockRow> rows) {
    return rows.stream().filter(LockRow::held).findFirst();
  }

  private static CompletionStage<Boolean> notAppliedIfUnknown(Throwable error) {
    return Refusal.unwrap(error) instanceof LwtUnknownException
        ? CompletableFuture.completedFuture(false)
        : CompletableFuture.failedFuture(error);
  }
}
