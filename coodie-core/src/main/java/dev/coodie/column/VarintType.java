package dev.coodie.column;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** {@code varint}: two's complement in as few bytes as possible. */
final class VarintType extends ValueType<BigInteger> {
  VarintType() {
    super("varint", BigInteger.class);
  }

  @Override
  public ByteBuffer encode(BigInteger value) {
    return ByteBuffer.wrap(value.toByteArray());
  }

  @Override
  int size(BigInteger value) {
    return value.bitLength() / 8 + 1;
  }

  @Override
  int put(BigInteger value, byte[] out, int at) {
    return Bytes.put(value.toByteArray(), out, at);
  }

  @Override
  BigInteger decode(ByteBuffer bytes, int at, int length) {
    if (length == 0) {
      throw ValueErrors.wrongLength("at least 1 byte", this, length);
    }
    return new BigInteger(Bytes.copy(bytes, at, length));
  }

  @Override
  public BigInteger check(Object value) {
    return IntegerTypes.isWholeNumber(value)
        ? BigInteger.valueOf(((Number) value).longValue())
        : super.check(value);
  }
}
