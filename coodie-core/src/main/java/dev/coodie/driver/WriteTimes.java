package dev.coodie.driver;

import dev.coodie.error.InvalidQueryException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Write times, which are microseconds since 1970, as programs give them and as they compare. */
public final class WriteTimes {
  private static final long FIRST = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final long AHEAD = Duration.ofDays(20 * 365).toSeconds();
  private static final Map<String, Long> OTHERS =
      Map.of("seconds", 1L, "milliseconds", 1_000L, "nanoseconds", 1_000_000_000L);

  private WriteTimes() {}

  /**
   * The same number, unless it is that of a clock in another unit: as microseconds, the time of our
   * days that it is would be in 1970, so that what is written loses against all that is there, or
   * so far ahead that nothing can be written over it.
   *
   * @param otherwise how to give such a number if it is meant, for the message
   * @throws InvalidQueryException if it is no time of our days, but would be one in seconds,
   *     milliseconds or nanoseconds
   */
  public static long checked(long micros, String otherwise) {
    if (isOfOurDays(micros, 1_000_000)) {
      return micros;
    }
    OTHERS.forEach(
        (unit, ofSecond) -> {
          if (isOfOurDays(micros, ofSecond)) {
            Instant taken = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            throw new InvalidQueryException(
                "coodie-1519",
                "The write time is taken as microseconds since 1970, which is "
                    + taken
                    + ", "
                    + (taken.getEpochSecond() < FIRST
                        ? "and loses against what clocks write now"
                        : "and nothing could be written over it")
                    + ". It looks like "
                    + unit
                    + ", which is "
                    + Instant.ofEpochSecond(Math.floorDiv(micros, ofSecond))
                    + ". Give microseconds, or if it is meant so, "
                    + otherwise
                    + ".");
          }
        });
    return micros;
  }

  private static boolean isOfOurDays(long count, long ofSecond) {
    long second = Math.floorDiv(count, ofSecond);
    return second >= FIRST && second < Instant.now().getEpochSecond() + AHEAD;
  }

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
