package dev.coodie.bulk;

import dev.coodie.internal.bulk.Tally;
import java.time.Duration;

/**
 * A bulk operation all of whose items succeeded; otherwise there is a {@link
 * dev.coodie.error.BulkException}.
 *
 * @param items how many there were
 * @param retries requests that were sent again
 * @param took from the start to the end
 */
public record BulkResult(long items, long retries, Duration took) {
  static BulkResult of(Tally tally) {
    return new BulkResult(tally.succeeded(), tally.retries(), Duration.ofNanos(tally.nanos()));
  }
}
