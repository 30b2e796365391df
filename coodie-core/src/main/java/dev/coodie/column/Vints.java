package dev.coodie.column;

import java.nio.ByteBuffer;

/**
 * Cassandra's variable-length integers. The leading one-bits of the first byte say how many bytes
 * follow; the rest is the number, big-endian. Signed numbers are zigzag-encoded first.
 */
final class Vints {
  private Vints() {}

  static int size(long unsigned) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(unsigned | 1);
    return bits > 56 ? 9 : (bits + 6) / 7;
  }

  /** Writes {@code unsigned} and returns where it ends. */
  static int put(long unsigned, byte[] out, int at) {
    int size = size(unsigned);
    long rest = unsigned;
    for (int i = at + size - 1; i >= at; i--) {
      out[i] = (byte) rest;
      rest >>>= 8;
    }
    out[at] |= (byte) ~(0xff >> (size - 1));
    return at + size;
  }

  /** The size of the integer whose first byte is {@code first}. */
  static int sizeFrom(byte first) {
    return Integer.numberOfLeadingZeros(~(first << 24)) + 1;
  }

  /** The integer whose {@link #sizeFrom} bytes start at {@code at}. */
  static long get(ByteBuffer bytes, int at) {
    byte first = bytes.get(at);
    int size = sizeFrom(first);
    long value = first & (0xff >> size);
    for (int i = 1; i < size; i++) {
      value = (value << 8) | (bytes.get(at + i) & 0xff);
    }
    return value;
  }

  static long zigzag(long signed) {
    return (signed << 1) ^ (signed >> 63);
  }

  static long unzigzag(long unsigned) {
    return (unsigned >>> 1) ^ -(unsigned & 1);
  }
}
