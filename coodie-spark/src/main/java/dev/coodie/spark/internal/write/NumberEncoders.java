package dev.coodie.spark.internal.write;

import static dev.coodie.spark.internal.write.ScalarEncoders.eight;
import static dev.coodie.spark.internal.write.ScalarEncoders.four;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.util.function.LongFunction;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.jspecify.annotations.Nullable;

/** Encoders of numbers. */
final class NumberEncoders {
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  private NumberEncoders() {}

  /** Reads a whole number of Spark. */
  @FunctionalInterface
  private interface Whole {
    long read(SpecializedGetters in, int at);
  }

  static @Nullable CellEncoder of(DataType found, ValueType<?> wanted) {
    Whole whole = whole(found);
    if (whole != null) {
      LongFunction<ByteBuffer> cell = ofLong(wanted, found);
      return cell == null ? null : (in, at) -> cell.apply(whole.read(in, at));
    }
    if (found instanceof FloatType) {
      return ofFloat(wanted);
    }
    if (found instanceof DoubleType && wanted.javaType() == Double.class) {
      return (in, at) -> eight(Double.doubleToRawLongBits(in.getDouble(at)));
    }
    if (found instanceof DoubleType && wanted.javaType() == Float.class) {
      return (in, at) -> narrowed(in.getDouble(at), wanted);
    }
    return found instanceof DecimalType decimal ? ofDecimal(decimal, wanted) : null;
  }

  private static @Nullable Whole whole(DataType found) {
    if (found instanceof IntegerType) {
      return SpecializedGetters::getInt;
    }
    if (found instanceof LongType) {
      return SpecializedGetters::getLong;
    }
    if (found instanceof ShortType) {
      return SpecializedGetters::getShort;
    }
    return found instanceof ByteType ? SpecializedGetters::getByte : null;
  }

  private static @Nullable LongFunction<ByteBuffer> ofLong(ValueType<?> wanted, DataType found) {
    Class<?> java = wanted.javaType();
    if (java == Integer.class) {
      return v -> four((int) within(v, Integer.MIN_VALUE, Integer.MAX_VALUE, wanted));
    }
    if (java == Long.class) {
      return ScalarEncoders::eight;
    }
    if (java == Short.class) {
      return v -> two((short) within(v, Short.MIN_VALUE, Short.MAX_VALUE, wanted));
    }
    if (java == Byte.class) {
      return v -> one((byte) within(v, Byte.MIN_VALUE, Byte.MAX_VALUE, wanted));
    }
    if (java == BigInteger.class) {
      return v -> TextValues.encode(wanted, BigInteger.valueOf(v));
    }
    if (java == BigDecimal.class) {
      return v -> TextValues.encode(wanted, BigDecimal.valueOf(v));
    }
    if (java == Double.class) {
      return v -> exact(v, wanted);
    }
    boolean nanos = java == LocalTime.class && found instanceof LongType;
    return nanos ? v -> eight(within(v, 0, NANOS_OF_DAY - 1, wanted)) : null;
  }

  private static ByteBuffer exact(long value, ValueType<?> wanted) {
    double number = value;
    // The largest long becomes a number that is larger and would be cut back to it.
    if ((long) number != value || value == Long.MAX_VALUE) {
      throw notExactly(wanted);
    }
    return eight(Double.doubleToRawLongBits(number));
  }

  private static @Nullable CellEncoder ofFloat(ValueType<?> wanted) {
    if (wanted.javaType() == Float.class) {
      return (in, at) -> four(Float.floatToRawIntBits(in.getFloat(at)));
    }
    return wanted.javaType() == Double.class
        ? (in, at) -> eight(Double.doubleToRawLongBits(in.getFloat(at)))
        : null;
  }

  private static ByteBuffer narrowed(double value, ValueType<?> wanted) {
    if (!Double.isNaN(value) && (float) value != value) {
      throw notExactly(wanted);
    }
    return four(Float.floatToRawIntBits((float) value));
  }

  private static @Nullable CellEncoder ofDecimal(DecimalType found, ValueType<?> wanted) {
    int precision = found.precision();
    int scale = found.scale();
    if (wanted.javaType() == BigDecimal.class) {
      return (in, at) ->
          TextValues.encode(wanted, in.getDecimal(at, precision, scale).toJavaBigDecimal());
    }
    if (wanted.javaType() == BigInteger.class) {
      return (in, at) ->
          TextValues.encode(
              wanted, whole(in.getDecimal(at, precision, scale).toJavaBigDecimal(), wanted));
    }
    LongFunction<ByteBuffer> small =
        wanted.javaType() == Double.class ? null : ofLong(wanted, found);
    if (small == null) {
      return null;
    }
    return (in, at) -> {
      BigInteger whole = whole(in.getDecimal(at, precision, scale).toJavaBigDecimal(), wanted);
      if (whole.bitLength() > 63) {
        throw RejectedValueException.doesNotFit(wanted);
      }
      return small.apply(whole.longValue());
    };
  }

  private static BigInteger whole(BigDecimal value, ValueType<?> wanted) {
    try {
      return value.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new RejectedValueException(
          "the value is no whole number, which " + wanted.cql() + " needs");
    }
  }

  private static ByteBuffer two(short value) {
    return ByteBuffer.allocate(2).putShort(0, value);
  }

  private static ByteBuffer one(byte value) {
    return ByteBuffer.allocate(1).put(0, value);
  }

  private static long within(long value, long least, long most, ValueType<?> wanted) {
    if (value < least || value > most) {
      throw RejectedValueException.doesNotFit(wanted);
    }
    return value;
  }

  private static RejectedValueException notExactly(ValueType<?> wanted) {
    return new RejectedValueException("the value cannot be held exactly by " + wanted.cql());
  }
}
