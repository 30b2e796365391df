package dev.coodie.spark.internal.write;

import dev.coodie.column.ValueType;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;

/** What becomes of Spark's microseconds, of which the server has only milliseconds. */
public enum Timestamps {
  /** A value that has some is rejected. */
  EXACT,
  /** They are cut off, towards the past. */
  MILLIS;

  private static final long MICROS_OF_MILLISECOND = 1_000;

  /** As the option says. */
  static Timestamps of(JobOptions options) {
    return switch (options.get(JobOption.TIMESTAMPS).orElse("exact")) {
      case "exact" -> EXACT;
      case "millis" -> MILLIS;
      default ->
          throw JobOptions.wrong(
              JobOption.TIMESTAMPS,
              "exact, which rejects what is finer than milliseconds; or millis, which cuts it off");
    };
  }

  /**
   * The milliseconds.
   *
   * @throws RejectedValueException if there are more, and they may not be cut off
   */
  long millis(long micros, ValueType<?> wanted) {
    if (this == EXACT && micros % MICROS_OF_MILLISECOND != 0) {
      throw new RejectedValueException(
          "the value is finer than the milliseconds that "
              + wanted.cql()
              + " holds; date_trunc('MILLISECOND', ..) cuts it off, or the option"
              + " \"timestamps\" with \"millis\"");
    }
    return Math.floorDiv(micros, MICROS_OF_MILLISECOND);
  }
}
