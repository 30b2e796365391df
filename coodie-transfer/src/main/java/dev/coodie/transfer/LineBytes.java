package dev.coodie.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of a line while it is made. For one thread. */
final class LineBytes extends OutputStream {
  /** A line may be long once, and its bytes are not kept then. */
  private static final int KEPT = 1 << 20;

  private byte[] bytes = new byte[1 << 10];
  private int size;

  int size() {
    return size;
  }

  /** Takes back what was added since there were so many. */
  void cut(int to) {
    size = to;
  }

  @Override
  public void write(int b) {
    room(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int count) {
    room(count);
    System.arraycopy(from, offset, bytes, size, count);
    size += count;
  }

  /** All bytes of a cell. */
  void add(ByteBuffer cell) {
    int count = cell.remaining();
    room(count);
    cell.get(cell.position(), bytes, size, count);
    size += count;
  }

  /** Characters of ASCII. */
  @SuppressWarnings("deprecation") // their lower bytes are all there is of them
  void ascii(String text) {
    int count = text.length();
    room(count);
    text.getBytes(0, count, bytes, size);
    size += count;
  }

  /** A number in decimal digits. */
  void number(long value) {
    if (value == Long.MIN_VALUE) {
      ascii(Long.toString(value));
      return;
    }
    if (value < 0) {
      write('-');
    }
    long rest = Math.abs(value);
    int count = 1;
    for (long ten = 10; count < 19 && rest >= ten; ten *= 10) {
      count++;
    }
    digits(rest, count);
  }

  /** So many digits, with leading zeros. */
  void digits(long value, int count) {
    room(count);
    long rest = value;
    for (int i = size + count - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
  }

  /** Gives what there is to {@code out}, and begins anew. */
  void moveTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[1 << 10];
    }
  }

  private void room(int more) {
    if (more > bytes.length - size) {
      long twice = Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
      bytes = Arrays.copyOf(bytes, (int) Math.max(twice, Math.addExact(size, more)));
    }
  }
}
