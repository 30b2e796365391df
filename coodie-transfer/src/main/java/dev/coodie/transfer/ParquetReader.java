package dev.coodie.transfer;

import java.nio.ByteBuffer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes cells of one CQL type of the values of one field of Parquet. Which reader that is, the
 * schema of the file decides, once; a field that does not fit has one that rejects every value.
 */
interface ParquetReader {
  /**
   * Value {@code at} of field {@code index} of a group.
   *
   * @throws BadValueException if the column cannot hold it as it is
   */
  ByteBuffer read(Group in, int index, int at);

  /** One that rejects every value. */
  static ParquetReader rejecting(String reason) {
    return (in, index, at) -> {
      throw new BadValueException(reason);
    };
  }

  /** What a field says, which may be nothing. */
  interface OfField {
    /** Null if the group does not have it. */
    @Nullable ByteBuffer read(Group in, int index);
  }

  /** How a reason names what a field has: as Parquet calls its meaning, or what it is stored as. */
  static String name(Type found) {
    String stored =
        found.isPrimitive() ? found.asPrimitiveType().getPrimitiveTypeName().name() : "group";
    if (found.isRepetition(Type.Repetition.REPEATED)) {
      return "a repeated " + stored;
    }
    LogicalTypeAnnotation meaning = found.getLogicalTypeAnnotation();
    if (meaning != null) {
      return meaning.toString();
    }
    return found.isPrimitive() ? stored : "a group";
  }
}
