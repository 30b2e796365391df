package dev.coodie.migrations.scan;

import dev.coodie.error.CoodieException;
import dev.coodie.error.MigrationException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The right to run one scan. It ends by itself after a while, so it has to be renewed. Thread-safe.
 */
final class ScanLease {
  private static final long POLL_MILLIS = 250;

  private final ScanStore store;
  private final String scan;
  private final String owner;
  private final Duration length;
  private volatile long renewed;
  private volatile boolean lost;

  private ScanLease(ScanStore store, String scan, Duration length) {
    this.store = store;
    this.scan = scan;
    this.length = length;
    this.owner = ThisProcess.NAME + ", " + UUID.randomUUID();
  }

  /**
   * Waits a little longer than a lease lasts, so that one whose owner was killed is out of the way.
   */
  static ScanLease take(ScanStore store, String scan, Duration length) throws InterruptedException {
    ScanLease lease = new ScanLease(store, scan, length);
    long patience = length.plusSeconds(2).toNanos();
    long begun = System.nanoTime();
    while (!lease.taken()) {
      if (System.nanoTime() - begun > patience) {
        throw new MigrationException(
            "coodie-955",
            "The scan \""
                + scan
                + "\" is being run by "
                + store.head().owner().orElse("another process")
                + ". Wait until it has ended; the claim of a killed process expires within "
                + length.toSeconds()
                + " s.");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return lease;
  }

  String owner() {
    return owner;
  }

  Duration length() {
    return length;
  }

  /** Renews it; when that fails, the next renewal or {@link #check} decides. */
  void renew() {
    long begun = System.nanoTime();
    if (store.renew(owner, length)) {
      renewed = begun;
    } else {
      lost = true;
    }
    check();
  }

  /** Whether a failed renewal may be tried again. */
  boolean isHeld() {
    return !lost && System.nanoTime() - renewed < length.toNanos();
  }

  void check() {
    if (!isHeld()) {
      throw lost();
    }
  }

  MigrationException lost() {
    return new MigrationException(
        "coodie-957",
        "The scan \""
            + scan
            + "\" stopped, since it could not renew its claim within "
            + length.toSeconds()
            + " s, and another process may run it now. What was acknowledged stays so; run it again to continue.");
  }

  /** Gives it back; when that fails it ends by itself. */
  void release() {
    if (isHeld()) {
      store.release(owner);
    }
  }

  private boolean taken() {
    long begun = System.nanoTime();
    boolean taken = store.take(owner, length);
    if (taken) {
      renewed = begun;
    }
    return taken;
  }

  /** Renews in the background: an error counts once the lease has run out. */
  void renewOrFail(ScanState state) {
    try {
      renew();
    } catch (CoodieException e) {
      if (!isHeld()) {
        state.fail(e);
      }
    } catch (RuntimeException | Error e) {
      state.fail(e);
    }
  }
}
