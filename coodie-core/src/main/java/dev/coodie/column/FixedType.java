package dev.coodie.column;

import java.nio.ByteBuffer;

/** A scalar whose values all take the same number of bytes. */
abstract class FixedType<V> extends ValueType<V> {
  private final int width;

  FixedType(String cql, Class<V> javaType, int width) {
    super(cql, javaType);
    this.width = width;
  }

  abstract V get(ByteBuffer bytes, int at);

  abstract void set(V value, byte[] out, int at);

  @Override
  final int size(V value) {
    return width;
  }

  @Override
  final int put(V value, byte[] out, int at) {
    set(value, out, at);
    return at + width;
  }

  @Override
  final V decode(ByteBuffer bytes, int at, int length) {
    if (length != width) {
      throw ValueErrors.wrongLength(width == 1 ? "1 byte" : width + " bytes", this, length);
    }
    return get(bytes, at);
  }
}
