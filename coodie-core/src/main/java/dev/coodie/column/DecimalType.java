package dev.coodie.column;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** {@code decimal}: four bytes of scale, then the unscaled value as a varint. */
final class DecimalType extends ValueType<BigDecimal> {
  DecimalType() {
    super("decimal", BigDecimal.class);
  }

  @Override
  int size(BigDecimal value) {
    return 4 + value.unscaledValue().bitLength() / 8 + 1;
  }

  @Override
  int put(BigDecimal value, byte[] out, int at) {
    Bytes.putInt(value.scale(), out, at);
    return Bytes.put(value.unscaledValue().toByteArray(), out, at + 4);
  }

  @Override
  BigDecimal decode(ByteBuffer bytes, int at, int length) {
    if (length < 5) {
      throw ValueErrors.wrongLength("at least 5 bytes", this, length);
    }
    BigInteger unscaled = new BigInteger(Bytes.copy(bytes, at + 4, length - 4));
    return new BigDecimal(unscaled, bytes.getInt(at));
  }

  @Override
  public BigDecimal check(Object value) {
    if (value instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    return IntegerTypes.isWholeNumber(value)
        ? BigDecimal.valueOf(((Number) value).longValue())
        : super.check(value);
  }
}
