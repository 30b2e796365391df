package dev.coodie.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Big-endian numbers in byte arrays, and copies out of buffers. */
final class Bytes {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  static void putShort(short value, byte[] out, int at) {
    SHORT.set(out, at, value);
  }

  static void putInt(int value, byte[] out, int at) {
    INT.set(out, at, value);
  }

  static void putLong(long value, byte[] out, int at) {
    LONG.set(out, at, value);
  }

  static int put(byte[] value, byte[] out, int at) {
    System.arraycopy(value, 0, out, at, value.length);
    return at + value.length;
  }

  /** Copies what remains of {@code value}, without moving its position. */
  static int put(ByteBuffer value, byte[] out, int at) {
    int length = value.remaining();
    value.get(value.position(), out, at, length);
    return at + length;
  }

  static byte[] copy(ByteBuffer bytes, int at, int length) {
    byte[] copy = new byte[length];
    bytes.get(at, copy);
    return copy;
  }
}
