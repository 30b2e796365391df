package dev.coodie.column;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Points in time, dates and times of day. */
final class TimeTypes {
  private TimeTypes() {}

  /** {@code timestamp}: whole milliseconds; what is finer is cut off towards the past. */
  static final class TimestampType extends FixedType<Instant> {
    TimestampType() {
      super("timestamp", Instant.class, 8);
    }

    @Override
    Instant get(ByteBuffer bytes, int at) {
      return Instant.ofEpochMilli(bytes.getLong(at));
    }

    @Override
    void set(Instant value, byte[] out, int at) {
      Bytes.putLong(millis(value), out, at);
    }

    private long millis(Instant value) {
      try {
        return value.toEpochMilli();
      } catch (ArithmeticException e) {
        throw ValueErrors.outOfRange(this, "64 bits of milliseconds");
      }
    }

    @Override
    int vectorWidth() {
      return 8;
    }
  }

  /** {@code date}: 32 bits of days, the epoch in the middle. */
  static final class DateType extends FixedType<LocalDate> {
    DateType() {
      super("date", LocalDate.class, 4);
    }

    @Override
    LocalDate get(ByteBuffer bytes, int at) {
      return LocalDate.ofEpochDay(bytes.getInt(at) ^ Integer.MIN_VALUE);
    }

    @Override
    void set(LocalDate value, byte[] out, int at) {
      long day = value.toEpochDay();
      if ((int) day != day) {
        throw ValueErrors.outOfRange(this, "-5877641-06-23 to +5881580-07-11");
      }
      Bytes.putInt((int) day ^ Integer.MIN_VALUE, out, at);
    }
  }

  /** {@code time}: nanoseconds of the day. */
  static final class TimeType extends FixedType<LocalTime> {
    TimeType() {
      super("time", LocalTime.class, 8);
    }

    @Override
    LocalTime get(ByteBuffer bytes, int at) {
      try {
        return LocalTime.ofNanoOfDay(bytes.getLong(at));
      } catch (DateTimeException e) {
        throw ValueErrors.unreadable(this, e);
      }
    }

    @Override
    void set(LocalTime value, byte[] out, int at) {
      Bytes.putLong(value.toNanoOfDay(), out, at);
    }
  }
}
