package dev.coodie.spark.internal.write;

import dev.coodie.column.ValueType;
import org.apache.spark.sql.types.DataType;

/** A type of Spark none of whose values a type of CQL holds. */
final class UnfitTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitTypeException(String reason) {
    super(reason, null, false, false);
  }

  UnfitTypeException(DataType found, ValueType<?> wanted) {
    this("expected " + SparkTypeNames.expected(wanted) + ", found " + found.sql());
  }

  /** The reason, which a message always has. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
