package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.error.CoodieException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.MigrationException;
import dev.coodie.scan.ScanCheckpoint;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How far a scan is, kept in the database under its lease. Thread-safe. */
final class Checkpoints {
  private static final int ATTEMPTS = 5;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final ScanStore store;
  private final ScanLease lease;
  private final EqualRanges ranges;
  private final Optional<ScanCheckpoint> from;

  private Checkpoints(
      ScanStore store, ScanLease lease, EqualRanges ranges, Optional<ScanCheckpoint> from) {
    this.store = store;
    this.lease = lease;
    this.ranges = ranges;
    this.from = from;
  }

  /** Takes the lease and reads how far a scan of what {@code scanned} says is. */
  static Checkpoints open(
      Coodie coodie, String keyspace, String scan, ScanSettings settings, String scanned)
      throws InterruptedException {
    ScanStore store = new ScanStore(coodie, keyspace, scan);
    store.create();
    ScanLease lease = ScanLease.take(store, scan, settings.lease);
    try {
      Optional<ScanCheckpoint> from = from(store, lease, scan, settings.startOver, scanned);
      return new Checkpoints(store, lease, new EqualRanges(settings.ranges), from);
    } catch (RuntimeException | Error e) {
      lease.release();
      throw e;
    }
  }

  private static Optional<ScanCheckpoint> from(
      ScanStore store, ScanLease lease, String scan, boolean startOver, String scanned) {
    ScanStore.Head head = store.head();
    if (head.scanned().isPresent() && !startOver) {
      String before = head.scanned().get();
      if (!before.equals(scanned)) {
        throw changed(scan, before, scanned);
      }
      return head.checkpoint().map(ScanCheckpoint::parse);
    }
    if (!store.begin(scanned, lease.owner())) {
      throw lease.lost();
    }
    return Optional.empty();
  }

  /** Where earlier runs ended; empty if nothing was acknowledged. */
  Optional<ScanCheckpoint> from() {
    return from;
  }

  ScanLease lease() {
    return lease;
  }

  /**
   * Acknowledges what was handled, unless another process has the lease. A busy server is asked
   * again, which is harmless: it is the same text under the same condition.
   */
  void keep(ScanCheckpoint checkpoint) {
    for (int attempt = 1; ; attempt++) {
      lease.check();
      try {
        if (!store.keep(checkpoint, ranges.done(checkpoint), lease.owner())) {
          throw lease.lost();
        }
        return;
      } catch (CoodieException e) {
        if (attempt == ATTEMPTS || !(e instanceof LwtUnknownException || e.isTransient())) {
          throw e;
        }
        pause(attempt, e);
      }
    }
  }

  private static void pause(int attempt, CoodieException cause) {
    try {
      TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS << (attempt - 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }

  private static MigrationException changed(String scan, String found, String scanned) {
    return new MigrationException(
        "coodie-954",
        "The scan \""
            + scan
            + "\" was begun with "
            + found
            + ", but is now asked to go on with "
            + scanned
            + ". Make it the same again, give it another name, or forget what was done"
            + " with startOver().");
  }
}
