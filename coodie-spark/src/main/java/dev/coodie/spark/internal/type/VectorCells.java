package dev.coodie.spark.internal.type;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Vectors: elements one after another, each after its length as a vint unless the server knows the
 * width of the type.
 */
final class VectorCells extends CellType {
  private final CellType element;
  private final int dimensions;
  private final int width;

  /** {@code width} of an element in bytes, -1 if each has a length. */
  VectorCells(CellType element, int dimensions, int width) {
    super(DataTypes.createArrayType(element.dataType(), true));
    this.element = element;
    this.dimensions = dimensions;
    this.width = width;
  }

  @Override
  public @Nullable Object value(ByteBuffer bytes, int at, int length) {
    if (width >= 0 && length != width * dimensions) {
      throw new IndexOutOfBoundsException("vector");
    }
    return element == BitsType.FLOAT ? floats(bytes, at) : any(bytes, at, at + length);
  }

  private Object floats(ByteBuffer bytes, int at) {
    float[] values = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      values[i] = bytes.getFloat(at + 4 * i);
    }
    return UnsafeArrayData.fromPrimitiveArray(values);
  }

  /** Null if an element is, which no vector can contain. */
  private @Nullable Object any(ByteBuffer bytes, int from, int end) {
    Object[] values = new Object[dimensions];
    int at = from;
    boolean held = true;
    for (int i = 0; i < dimensions; i++) {
      long length = width;
      if (width < 0) {
        int more = Integer.numberOfLeadingZeros(~(bytes.get(at) << 24));
        length = length(bytes, at, more);
        at += 1 + more;
      }
      if (length < 0 || length > end - at) {
        throw new IndexOutOfBoundsException("element");
      }
      values[i] = element.value(bytes, at, (int) length);
      held &= values[i] != null;
      at += (int) length;
    }
    if (at != end) {
      throw new IndexOutOfBoundsException("end");
    }
    return held ? new GenericArrayData(values) : null;
  }

  /** The leading one-bits of the first byte say how many bytes follow. */
  private static long length(ByteBuffer bytes, int at, int more) {
    long length = more > 7 ? 0 : bytes.get(at) & (0xff >> (more + 1));
    for (int i = 1; i <= more; i++) {
      length = (length << 8) | (bytes.get(at + i) & 0xff);
    }
    return length;
  }
}
