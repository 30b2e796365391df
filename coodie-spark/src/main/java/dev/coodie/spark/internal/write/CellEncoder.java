package dev.coodie.spark.internal.write;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Makes the encoded cell of one column, element or field. */
@FunctionalInterface
interface CellEncoder {
  /**
   * The cell of the value at {@code at}, which is not null.
   *
   * @throws RejectedValueException if the column cannot hold it
   */
  ByteBuffer cell(SpecializedGetters in, int at);
}
