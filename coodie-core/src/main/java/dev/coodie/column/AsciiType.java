package dev.coodie.column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** {@code ascii}: text of 7-bit characters; any other is refused, not replaced. */
final class AsciiType extends ValueType<String> {
  AsciiType() {
    super("ascii", String.class);
  }

  @Override
  int size(String value) {
    return value.length();
  }

  @Override
  int put(String value, byte[] out, int at) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        throw ValueErrors.outOfRange(this, "only 7-bit characters, found another at index " + i);
      }
      out[at + i] = (byte) c;
    }
    return at + length;
  }

  @Override
  String decode(ByteBuffer bytes, int at, int length) {
    return Texts.decode(this, bytes, at, length, StandardCharsets.US_ASCII);
  }
}
