package dev.coodie.schema;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.lock.Lease;
import dev.coodie.internal.lock.LockRow;
import dev.coodie.internal.run.Runner;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The right to change the schema of one keyspace, held by one process at a time. It is a lease of
 * 30 s in the table {@code coodie_lock} of that keyspace. While it is open it is renewed every 10 s
 * in the background; it ends by itself about 30 s after its owner died. Only its owner releases it.
 * Thread-safe.
 *
 * <p>It is written with conditional writes (LWT), SERIAL and QUORUM: all datacenters share one
 * schema, and so one lock. A majority of the keyspace's replicas over all datacenters must be up.
 *
 * <p>Where the server has no conditional writes, as ScyllaDB before 2025.4 in keyspaces with
 * tablets, a weaker protocol is used: each candidate writes a claim at QUORUM, waits 2 s, and reads
 * all claims at QUORUM; the first claim gets the lock. Two processes can hold it at once if one is
 * paused, or a write takes, longer than these 2 s, or if {@link Schema#forceUnlock} takes it away
 * while its owner renews it.
 */
@CheckReturnValue
public final class SchemaLock implements AutoCloseable {
  /**
   * Who holds a lock.
   *
   * @param owner a name that no other holder has
   * @param host the host and process it runs in
   * @param since when it asked for the lock, by its own clock
   */
  public record Holder(String owner, String host, Instant since) {
    static Holder of(LockRow row) {
      return new Holder(row.owner(), row.host(), row.since());
    }
  }

  private final Runner runner;
  private final Lease lease;

  SchemaLock(Runner runner, Lease lease) {
    this.runner = runner;
    this.lease = lease;
  }

  /** Who holds it: this process. */
  public Holder holder() {
    return Holder.of(lease.row());
  }

  /**
   * Call it before each change. Renews the lock, so that this process holds it for the next 25 s
   * even if it loses its connection, unless it is taken away on purpose.
   *
   * @throws dev.coodie.error.SchemaException if the lock is no longer held, because it could not be
   *     renewed in time, was taken away by {@link Schema#forceUnlock}, or was closed
   */
  public void check() {
    runner.await(lease::confirm);
  }

  /**
   * Whether this process can be sure that it holds the lock: it was renewed less than 25 s ago,
   * also by the wall clock, and was not seen to be taken away. Sends nothing, so it is cheap enough
   * to call before each of many writes.
   */
  public boolean isSure() {
    return lease.isSure();
  }

  /**
   * Releases the lock if this process still holds it, even on an interrupted thread. Calling it
   * again does nothing. When the server cannot be reached, the log warns that the lock ends by
   * itself.
   */
  @Override
  public void close() {
    if (lease.isReleased()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      runner.await(lease::release);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same, run without waiting. */
  public Async async() {
    return new Async(lease);
  }

  /** A {@link SchemaLock}, used without waiting. */
  @CheckReturnValue
  public static final class Async {
    private final Lease lease;

    private Async(Lease lease) {
      this.lease = lease;
    }

    /** See {@link SchemaLock#check}. */
    public CompletionStage<@Nullable Void> check() {
      return lease.confirm();
    }

    /** See {@link SchemaLock#close}. */
    @CanIgnoreReturnValue
    public CompletionStage<@Nullable Void> close() {
      return lease.release();
    }
  }
}
