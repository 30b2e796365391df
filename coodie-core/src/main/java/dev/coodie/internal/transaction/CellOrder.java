package dev.coodie.internal.transaction;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlTypes;
import java.nio.ByteBuffer;
import java.util.Comparator;

/** How the server compares encoded values of a type. An empty value is the smallest. */
enum CellOrder {
  /** Numbers of a fixed size, the first bit of which is the sign. */
  SIGNED,
  /** Byte after byte. */
  BYTES,
  FLOAT,
  DOUBLE,
  VARINT,
  DECIMAL,
  /** Values that are the same or not; an order of theirs is not known here. */
  SAME,
  /** Collections and types whose elements are cells of their own: only null or not. */
  NONE;

  static CellOrder of(ValueType<?> type) {
    return switch (type.cql()) {
      case "tinyint", "smallint", "int", "bigint", "timestamp" -> SIGNED;
      case "text", "ascii", "blob", "date", "time", "inet" -> BYTES;
      case "float" -> FLOAT;
      case "double" -> DOUBLE;
      case "varint" -> VARINT;
      case "decimal" -> DECIMAL;
      default -> CqlTypes.hasSeveralCells(type.cql()) ? NONE : SAME;
    };
  }

  boolean isOrder() {
    return this != SAME && this != NONE;
  }

  /** Negative, 0 or positive; for {@link #SAME} only 0 or not. */
  int compare(ValueType<?> type, ByteBuffer one, ByteBuffer other) {
    if (!one.hasRemaining() || !other.hasRemaining()) {
      return Integer.compare(one.remaining(), other.remaining());
    }
    return switch (this) {
      case SIGNED -> signed(one, other);
      case BYTES -> unsigned(one, other);
      case FLOAT -> Float.compare(one.getFloat(one.position()), other.getFloat(other.position()));
      case DOUBLE ->
          Double.compare(one.getDouble(one.position()), other.getDouble(other.position()));
      case VARINT -> compared(ValueType.VARINT, one, other);
      case DECIMAL -> compared(ValueType.DECIMAL, one, other);
      case SAME, NONE -> type.keyOf(one).equals(type.keyOf(other)) ? 0 : 1;
    };
  }

  private static int signed(ByteBuffer one, ByteBuffer other) {
    int first = Byte.compare(one.get(one.position()), other.get(other.position()));
    return first != 0 ? first : unsigned(one, other);
  }

  private static int unsigned(ByteBuffer one, ByteBuffer other) {
    int size = Math.min(one.remaining(), other.remaining());
    for (int i = 0; i < size; i++) {
      int each =
          Integer.compare(
              one.get(one.position() + i) & 0xFF, other.get(other.position() + i) & 0xFF);
      if (each != 0) {
        return each;
      }
    }
    return Integer.compare(one.remaining(), other.remaining());
  }

  private static <V extends Comparable<? super V>> int compared(
      ValueType<V> type, ByteBuffer one, ByteBuffer other) {
    return Comparator.<V>naturalOrder().compare(type.decode(one), type.decode(other));
  }
}
