package dev.coodie.spark.internal.type;

import dev.coodie.column.ValueType;
import dev.coodie.transfer.Scalars;
import java.nio.ByteBuffer;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What Spark has no type for that keeps every value: decimals, whose scale is a value's own,
 * varints, durations and addresses, as an export writes them.
 */
final class WrittenType extends CellType {
  private final ValueType<?> type;

  WrittenType(ValueType<?> type) {
    super(DataTypes.StringType);
    this.type = type;
  }

  @Override
  public Object value(ByteBuffer bytes, int at, int length) {
    return UTF8String.fromString(Scalars.text(type, bytes.slice(at, length)));
  }
}
