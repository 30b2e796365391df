package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.error.MigrationException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which ranges of a scan are done, kept in the database. Thread-safe. */
final class Checkpoints {
  private final ScanStore store;
  private final ScanLease lease;
  private final UUID run;
  private final Map<Integer, Long> before;

  private Checkpoints(ScanStore store, ScanLease lease, UUID run, Map<Integer, Long> before) {
    this.store = store;
    this.lease = lease;
    this.run = run;
    this.before = Map.copyOf(before);
  }

  /** Takes the lease and reads what was acknowledged, of a scan of what {@code scanned} says. */
  static Checkpoints open(
      Coodie coodie, String keyspace, String scan, ScanSettings settings, String scanned)
      throws InterruptedException {
    ScanStore store = new ScanStore(coodie, keyspace, scan);
    store.create();
    ScanLease lease = ScanLease.take(store, scan, settings.lease());
    try {
      UUID run = run(store, lease, scan, settings.startOver(), scanned);
      return new Checkpoints(store, lease, run, store.acknowledged(run));
    } catch (RuntimeException | Error e) {
      lease.release();
      throw e;
    }
  }

  /** Rows of the ranges that were acknowledged before, by range. */
  Map<Integer, Long> before() {
    return before;
  }

  ScanLease lease() {
    return lease;
  }

  void acknowledge(TokenRange range, long rows) {
    lease.check();
    store.acknowledge(run, range.index(), rows, lease.owner());
  }

  private static UUID run(
      ScanStore store, ScanLease lease, String scan, boolean startOver, String scanned) {
    ScanStore.Head head = store.head();
    Optional<UUID> known = head.run();
    if (known.isPresent() && !startOver) {
      if (!head.scanned().equals(scanned)) {
        throw changed(scan, head.scanned(), scanned);
      }
      return known.get();
    }
    UUID run = UUID.randomUUID();
    if (!store.begin(run, scanned, lease.owner())) {
      throw lease.lost();
    }
    known.ifPresent(store::forget);
    return run;
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
            + ". Make it the same again, or give it another name, or forget what was done with"
            + " startOver().");
  }
}
