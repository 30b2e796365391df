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
 * The right to change the schema of one keyspace, held by one process at a time. A lease of 30 s in
 * the table {@code coodie_lock} of that keyspace: it is renewed every 10 s in the background for as
 * long as it is open, and ends by itself some 30 s after its owner died. Only its owner releases
 * it. Thread-safe.
 *
 * <p>It is written with conditional writes (LWT), SERIAL and QUORUM: a schema is one for all
 * datacenters, and so is its lock. A majority of all replicas of the keyspace must be up, in
 * whichever datacenter they are.
 *
 * <p>Where the server says that it has no conditional writes, as ScyllaDB before 2025.4 does in
 * keyspaces with tablets, a weaker way is taken: each candidate writes a claim at QUORUM, waits 2
 * s, and reads the claims of all at QUORUM; the first one gets the lock. Two processes can get it
 * at once when one is paused, or a write is under way, for longer than these 2 s, or when it is
 * taken away with {@link Schema#forceUnlock} while its owner renews it.
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
   * Call it before each change. Renews the lock, so that it is ours for the next 25 s whatever
   * happens to this process or its connection, except that it is taken away on purpose.
   *
   * @throws dev.coodie.error.SchemaException if the lock is not held any more, because it could not
   *     be renewed in time, was taken away by {@link Schema#forceUnlock}, or was closed
   */
  public void check() {
    runner.await(lease::confirm);
  }

  /**
   * Whether it is surely held, as far as this process knows: it was renewed less than 25 s ago,
   * also by the clock on the wall, and nobody was seen to take it away. Asks nobody, so it costs
   * nothing and may be called before each of many writes.
   */
  public boolean isSure() {
    return lease.isSure();
  }

  /**
   * Releases it, if it is still ours, on an interrupted thread, too. More than once does nothing.
   * When the server cannot be reached, the log warns that it ends by itself.
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
