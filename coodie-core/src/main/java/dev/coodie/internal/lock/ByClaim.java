package dev.coodie.internal.lock;

import dev.coodie.internal.run.Delays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Without conditional writes: each candidate writes a claim, waits until those of others must be
 * visible, and the first one marks itself as the holder. Two get the lock only if a write or a
 * pause of a process takes longer than that wait; whose clock is right does not matter, since a
 * holder goes before an earlier claim.
 */
final class ByClaim implements Ownership {
  private final LockTable table;
  private final LeaseTimes times;

  ByClaim(LockTable table, LeaseTimes times) {
    this.table = table;
    this.times = times;
  }

  @Override
  public CompletionStage<Optional<LockRow>> acquire(LockRow me) {
    LockRow claim = me.claiming();
    long asked = System.nanoTime();
    return table
        .put(claim, times.ttl())
        .thenCompose(
            put ->
                tookTooLong(asked)
                    ? withdraw(claim, Optional.empty())
                    : Delays.after(times.settling(), () -> settle(claim)));
  }

  private CompletionStage<Optional<LockRow>> settle(LockRow claim) {
    long asked = System.nanoTime();
    return table
        .rows()
        .thenCompose(
            rows -> {
              Optional<LockRow> holder = ByCondition.holder(rows);
              if (holder.filter(claim::sameOwner).isPresent()) {
                // Written by an attempt that got no answer.
                return hold(holder.orElseThrow(), asked);
              }
              return holder.isEmpty() && isFirst(claim, rows)
                  ? hold(claim.holding(), asked)
                  : withdraw(claim, holder);
            });
  }

  /** The server gives claims in the order of their time. */
  private static boolean isFirst(LockRow claim, List<LockRow> rows) {
    return !rows.isEmpty() && rows.get(0).sameOwner(claim);
  }

  /** Others look after the settling time; what they cannot have seen by then does not count. */
  private CompletionStage<Optional<LockRow>> hold(LockRow held, long asked) {
    return table
        .put(held, times.ttl())
        .thenCompose(
            put ->
                tookTooLong(asked)
                    ? withdraw(held, Optional.empty())
                    : CompletableFuture.completedFuture(Optional.of(held)));
  }

  private boolean tookTooLong(long since) {
    return System.nanoTime() - since > times.settling().toNanos();
  }

  private CompletionStage<Optional<LockRow>> withdraw(LockRow claim, Optional<LockRow> holder) {
    return table.remove(claim).thenApply(removed -> holder);
  }

  @Override
  public CompletionStage<Boolean> renew(LockRow ours) {
    return table
        .rows()
        .thenCompose(
            rows ->
                rows.contains(ours)
                    ? table.put(ours, times.ttl()).thenApply(put -> true)
                    : CompletableFuture.completedFuture(false));
  }

  @Override
  public CompletionStage<@Nullable Void> release(LockRow ours) {
    return table.remove(ours);
  }
}
