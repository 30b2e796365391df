package dev.coodie;

import java.time.Instant;

/**
 * The right to change the schema of one keyspace, held by one process at a time. A lease: it is
 * renewed in the background for as long as it is open, and ends by itself some time after its owner
 * died. Only its owner releases it. Thread-safe.
 */
public final class SchemaLock implements AutoCloseable {
  /**
   * Who holds a lock.
   *
   * @param owner a name that no other holder has
   * @param host the host and process it runs in
   * @param since when it got the lock
   */
  public record Holder(String owner, String host, Instant since) {}

  private final Holder holder;

  SchemaLock(Holder holder) {
    this.holder = holder;
  }

  /** Who holds it: this process. */
  public Holder holder() {
    return holder;
  }

  /**
   * Call it before each change.
   *
   * @throws dev.coodie.error.SchemaException if the lock is not held any more, because it could not
   *     be renewed in time or was taken away by {@link Schema#forceUnlock}
   */
  public void check() {}

  /** Releases it, if it is still ours. More than once does nothing. */
  @Override
  public void close() {}
}
