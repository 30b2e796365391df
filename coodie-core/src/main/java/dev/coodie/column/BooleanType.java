package dev.coodie.column;

import java.nio.ByteBuffer;

/** {@code boolean}: any byte but 0 is true. */
final class BooleanType extends FixedType<Boolean> {
  BooleanType() {
    super("boolean", Boolean.class, 1);
  }

  @Override
  Boolean get(ByteBuffer bytes, int at) {
    return bytes.get(at) != 0;
  }

  @Override
  void set(Boolean value, byte[] out, int at) {
    out[at] = (byte) (value ? 1 : 0);
  }

  @Override
  int vectorWidth() {
    return 1;
  }
}
