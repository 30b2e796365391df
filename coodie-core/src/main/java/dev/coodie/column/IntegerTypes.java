package dev.coodie.column;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The whole numbers of fixed width. */
final class IntegerTypes {
  private IntegerTypes() {}

  static final class IntType extends FixedType<Integer> {
    IntType() {
      super("int", Integer.class, 4);
    }

    @Override
    Integer get(ByteBuffer bytes, int at) {
      return bytes.getInt(at);
    }

    @Override
    void set(Integer value, byte[] out, int at) {
      Bytes.putInt(value, out, at);
    }

    @Override
    int vectorWidth() {
      return 4;
    }

    @Override
    public Integer check(Object value) {
      return (int) wholeNumber(this, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  /** {@code bigint}, and {@code counter}, which has the same values. */
  static final class BigintType extends FixedType<Long> {
    BigintType(String cql) {
      super(cql, Long.class, 8);
    }

    @Override
    Long get(ByteBuffer bytes, int at) {
      return bytes.getLong(at);
    }

    @Override
    void set(Long value, byte[] out, int at) {
      Bytes.putLong(value, out, at);
    }

    @Override
    int vectorWidth() {
      return 8;
    }

    @Override
    public Long check(Object value) {
      return wholeNumber(this, value, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  static final class SmallintType extends FixedType<Short> {
    SmallintType() {
      super("smallint", Short.class, 2);
    }

    @Override
    Short get(ByteBuffer bytes, int at) {
      return bytes.getShort(at);
    }

    @Override
    void set(Short value, byte[] out, int at) {
      Bytes.putShort(value, out, at);
    }

    @Override
    public Short check(Object value) {
      return (short) wholeNumber(this, value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  static final class TinyintType extends FixedType<Byte> {
    TinyintType() {
      super("tinyint", Byte.class, 1);
    }

    @Override
    Byte get(ByteBuffer bytes, int at) {
      return bytes.get(at);
    }

    @Override
    void set(Byte value, byte[] out, int at) {
      out[at] = value;
    }

    @Override
    public Byte check(Object value) {
      return (byte) wholeNumber(this, value, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
  }

  static boolean isWholeNumber(@Nullable Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte;
  }

  private static long wholeNumber(ValueType<?> type, Object value, long min, long max) {
    if (!isWholeNumber(value)) {
      throw ValueErrors.wrongType(type, value);
    }
    long number = ((Number) value).longValue();
    if (number < min || number > max) {
      throw ValueErrors.outOfRange(type, min + " to " + max);
    }
    return number;
  }
}
