package dev.coodie.spark.internal.write;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import org.apache.spark.sql.types.CalendarIntervalType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.YearMonthIntervalType;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.jspecify.annotations.Nullable;

/** Encoders of times of day and durations. */
final class TimeEncoders {
  private static final long NANOS_OF_MICROSECOND = 1_000;

  private TimeEncoders() {}

  /** Whether it is Spark's TIME, by its name: the oldest Spark has no such class. */
  static boolean isTime(DataType found) {
    return found.typeName().startsWith("time(");
  }

  /** Spark has it in nanoseconds, too. */
  static CellEncoder time(ValueType<?> wanted) {
    return (in, at) -> TextValues.encode(wanted, LocalTime.ofNanoOfDay(in.getLong(at)));
  }

  static @Nullable CellEncoder duration(DataType found, ValueType<?> wanted) {
    if (found instanceof DayTimeIntervalType) {
      return (in, at) -> duration(wanted, 0, 0, in.getLong(at));
    }
    if (found instanceof YearMonthIntervalType) {
      return (in, at) -> duration(wanted, in.getInt(at), 0, 0);
    }
    if (!(found instanceof CalendarIntervalType)) {
      return null;
    }
    return (in, at) -> {
      CalendarInterval interval = in.getInterval(at);
      return duration(wanted, interval.months, interval.days, interval.microseconds);
    };
  }

  private static ByteBuffer duration(ValueType<?> wanted, int months, int days, long micros) {
    try {
      long nanos = Math.multiplyExact(micros, NANOS_OF_MICROSECOND);
      return TextValues.encode(wanted, new CqlDuration(months, days, nanos));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw RejectedValueException.doesNotFit(wanted);
    }
  }
}
