package dev.coodie.spark.internal.write;

import dev.coodie.column.ValueType;
import dev.coodie.transfer.Timestamps;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.MapType;

/** Encoders of lists, sets, maps and vectors. */
final class CollectionEncoders {
  private CollectionEncoders() {}

  /** The number of elements, then each after its length. */
  static CellEncoder elements(ArrayType found, ValueType<?> wanted, Timestamps timestamps) {
    CellEncoder element =
        CellEncoders.of(found.elementType(), wanted.arguments().get(0), timestamps);
    return (in, at) -> {
      ByteBuffer[] cells = cells(in.getArray(at), element, wanted);
      ByteBuffer bytes = ByteBuffer.allocate(4 + FieldBytes.size(cells)).putInt(cells.length);
      for (ByteBuffer cell : cells) {
        FieldBytes.put(cell, bytes);
      }
      return bytes.flip();
    };
  }

  static CellEncoder map(MapType found, ValueType<?> wanted, Timestamps timestamps) {
    CellEncoder key = CellEncoders.of(found.keyType(), wanted.arguments().get(0), timestamps);
    CellEncoder value = CellEncoders.of(found.valueType(), wanted.arguments().get(1), timestamps);
    return (in, at) -> {
      MapData map = in.getMap(at);
      ByteBuffer[] keys = cells(map.keyArray(), key, wanted);
      ByteBuffer[] values = cells(map.valueArray(), value, wanted);
      int size = 4 + FieldBytes.size(keys) + FieldBytes.size(values);
      ByteBuffer bytes = ByteBuffer.allocate(size).putInt(keys.length);
      for (int i = 0; i < keys.length; i++) {
        FieldBytes.put(keys[i], bytes);
        FieldBytes.put(values[i], bytes);
      }
      return bytes.flip();
    };
  }

  /** Floats are laid one after another; what the bytes of others are, their type knows. */
  static CellEncoder vector(ArrayType found, ValueType<?> wanted, Timestamps timestamps) {
    ValueType<?> type = wanted.arguments().get(0);
    CellEncoder element = CellEncoders.of(found.elementType(), type, timestamps);
    if (wanted.javaType() == float[].class) {
      int dimensions = dimensions(wanted);
      return found.elementType() instanceof FloatType
          ? (in, at) -> floats(in.getArray(at), dimensions, wanted)
          : (in, at) -> joined(cells(in.getArray(at), element, wanted), dimensions, wanted);
    }
    return (in, at) -> {
      List<Object> values = new ArrayList<>();
      for (ByteBuffer cell : cells(in.getArray(at), element, wanted)) {
        values.add(type.decode(cell));
      }
      return TextValues.encode(wanted, values);
    };
  }

  private static int dimensions(ValueType<?> vector) {
    String cql = vector.cql();
    return Integer.parseInt(cql.substring(cql.lastIndexOf(' ') + 1, cql.length() - 1));
  }

  private static ByteBuffer floats(ArrayData array, int dimensions, ValueType<?> wanted) {
    checkDimensions(array.numElements(), dimensions, wanted);
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * dimensions);
    for (int i = 0; i < dimensions; i++) {
      if (array.isNullAt(i)) {
        throw nullInside(wanted);
      }
      bytes.putFloat(array.getFloat(i));
    }
    return bytes.flip();
  }

  private static ByteBuffer joined(ByteBuffer[] cells, int dimensions, ValueType<?> wanted) {
    checkDimensions(cells.length, dimensions, wanted);
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * dimensions);
    for (ByteBuffer cell : cells) {
      bytes.put(cell);
    }
    return bytes.flip();
  }

  private static void checkDimensions(int found, int dimensions, ValueType<?> wanted) {
    if (found != dimensions) {
      throw new RejectedValueException(
          "expected " + dimensions + " elements for " + wanted.cql() + ", found " + found);
    }
  }

  private static ByteBuffer[] cells(ArrayData array, CellEncoder element, ValueType<?> wanted) {
    ByteBuffer[] cells = new ByteBuffer[array.numElements()];
    for (int i = 0; i < cells.length; i++) {
      if (array.isNullAt(i)) {
        throw nullInside(wanted);
      }
      cells[i] = element.cell(array, i);
    }
    return cells;
  }

  private static RejectedValueException nullInside(ValueType<?> wanted) {
    return new RejectedValueException("a " + wanted.cql() + " cannot contain null");
  }
}
