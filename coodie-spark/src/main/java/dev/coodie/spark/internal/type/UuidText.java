package dev.coodie.spark.internal.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** UUIDs as text, in lower case. */
final class UuidText extends CellType {
  static final UuidText UUID = new UuidText();

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private UuidText() {
    super(DataTypes.StringType);
  }

  @Override
  public @Nullable Object value(ByteBuffer bytes, int at, int length) {
    if (length != 16) {
      return null;
    }
    byte[] text = new byte[36];
    int to = 0;
    for (int i = 0; i < 16; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        text[to++] = '-';
      }
      byte each = bytes.get(at + i);
      text[to++] = DIGITS[(each >> 4) & 0xf];
      text[to++] = DIGITS[each & 0xf];
    }
    return UTF8String.fromBytes(text);
  }
}
