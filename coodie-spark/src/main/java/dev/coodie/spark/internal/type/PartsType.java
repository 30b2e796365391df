package dev.coodie.spark.internal.type;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** Values that have parts, each after its length: elements, keys and values, fields. */
abstract class PartsType extends CellType {
  private PartsType(DataType dataType) {
    super(dataType);
  }

  static CellType elements(CellType element) {
    return new Elements(element);
  }

  static CellType map(CellType key, CellType value) {
    return new Entries(key, value);
  }

  /** {@code names} of the fields, one for each. */
  static CellType fields(List<String> names, List<CellType> types) {
    StructField[] fields = new StructField[types.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = DataTypes.createStructField(names.get(i), types.get(i).dataType(), true);
    }
    return new Fields(DataTypes.createStructType(fields), types);
  }

  /** Where a value of parts is being read. */
  private static final class Cursor {
    private final ByteBuffer bytes;
    private final int end;
    private int at;

    Cursor(ByteBuffer bytes, int at, int length) {
      this.bytes = bytes;
      this.at = at;
      this.end = at + length;
    }

    boolean isAtEnd() {
      return at == end;
    }

    /** How many elements follow; no value has more than it has bytes. */
    int count(int partsEach) {
      int count = isAtEnd() ? 0 : number();
      if (count < 0 || 4L * count * partsEach > end - at) {
        throw new IndexOutOfBoundsException("elements");
      }
      return count;
    }

    @Nullable Object next(CellType type) {
      int length = number();
      int from = at;
      if (length > end - at) {
        throw new IndexOutOfBoundsException("length");
      }
      at += Math.max(0, length);
      return type.part(bytes, from, length);
    }

    private int number() {
      if (end - at < 4) {
        throw new IndexOutOfBoundsException("number");
      }
      int number = bytes.getInt(at);
      at += 4;
      return number;
    }

    /** Bytes that are left would be lost without a word. */
    void checkEnd() {
      if (!isAtEnd()) {
        throw new IndexOutOfBoundsException("end");
      }
    }
  }

  private static final class Elements extends PartsType {
    private final CellType element;

    Elements(CellType element) {
      super(DataTypes.createArrayType(element.dataType(), true));
      this.element = element;
    }

    @Override
    public Object value(ByteBuffer bytes, int at, int length) {
      Cursor cursor = new Cursor(bytes, at, length);
      Object[] elements = new Object[cursor.count(1)];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = cursor.next(element);
      }
      cursor.checkEnd();
      return new GenericArrayData(elements);
    }
  }

  private static final class Entries extends PartsType {
    private final CellType key;
    private final CellType value;

    Entries(CellType key, CellType value) {
      super(DataTypes.createMapType(key.dataType(), value.dataType(), true));
      this.key = key;
      this.value = value;
    }

    @Override
    public @Nullable Object value(ByteBuffer bytes, int at, int length) {
      Cursor cursor = new Cursor(bytes, at, length);
      int count = cursor.count(2);
      Object[] keys = new Object[count];
      Object[] values = new Object[count];
      boolean held = true;
      for (int i = 0; i < count; i++) {
        keys[i] = cursor.next(key);
        held &= keys[i] != null;
        values[i] = cursor.next(value);
      }
      cursor.checkEnd();
      // A key of Spark cannot be null.
      return held
          ? new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values))
          : null;
    }
  }

  private static final class Fields extends PartsType {
    private final CellType[] types;

    Fields(DataType dataType, List<CellType> types) {
      super(dataType);
      this.types = types.toArray(new CellType[0]);
    }

    /** Fields that were added after the value was written are not there, and null. */
    @Override
    public Object value(ByteBuffer bytes, int at, int length) {
      Cursor cursor = new Cursor(bytes, at, length);
      Object[] fields = new Object[types.length];
      for (int i = 0; i < fields.length && !cursor.isAtEnd(); i++) {
        fields[i] = cursor.next(types[i]);
      }
      cursor.checkEnd();
      return new GenericInternalRow(fields);
    }
  }
}
