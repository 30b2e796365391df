package dev.coodie.spark.internal.write;

import dev.coodie.driver.WriteTimes;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.transfer.Timestamps;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a job writes; Spark sends it to its executors.
 *
 * @param timestamp the write time of the whole job, in microseconds since 1970
 * @param ttl seconds until what is written expires; null for what the table has as its default
 * @param writeNulls whether a null clears what the table has in its place
 * @param inFlight the most requests of a task under way at once
 * @param rejects the folder for rejected rows, null if one fails the job
 * @param maxRejects the most rejected rows of a task
 * @param timestamps what becomes of those that are finer than milliseconds
 */
public record WriteSettings(
    long timestamp,
    @Nullable Integer ttl,
    boolean writeNulls,
    int inFlight,
    @Nullable String rejects,
    int maxRejects,
    Timestamps timestamps)
    implements Serializable {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");
  private static final int MOST_SECONDS = 20 * 365 * 24 * 60 * 60;

  /**
   * As the options say; where they tell no time, that of now.
   *
   * @throws dev.coodie.error.ConfigurationException if one is wrong
   * @throws dev.coodie.error.InvalidQueryException if the write time looks like another unit
   */
  public static WriteSettings of(JobOptions options) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return new WriteSettings(
        options.get(JobOption.USING_TIMESTAMP).map(WriteSettings::micros).orElse(now),
        ttl(options),
        options.is(JobOption.WRITE_NULLS),
        options.number(JobOption.IN_FLIGHT, 128, 10_000),
        options.get(JobOption.REJECTS).orElse(null),
        options.number(JobOption.MAX_REJECTS, 1_000, Integer.MAX_VALUE),
        timestamps(options));
  }

  private static long micros(String text) {
    String word = text.strip();
    try {
      boolean number = NUMBER.matcher(word).matches();
      long micros =
          number
              ? WriteTimes.checked(Long.parseLong(word), "write it as a time")
              : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(word));
      if (micros > 0) {
        return micros;
      }
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      // Told below, as a number that is out of range.
    }
    throw JobOptions.wrong(
        JobOption.USING_TIMESTAMP,
        "microseconds since 1970, such as "
            + System.currentTimeMillis()
            + "000, or a time such as 2026-01-31T12:00:00Z");
  }

  private static Timestamps timestamps(JobOptions options) {
    return switch (options.get(JobOption.TIMESTAMPS).orElse("exact")) {
      case "exact" -> Timestamps.EXACT;
      case "millis" -> Timestamps.MILLIS;
      default ->
          throw JobOptions.wrong(
              JobOption.TIMESTAMPS,
              "exact, which rejects what is finer than milliseconds; or millis, which cuts it off");
    };
  }

  private static @Nullable Integer ttl(JobOptions options) {
    Optional<String> given = options.get(JobOption.USING_TTL);
    return given.isEmpty() ? null : options.number(JobOption.USING_TTL, 1, MOST_SECONDS);
  }
}
