package dev.coodie.spark.internal.write;

import dev.coodie.column.ValueType;
import dev.coodie.error.CoodieException;
import dev.coodie.transfer.Scalars;
import java.nio.ByteBuffer;

/** Values of types that Spark does not have, as the texts that reading gives and exports have. */
final class TextValues {
  private TextValues() {}

  /** Whether values of the type are given as text. */
  static boolean has(ValueType<?> wanted) {
    return switch (wanted.cql()) {
      case "uuid", "timeuuid", "inet", "decimal", "varint", "duration", "time" -> true;
      default -> false;
    };
  }

  /**
   * The cell.
   *
   * @throws RejectedValueException if the text is no value of the type
   */
  static ByteBuffer read(ValueType<?> wanted, String text) {
    try {
      return Scalars.cell(wanted, text);
    } catch (IllegalArgumentException e) {
      // Its message has no value in it.
      throw new RejectedValueException(String.valueOf(e.getMessage()));
    }
  }

  /** The encoded value, which the type checks. */
  static <V> ByteBuffer encode(ValueType<V> type, Object value) {
    try {
      return type.encode(type.check(value));
    } catch (CoodieException e) {
      throw new RejectedValueException(e.sentence());
    }
  }
}
