package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cells of numbers. A type that is no number's has none, hence null. A number is kept as it is or
 * not at all: nothing is rounded, cut off or made infinite. Between decimal and binary fractions,
 * which are seldom equal, a number is the same if it is written with the same digits.
 */
final class ParquetNumbers {
  private ParquetNumbers() {}

  /** Cells of floats. */
  interface OfFloat {
    ByteBuffer cell(float value);
  }

  /** Of whole numbers; in a timestamp they are milliseconds. */
  static @Nullable LongFunction<ByteBuffer> ofLong(ValueType<?> wanted) {
    Class<?> java = wanted.javaType();
    if (java == Integer.class) {
      return v -> four((int) within(v, Integer.MIN_VALUE, Integer.MAX_VALUE, wanted));
    }
    if (java == Long.class || java == java.time.Instant.class) {
      return ParquetNumbers::eight;
    }
    if (java == Short.class) {
      return v ->
          ByteBuffer.allocate(2)
              .putShort(0, (short) within(v, Short.MIN_VALUE, Short.MAX_VALUE, wanted));
    }
    if (java == Byte.class) {
      return v ->
          ByteBuffer.allocate(1).put(0, (byte) within(v, Byte.MIN_VALUE, Byte.MAX_VALUE, wanted));
    }
    if (java == BigInteger.class) {
      return v -> Parts.encode(wanted, BigInteger.valueOf(v));
    }
    if (java == BigDecimal.class) {
      return v -> Parts.encode(wanted, BigDecimal.valueOf(v));
    }
    if (java == Double.class || java == Float.class) {
      return v -> floating(wanted, BigDecimal.valueOf(v));
    }
    return java == String.class ? v -> Parts.encode(wanted, Long.toString(v)) : null;
  }

  /** Of a whole number that is no long, for a type that {@link #ofLong} has. */
  static ByteBuffer ofWhole(ValueType<?> wanted, BigInteger value) {
    Class<?> java = wanted.javaType();
    if (java == BigInteger.class) {
      return Parts.encode(wanted, value);
    }
    if (java == BigDecimal.class) {
      return Parts.encode(wanted, new BigDecimal(value));
    }
    if (java == Double.class || java == Float.class) {
      return floating(wanted, new BigDecimal(value));
    }
    if (java == String.class) {
      return Parts.encode(wanted, value.toString());
    }
    throw doesNotFit(wanted);
  }

  static @Nullable Function<BigDecimal, ByteBuffer> ofDecimal(ValueType<?> wanted) {
    Class<?> java = wanted.javaType();
    if (java == BigDecimal.class) {
      return v -> Parts.encode(wanted, v);
    }
    if (java == String.class) {
      return v -> Parts.encode(wanted, v.toString());
    }
    if (java == Double.class || java == Float.class) {
      return v -> floating(wanted, v);
    }
    LongFunction<ByteBuffer> small = ofLong(wanted);
    if (small == null || java == java.time.Instant.class) {
      return null;
    }
    return v -> {
      BigInteger whole = whole(wanted, v);
      return whole.bitLength() < 64 ? small.apply(whole.longValue()) : ofWhole(wanted, whole);
    };
  }

  private static BigInteger whole(ValueType<?> wanted, BigDecimal value) {
    try {
      return value.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new BadValueException("the value is no whole number, which " + wanted.cql() + " needs");
    }
  }

  static @Nullable OfFloat ofFloat(ValueType<?> wanted) {
    if (wanted.javaType() == Float.class) {
      return v -> four(Float.floatToRawIntBits(v));
    }
    if (wanted.javaType() == BigDecimal.class) {
      return v -> Parts.encode(wanted, new BigDecimal(digits(wanted, Float.toString(v))));
    }
    if (wanted.javaType() == String.class) {
      return v -> Parts.encode(wanted, Float.toString(v));
    }
    DoubleFunction<ByteBuffer> wide = ofDouble(wanted);
    return wide == null ? null : wide::apply;
  }

  static @Nullable DoubleFunction<ByteBuffer> ofDouble(ValueType<?> wanted) {
    Class<?> java = wanted.javaType();
    if (java == Double.class) {
      return v -> eight(Double.doubleToRawLongBits(v));
    }
    if (java == Float.class) {
      return v -> {
        if (!Double.isNaN(v) && (float) v != v) {
          throw notExactly(wanted);
        }
        return four(Float.floatToRawIntBits((float) v));
      };
    }
    if (java == BigDecimal.class) {
      return v -> Parts.encode(wanted, new BigDecimal(digits(wanted, Double.toString(v))));
    }
    return java == String.class ? v -> Parts.encode(wanted, Double.toString(v)) : null;
  }

  private static String digits(ValueType<?> wanted, String number) {
    if (number.endsWith("N") || number.endsWith("y")) {
      throw doesNotFit(wanted);
    }
    return number;
  }

  private static ByteBuffer floating(ValueType<?> wanted, BigDecimal value) {
    boolean single = wanted.javaType() == Float.class;
    double number = single ? value.floatValue() : value.doubleValue();
    if (Double.isInfinite(number)) {
      throw doesNotFit(wanted);
    }
    boolean same = new BigDecimal(number).compareTo(value) == 0;
    if (!same && value.scale() > 0) {
      String written = single ? Float.toString((float) number) : Double.toString(number);
      same = new BigDecimal(written).compareTo(value) == 0;
    }
    if (!same) {
      throw notExactly(wanted);
    }
    return single
        ? four(Float.floatToRawIntBits((float) number))
        : eight(Double.doubleToRawLongBits(number));
  }

  private static long within(long value, long least, long most, ValueType<?> wanted) {
    if (value < least || value > most) {
      throw doesNotFit(wanted);
    }
    return value;
  }

  static ByteBuffer four(int value) {
    return ByteBuffer.allocate(4).putInt(0, value);
  }

  static ByteBuffer eight(long value) {
    return ByteBuffer.allocate(8).putLong(0, value);
  }

  private static BadValueException doesNotFit(ValueType<?> wanted) {
    return new BadValueException("the value does not fit " + wanted.cql());
  }

  private static BadValueException notExactly(ValueType<?> wanted) {
    return new BadValueException("the value cannot be held exactly by " + wanted.cql());
  }
}
