package dev.coodie.column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** {@code text}. */
final class TextType extends ValueType<String> {
  TextType() {
    super("text", String.class);
  }

  @Override
  public ByteBuffer encode(String value) {
    return ByteBuffer.wrap(Texts.encode(value));
  }

  @Override
  int size(String value) {
    return Texts.utf8Length(value);
  }

  @Override
  int put(String value, byte[] out, int at) {
    return Texts.putUtf8(value, out, at);
  }

  @Override
  String decode(ByteBuffer bytes, int at, int length) {
    return Texts.decode(this, bytes, at, length, StandardCharsets.UTF_8);
  }
}
