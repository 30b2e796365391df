package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an import, or a job of Spark that writes, makes of times that are finer than the
 * milliseconds of a {@code timestamp}.
 */
public enum Timestamps {
  /** A record with one is rejected. */
  EXACT,
  /** What is finer is cut off, towards the past. Rows whose keys then are the same become one. */
  MILLIS;

  /** Milliseconds of a time in smaller units, of which a millisecond has so many. */
  long millis(long value, long unitsOfMillisecond, ValueType<?> wanted) {
    if (value % unitsOfMillisecond != 0) {
      checkCuts(wanted);
    }
    return Math.floorDiv(value, unitsOfMillisecond);
  }

  /** The same time, if it is taken: a cell of it has milliseconds alone. */
  Instant checked(Instant time, ValueType<?> wanted) {
    if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
      checkCuts(wanted);
    }
    return time;
  }

  private void checkCuts(ValueType<?> wanted) {
    if (this == EXACT) {
      throw new BadValueException(
          "the value is finer than the milliseconds that "
              + wanted.cql()
              + " holds; the option \"timestamps\" with \"millis\" cuts it off");
    }
  }
}
