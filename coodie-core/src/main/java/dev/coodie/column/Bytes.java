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

  /**
   * Whether {@code wanted} is among {@code bytes}, eight at a time.
   *
   * <p>The index of a read starts at 0 and grows, so that nothing has to ask whether it is negative.
   * HotSpot's C2 takes an index that a view has checked for one that is not, and can believe so
   * before the check: a test in front of it is then gone, and the check throws.
   */
  static boolean contain(byte[] bytes, byte wanted) {
    long pattern = (wanted & 0xff) * ONES;
    long found = 0;
    int at = 0;
    for (; at < bytes.length - 7; at += 8) {
      found |= zeros((long) EIGHT.get(bytes, at) ^ pattern);
    }
    if ((found & (ONES << 7)) != 0) {
      return true;
    }
    for (; at < bytes.length; at++) {
      if (bytes[at] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Has the highest bit of a byte set if, among others, that byte is zero. */
  private static long zeros(long eight) {
    return (eight - ONES) & ~eight;
  }
}
