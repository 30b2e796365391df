package dev.coodie.spark.internal.write;

import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.model.Suggestions;
import dev.coodie.transfer.Timestamps;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Encoders of user-defined types, whose fields go by name, and tuples, whose parts by position. */
final class StructEncoders {
  private StructEncoders() {}

  /** A field that the struct does not have is null. */
  static CellEncoder userType(StructType found, ValueType<?> wanted, Timestamps timestamps) {
    List<String> names = wanted.udtFields().stream().map(UdtField::name).toList();
    int[] targets = new int[found.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = target(found.fields()[i], names, wanted);
    }
    return fields(found, targets, wanted, timestamps);
  }

  private static int target(StructField field, List<String> names, ValueType<?> wanted) {
    int target = names.indexOf(field.name());
    if (target < 0) {
      throw new UnfitTypeException(
          wanted.cql()
              + " has no field \""
              + field.name()
              + "\". "
              + Suggestions.forName(field.name(), names)
              + "Fields: "
              + String.join(", ", names));
    }
    return target;
  }

  static CellEncoder tuple(StructType found, ValueType<?> wanted, Timestamps timestamps) {
    if (found.size() != wanted.arguments().size()) {
      throw new UnfitTypeException(found, wanted);
    }
    int[] targets = new int[found.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i;
    }
    return fields(found, targets, wanted, timestamps);
  }

  private static CellEncoder fields(
      StructType found, int[] targets, ValueType<?> wanted, Timestamps timestamps) {
    int wide = wanted.arguments().size();
    CellEncoder[] encoders = new CellEncoder[targets.length];
    for (int i = 0; i < encoders.length; i++) {
      StructField field = found.fields()[i];
      encoders[i] = encoder(field, wanted.arguments().get(targets[i]), timestamps);
    }
    return (in, at) -> {
      InternalRow struct = in.getStruct(at, targets.length);
      @Nullable ByteBuffer[] cells = new ByteBuffer[wide];
      for (int i = 0; i < targets.length; i++) {
        cells[targets[i]] = struct.isNullAt(i) ? null : encoders[i].cell(struct, i);
      }
      ByteBuffer bytes = ByteBuffer.allocate(FieldBytes.size(cells));
      for (ByteBuffer cell : cells) {
        FieldBytes.put(cell, bytes);
      }
      return bytes.flip();
    };
  }

  private static CellEncoder encoder(
      StructField field, ValueType<?> wanted, Timestamps timestamps) {
    try {
      return CellEncoders.of(field.dataType(), wanted, timestamps);
    } catch (UnfitTypeException e) {
      throw new UnfitTypeException("in field \"" + field.name() + "\": " + e.reason());
    }
  }
}
