package dev.coodie.transfer;

import java.nio.ByteBuffer;

/** See {@link PlainText}. */
final class PlainTexts {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private PlainTexts() {}

  /** Visible ASCII and blanks, without quotes and {@code special}. */
  static boolean text(LineBytes out, ByteBuffer cell, char special) {
    int begin = cell.position();
    int end = cell.limit();
    if (begin == end) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      byte b = cell.get(i);
      if (b < ' ' || b == '"' || b == special || b == 0x7F) {
        return false;
      }
    }
    out.add(cell);
    return true;
  }

  static boolean whole(LineBytes out, ByteBuffer cell, int width) {
    if (cell.remaining() != width) {
      return false;
    }
    int at = cell.position();
    out.number(
        switch (width) {
          case 1 -> cell.get(at);
          case 2 -> cell.getShort(at);
          case 4 -> cell.getInt(at);
          default -> cell.getLong(at);
        });
    return true;
  }

  static boolean floating(LineBytes out, ByteBuffer cell) {
    if (cell.remaining() != Double.BYTES) {
      return false;
    }
    double value = cell.getDouble(cell.position());
    if (!Double.isFinite(value)) {
      return false;
    }
    out.ascii(Double.toString(value));
    return true;
  }

  static boolean truth(LineBytes out, ByteBuffer cell) {
    if (cell.remaining() != 1) {
      return false;
    }
    byte value = cell.get(cell.position());
    if (value != 0 && value != 1) {
      return false;
    }
    out.ascii(value == 1 ? "true" : "false");
    return true;
  }

  static boolean uuid(LineBytes out, ByteBuffer cell, boolean timed) {
    int begin = cell.position();
    if (cell.remaining() != 16 || (timed && (cell.get(begin + 6) & 0xF0) != 0x10)) {
      return false;
    }
    for (int i = 0; i < 16; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        out.write('-');
      }
      byte b = cell.get(begin + i);
      out.write(HEX[b >> 4 & 15]);
      out.write(HEX[b & 15]);
    }
    return true;
  }
}
