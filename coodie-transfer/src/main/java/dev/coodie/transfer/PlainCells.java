package dev.coodie.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** See {@link PlainCell}. */
final class PlainCells {
  /** So many digits fit into a long, whatever they are. */
  private static final int SAFE_DIGITS = 18;

  /** Numbers of so many digits, and powers of ten up to 22, are exact as a double. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private PlainCells() {}

  /** Part of the record itself, unless it may be the mark of {@link RawBytes}. */
  static @Nullable ByteBuffer text(byte[] bytes, int from, int to) {
    boolean marked = to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBF;
    return marked ? null : ByteBuffer.wrap(bytes, from, to - from).slice();
  }

  /** Digits, perhaps behind a minus, as a number of {@code width} bytes. */
  static @Nullable ByteBuffer whole(byte[] bytes, int from, int to, int width) {
    boolean negative = from < to && bytes[from] == '-';
    int begin = negative ? from + 1 : from;
    if (begin == to || to - begin > SAFE_DIGITS) {
      return null;
    }
    long value = 0;
    for (int i = begin; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      value = 10 * value + digit;
    }
    value = negative ? -value : value;
    int unused = 64 - 8 * width;
    return value << unused >> unused == value ? big(value, width) : null;
  }

  /** The lowest bytes of a number. */
  static ByteBuffer big(long value, int width) {
    byte[] cell = new byte[width];
    long rest = value;
    for (int i = width - 1; i >= 0; i--) {
      cell[i] = (byte) rest;
      rest >>= 8;
    }
    return ByteBuffer.wrap(cell);
  }

  /** Digits and perhaps a point: few enough are one exact division, of others Java knows. */
  static @Nullable ByteBuffer floating(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int begin = negative ? from + 1 : from;
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = begin; i < to; i++) {
      byte b = bytes[i];
      if (b == '.' && point < 0 && i > begin) {
        point = i;
      } else if (b >= '0' && b <= '9') {
        digits = 10 * digits + (b - '0');
        count++;
      } else {
        return null;
      }
    }
    if (count == 0 || count > SAFE_DIGITS || digits == 0) {
      return null;
    }
    int behind = point < 0 ? 0 : to - point - 1;
    double value =
        count <= EXACT_DIGITS
            ? digits / POWERS[behind]
            : Double.parseDouble(new String(bytes, begin, to - begin, StandardCharsets.ISO_8859_1));
    return big(Double.doubleToRawLongBits(negative ? -value : value), 8);
  }

  static @Nullable ByteBuffer truth(byte[] bytes, int from, int to) {
    if (is(bytes, from, to, "true")) {
      return big(1, 1);
    }
    return is(bytes, from, to, "false") ? big(0, 1) : null;
  }

  private static boolean is(byte[] bytes, int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Five groups of hexadecimal digits. */
  static @Nullable ByteBuffer uuid(byte[] bytes, int from, int to, boolean timed) {
    if (to - from != 36 || (timed && bytes[from + 14] != '1')) {
      return null;
    }
    byte[] cell = new byte[16];
    int at = from;
    for (int i = 0; i < 16; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        if (bytes[at++] != '-') {
          return null;
        }
      }
      int high = hex(bytes[at]);
      int low = hex(bytes[at + 1]);
      if (high < 0 || low < 0) {
        return null;
      }
      cell[i] = (byte) (high << 4 | low);
      at += 2;
    }
    return ByteBuffer.wrap(cell);
  }

  private static int hex(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int letter = b | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
