package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlTypes;
import java.util.Map;

/** How values of a type are built. */
enum Shape {
  SCALAR,
  /** A list or set. */
  ELEMENTS,
  MAP,
  TUPLE,
  UDT,
  VECTOR;

  /** What values of it are in JSON. */
  String json() {
    return switch (this) {
      case SCALAR -> "one value";
      case ELEMENTS, TUPLE, VECTOR -> "an array";
      case MAP, UDT -> "an object";
    };
  }

  static Shape of(ValueType<?> type) {
    if (type.udtName().isPresent()) {
      return UDT;
    }
    if (type.isCollection()) {
      return Map.class.isAssignableFrom(type.javaType()) ? MAP : ELEMENTS;
    }
    if (type.arguments().isEmpty()) {
      return SCALAR;
    }
    return CqlTypes.isVector(type.cql()) ? VECTOR : TUPLE;
  }
}
