package dev.coodie.spark.internal.write;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlTypes;
import dev.coodie.transfer.Timestamps;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Encoders by the type that Spark has and the type of the column. A value is kept as it is or not
 * written at all: nothing is rounded, cut off or made infinite, unless the job asks for timestamps
 * that are cut off to milliseconds.
 */
final class CellEncoders {
  private CellEncoders() {}

  /**
   * The encoder.
   *
   * @throws UnfitTypeException if there is none
   */
  static CellEncoder of(DataType found, ValueType<?> wanted, Timestamps timestamps) {
    CellEncoder encoder = find(found, wanted, timestamps);
    if (encoder == null) {
      throw new UnfitTypeException(found, wanted);
    }
    return encoder;
  }

  private static @Nullable CellEncoder find(
      DataType found, ValueType<?> wanted, Timestamps timestamps) {
    if (found instanceof NullType) {
      return (in, at) -> {
        throw new IllegalStateException("VOID has no values");
      };
    }
    if (wanted.udtName().isPresent()) {
      return StructEncoders.userType(struct(found, wanted), wanted, timestamps);
    }
    if (wanted.arguments().isEmpty()) {
      return ScalarEncoders.of(found, wanted, timestamps);
    }
    if (wanted.isCollection() && Map.class.isAssignableFrom(wanted.javaType())) {
      return found instanceof MapType map ? CollectionEncoders.map(map, wanted, timestamps) : null;
    }
    if (wanted.isCollection() || CqlTypes.isVector(wanted.cql())) {
      return found instanceof ArrayType array ? array(array, wanted, timestamps) : null;
    }
    return StructEncoders.tuple(struct(found, wanted), wanted, timestamps);
  }

  private static CellEncoder array(ArrayType found, ValueType<?> wanted, Timestamps timestamps) {
    return wanted.isCollection()
        ? CollectionEncoders.elements(found, wanted, timestamps)
        : CollectionEncoders.vector(found, wanted, timestamps);
  }

  private static StructType struct(DataType found, ValueType<?> wanted) {
    if (found instanceof StructType struct) {
      return struct;
    }
    throw new UnfitTypeException(found, wanted);
  }
}
