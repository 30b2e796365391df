package dev.coodie.column;

import java.nio.ByteBuffer;

/** {@code float} and {@code double}; any NaN keeps its bits. */
final class FloatingTypes {
  private FloatingTypes() {}

  static final class FloatType extends FixedType<Float> {
    FloatType() {
      super("float", Float.class, 4);
    }

    @Override
    Float get(ByteBuffer bytes, int at) {
      return bytes.getFloat(at);
    }

    @Override
    void set(Float value, byte[] out, int at) {
      Bytes.putInt(Float.floatToRawIntBits(value), out, at);
    }

    @Override
    int vectorWidth() {
      return 4;
    }

    @Override
    public Float check(Object value) {
      if (value instanceof Float || value instanceof Short || value instanceof Byte) {
        return ((Number) value).floatValue();
      }
      throw ValueErrors.wrongType(this, value);
    }
  }

  static final class DoubleType extends FixedType<Double> {
    DoubleType() {
      super("double", Double.class, 8);
    }

    @Override
    Double get(ByteBuffer bytes, int at) {
      return bytes.getDouble(at);
    }

    @Override
    void set(Double value, byte[] out, int at) {
      Bytes.putLong(Double.doubleToRawLongBits(value), out, at);
    }

    @Override
    int vectorWidth() {
      return 8;
    }

    @Override
    public Double check(Object value) {
      if (value instanceof Double
          || value instanceof Float
          || value instanceof Integer
          || value instanceof Short
          || value instanceof Byte) {
        return ((Number) value).doubleValue();
      }
      throw ValueErrors.wrongType(this, value);
    }
  }
}
