package dev.coodie.spark.internal.type;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** What Spark has as the same bytes: blobs and texts. */
final class BytesType extends CellType {
  static final BytesType BLOB = new BytesType(false);
  static final BytesType TEXT = new BytesType(true);

  private final boolean text;

  private BytesType(boolean text) {
    super(text ? DataTypes.StringType : DataTypes.BinaryType);
    this.text = text;
  }

  @Override
  public Object value(ByteBuffer bytes, int at, int length) {
    if (!bytes.hasArray()) {
      byte[] copy = new byte[length];
      bytes.get(at, copy);
      return text ? UTF8String.fromBytes(copy) : copy;
    }
    byte[] array = bytes.array();
    int from = bytes.arrayOffset() + at;
    if (text) {
      return UTF8String.fromBytes(array, from, length);
    }
    // A cell has an array of its own, which nobody else uses.
    return from == 0 && length == array.length
        ? array
        : Arrays.copyOfRange(array, from, from + length);
  }
}
