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

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101_0101_0101_0101L;

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

  /** Whether {@code wanted} is among {@code bytes}, eight at a time, the last eight once more. */
  static boolean contain(byte[] bytes, byte wanted) {
    long pattern = (wanted & 0xff) * ONES;
    int last = bytes.length - 8;
    if (last < 0) {
      return containOneByOne(bytes, wanted);
    }
    long found = zeros((long) EIGHT.get(bytes, last) ^ pattern);
    for (int i = 0; i < last; i += 8) {
      found |= zeros((long) EIGHT.get(bytes, i) ^ pattern);
    }
    return (found & (ONES << 7)) != 0;
  }

  /** Has the highest bit of a byte set if, among others, that byte is zero. */
  private static long zeros(long eight) {
    return (eight - ONES) & ~eight;
  }

  private static boolean containOneByOne(byte[] bytes, byte wanted) {
    for (byte each : bytes) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }
}
