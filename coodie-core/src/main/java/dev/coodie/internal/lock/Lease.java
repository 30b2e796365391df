package dev.coodie.internal.lock;

import dev.coodie.error.ConfigurationException;
import dev.coodie.error.SchemaException;
import dev.coodie.internal.run.Delays;
import dev.coodie.internal.run.Runner;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock that is held, and renewed until it is released or lost. Thread-safe. */
public final class Lease {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private enum State {
    HELD,
    LOST,
    RELEASED
  }

  private final Runner runner;
  private final String keyspace;
  private final Ownership ownership;
  private final LockRow row;
  private final LeaseTimes times;
  private final AtomicReference<State> state = new AtomicReference<>(State.HELD);

  /** {@link System#nanoTime} from before the last write that made or renewed it was sent. */
  private volatile long sureSince;

  /** The same by the clock on the wall, which goes on while the machine sleeps. */
  private volatile long sureSinceMillis;

  /** The last operation: they run one after another, so that none comes after the release. */
  private CompletionStage<?> last = CompletableFuture.completedFuture(null);

  private Lease(
      Runner runner,
      String keyspace,
      Ownership ownership,
      LockRow row,
      LeaseTimes times,
      long asked) {
    this.runner = runner;
    this.keyspace = keyspace;
    this.ownership = ownership;
    this.row = row;
    this.times = times;
    this.sureSince = asked;
    this.sureSinceMillis =
        System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
  }

  static Lease start(
      Runner runner,
      String keyspace,
      Ownership ownership,
      LockRow row,
      LeaseTimes times,
      long asked) {
    Lease lease = new Lease(runner, keyspace, ownership, row, times, asked);
    lease.renewLater(times.renewal());
    return lease;
  }

  /** The row that makes us the owner. */
  public LockRow row() {
    return row;
  }

  /** Whether it was released. */
  public boolean isReleased() {
    return state.get() == State.RELEASED;
  }

  /** Whether it is surely held, as far as is known here; asks nobody. */
  public boolean isSure() {
    return whyNotHeld().isEmpty()
        && System.currentTimeMillis() - sureSinceMillis <= times.sure().toMillis();
  }

  /** Renews it now; fails if it is not surely held then. */
  public CompletionStage<@Nullable Void> confirm() {
    return renew()
        .<@Nullable Throwable>handle((renewed, error) -> error)
        .thenCompose(this::verdict);
  }

  /**
   * Gives it back, once. When that fails, it ends by itself at the end of the lease, and the log
   * says so.
   */
  public CompletionStage<@Nullable Void> release() {
    State before = state.getAndSet(State.RELEASED);
    if (before != State.HELD) {
      return CompletableFuture.completedFuture(null);
    }
    return inTurn(() -> ownership.release(row))
        .exceptionally(
            error -> {
              LOG.warn(
                  "The schema lock of keyspace {} could not be released; it ends by itself within"
                      + " {} s.",
                  keyspace,
                  times.ttl(),
                  Refusal.unwrap(error));
              return null;
            });
  }

  private CompletionStage<@Nullable Void> verdict(@Nullable Throwable renewal) {
    String why = whyNotHeld();
    if (why.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.failedFuture(
        new SchemaException(
            "coodie-741",
            "The schema lock of keyspace "
                + keyspace
                + " is no longer held. "
                + why
                + " Another process may change the schema now, so nothing else was changed here:"
                + " plan again.",
            renewal == null ? null : Refusal.unwrap(renewal)));
  }

  /** Empty while it is surely held. */
  private String whyNotHeld() {
    if (isReleased()) {
      return "It was released.";
    }
    if (state.get() == State.LOST) {
      return "It expired, or was taken away with forceUnlock.";
    }
    return System.nanoTime() - sureSince <= times.sure().toNanos()
        ? ""
        : "It could not be renewed for " + times.sure().toSeconds() + " s.";
  }

  private CompletionStage<Boolean> renew() {
    return inTurn(
        () -> {
          if (state.get() != State.HELD) {
            return CompletableFuture.completedFuture(false);
          }
          long asked = System.nanoTime();
          long askedMillis = System.currentTimeMillis();
          return ownership.renew(row).thenApply(ours -> renewed(ours, asked, askedMillis));
        });
  }

  private boolean renewed(boolean ours, long asked, long askedMillis) {
    if (ours) {
      sureSince = asked;
      sureSinceMillis = askedMillis;
    } else {
      state.compareAndSet(State.HELD, State.LOST);
    }
    return ours;
  }

  private void renewLater(Duration delay) {
    CompletionStage<Object> unused =
        Delays.after(
            delay,
            () -> {
              if (state.get() != State.HELD || isClosed()) {
                return CompletableFuture.completedFuture(null);
              }
              return renew()
                  .handle(
                      (renewed, error) -> {
                        renewLater(error == null ? times.renewal() : times.renewalAfterFailure());
                        return null;
                      });
            });
  }

  /** Whether the connection was closed, with which the lock cannot be renewed any more. */
  private boolean isClosed() {
    try {
      runner.checkOpen();
      return false;
    } catch (ConfigurationException e) {
      state.compareAndSet(State.HELD, State.LOST);
      return true;
    }
  }

  private synchronized <R> CompletionStage<R> inTurn(Supplier<CompletionStage<R>> operation) {
    CompletionStage<R> next =
        last.handle((result, error) -> null).thenCompose(ready -> operation.get());
    last = next;
    return next;
  }
}
