package dev.coodie.bulk;

import dev.coodie.internal.bulk.Tally;
import java.time.Duration;

/**
 * How far a bulk operation is.
 *
 * @param taken items taken from the source
 * @param succeeded items that are done
 * @param failed items that failed
 * @param retries requests that were sent again
 * @param took the time since the start, or until the end
 * @param ended whether it is over
 */
public record BulkProgress(
    long taken, long succeeded, long failed, long retries, Duration took, boolean ended) {
  static BulkProgress of(Tally tally) {
    boolean ended = tally.isEnded();
    // What is counted later is read first, so that no item is done before it is taken.
    long failed = tally.failed();
    long succeeded = tally.succeeded();
    return new BulkProgress(
        tally.taken(), succeeded, failed, tally.retries(), Duration.ofNanos(tally.nanos()), ended);
  }

  /** Items that succeeded in a second, on average. */
  public long perSecond() {
    return took.isZero() ? 0 : Math.round(succeeded * 1e9 / took.toNanos());
  }
}
