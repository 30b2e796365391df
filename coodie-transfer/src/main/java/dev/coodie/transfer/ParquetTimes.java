package dev.coodie.transfer;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.LongFunction;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.jspecify.annotations.Nullable;

/** Cells of dates and times: into the type of the same meaning, or a text; null for all others. */
final class ParquetTimes {
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;
  private static final long MILLIS_OF_DAY = 86_400_000;

  private ParquetTimes() {}

  /** Of days since 1970; the server counts them from the smallest date. */
  static @Nullable LongFunction<ByteBuffer> date(ValueType<?> wanted) {
    if (wanted.javaType() == LocalDate.class) {
      return days -> ParquetNumbers.four((int) days ^ Integer.MIN_VALUE);
    }
    return isText(wanted)
        ? days -> Parts.encode(wanted, LocalDate.ofEpochDay(days).toString())
        : null;
  }

  /** Without a zone it is taken for UTC. */
  static @Nullable LongFunction<ByteBuffer> timestamp(
      TimestampLogicalTypeAnnotation timestamp, ValueType<?> wanted, Timestamps timestamps) {
    long second = each(timestamp.getUnit(), 1_000, 1_000_000, 1_000_000_000);
    if (wanted.javaType() == Instant.class) {
      long millisecond = second / 1_000;
      return value -> ParquetNumbers.eight(timestamps.millis(value, millisecond, wanted));
    }
    if (!isText(wanted)) {
      return null;
    }
    return value -> {
      long seconds = Math.floorDiv(value, second);
      int nanos = (int) (Math.floorMod(value, second) * (1_000_000_000 / second));
      return Parts.encode(
          wanted,
          timestamp.isAdjustedToUTC()
              ? Instant.ofEpochSecond(seconds, nanos).toString()
              : LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC).toString());
    };
  }

  /** Of units since midnight; {@code anyBits} takes what is outside the day as the server does. */
  static @Nullable LongFunction<ByteBuffer> time(
      TimeUnit unit, ValueType<?> wanted, boolean anyBits) {
    long nanos = each(unit, 1_000_000, 1_000, 1);
    boolean time = wanted.javaType() == LocalTime.class;
    if (time && anyBits && nanos == 1) {
      return ParquetNumbers::eight;
    }
    if (!time && !isText(wanted)) {
      return null;
    }
    return value -> {
      if (value < 0 || value >= NANOS_OF_DAY / nanos) {
        throw new BadValueException("the value is no time of a day for " + wanted.cql());
      }
      return time
          ? ParquetNumbers.eight(value * nanos)
          : Parts.encode(wanted, LocalTime.ofNanoOfDay(value * nanos).toString());
    };
  }

  private static long each(TimeUnit unit, long millis, long micros, long nanos) {
    return switch (unit) {
      case MILLIS -> millis;
      case MICROS -> micros;
      case NANOS -> nanos;
    };
  }

  /** Nanoseconds of the day and the Julian day: what timestamps were before they had a type. */
  static @Nullable ParquetReader int96(ValueType<?> wanted, Timestamps timestamps) {
    boolean text = isText(wanted);
    if (!text && wanted.javaType() != Instant.class) {
      return null;
    }
    return (in, index, at) -> {
      ByteBuffer bytes = littleEndian(ParquetBytes.bytes(in.getInt96(index, at)));
      long nanos = bytes.getLong();
      long day = bytes.getInt() - JULIAN_DAY_OF_1970;
      if (nanos < 0 || nanos >= NANOS_OF_DAY) {
        throw new BadValueException("the INT96 is no timestamp");
      }
      return text
          ? Parts.encode(wanted, Instant.ofEpochSecond(day * 86_400, nanos).toString())
          : ParquetNumbers.eight(day * MILLIS_OF_DAY + timestamps.millis(nanos, 1_000_000, wanted));
    };
  }

  /** Months, days and milliseconds, each an unsigned number. */
  static @Nullable ParquetReader interval(ValueType<?> wanted) {
    boolean text = isText(wanted);
    if (!text && wanted.javaType() != CqlDuration.class) {
      return null;
    }
    return (in, index, at) -> {
      ByteBuffer bytes = littleEndian(ParquetBytes.bytes(in.getBinary(index, at)));
      int months = bytes.getInt();
      int days = bytes.getInt();
      if (months < 0 || days < 0) {
        throw new BadValueException("the value does not fit " + wanted.cql());
      }
      CqlDuration duration =
          new CqlDuration(months, days, Integer.toUnsignedLong(bytes.getInt()) * 1_000_000);
      return Parts.encode(wanted, text ? Durations.text(duration) : duration);
    };
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static boolean isText(ValueType<?> wanted) {
    return wanted.javaType() == String.class;
  }
}
