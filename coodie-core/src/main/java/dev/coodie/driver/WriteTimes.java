package dev.coodie.driver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How write times and the times of dropped columns compare. */
public final class WriteTimes {
  private WriteTimes() {}

  /**
   * Whether the server hides a value for good: it was written before its column was dropped, to be
   * added again.
   *
   * @param micros its write time, in microseconds since 1970; null, which is now, is never hidden
   * @param dropped when the column was dropped, as {@link Driver#droppedColumns} tells; null if it
   *     never was
   */
  public static boolean isHidden(@Nullable Long micros, @Nullable Instant dropped) {
    // The server tells milliseconds of what it compares in microseconds.
    return micros != null
        && dropped != null
        && Math.floorDiv(micros, 1_000L) <= dropped.toEpochMilli();
  }
}
