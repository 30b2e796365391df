package dev.coodie.spark.internal.write;

import dev.coodie.column.ValueType;
import dev.coodie.transfer.Timestamps;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/** Encoders of values without parts. */
final class ScalarEncoders {
  private static final long MICROS_OF_MILLISECOND = 1_000;

  private ScalarEncoders() {}

  static @Nullable CellEncoder of(DataType found, ValueType<?> wanted, Timestamps timestamps) {
    Class<?> java = wanted.javaType();
    if (found instanceof StringType) {
      return text(wanted);
    }
    if (found instanceof BinaryType) {
      return binary(wanted);
    }
    if (java == Boolean.class && found instanceof BooleanType) {
      return (in, at) -> one(in.getBoolean(at));
    }
    if (java == LocalDate.class && found instanceof DateType) {
      // The server counts from the smallest date.
      return (in, at) -> four(in.getInt(at) ^ Integer.MIN_VALUE);
    }
    // A timestamp without a zone is taken for UTC.
    boolean timestamp = found instanceof TimestampType || found instanceof TimestampNTZType;
    if (java == Instant.class && timestamp) {
      return (in, at) -> eight(millis(in.getLong(at), wanted, timestamps));
    }
    if (java == LocalTime.class && TimeEncoders.isTime(found)) {
      return TimeEncoders.time(wanted);
    }
    if (wanted.cql().equals("duration")) {
      return TimeEncoders.duration(found, wanted);
    }
    return NumberEncoders.of(found, wanted);
  }

  private static @Nullable CellEncoder text(ValueType<?> wanted) {
    if (wanted.javaType() == String.class) {
      return (in, at) -> ByteBuffer.wrap(in.getUTF8String(at).getBytes());
    }
    return TextValues.has(wanted)
        ? (in, at) -> TextValues.read(wanted, in.getUTF8String(at).toString())
        : null;
  }

  private static @Nullable CellEncoder binary(ValueType<?> wanted) {
    if (wanted.cql().equals("blob")) {
      return (in, at) -> ByteBuffer.wrap(in.getBinary(at));
    }
    if (wanted.javaType() != UUID.class) {
      return null;
    }
    return (in, at) -> {
      byte[] bytes = in.getBinary(at);
      if (bytes.length != 16) {
        throw new RejectedValueException(
            "expected 16 bytes for " + wanted.cql() + ", found " + bytes.length);
      }
      return ByteBuffer.wrap(bytes);
    };
  }

  /** Of Spark's microseconds, as far as the server has them. */
  private static long millis(long micros, ValueType<?> wanted, Timestamps timestamps) {
    if (timestamps == Timestamps.EXACT && micros % MICROS_OF_MILLISECOND != 0) {
      throw new RejectedValueException(
          "the value is finer than the milliseconds that "
              + wanted.cql()
              + " holds; date_trunc('MILLISECOND', ..) cuts it off, or the option"
              + " \"timestamps\" with \"millis\"");
    }
    return Math.floorDiv(micros, MICROS_OF_MILLISECOND);
  }

  static ByteBuffer one(boolean value) {
    return ByteBuffer.allocate(1).put(0, (byte) (value ? 1 : 0));
  }

  static ByteBuffer four(int value) {
    return ByteBuffer.allocate(4).putInt(0, value);
  }

  static ByteBuffer eight(long value) {
    return ByteBuffer.allocate(8).putLong(0, value);
  }
}
