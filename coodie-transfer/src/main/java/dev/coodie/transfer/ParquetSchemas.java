package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The types of Parquet for those of CQL. What has none that keeps every value is text: decimals,
 * whose scale is a value's own, varints, durations and addresses.
 */
final class ParquetSchemas {
  private ParquetSchemas() {}

  static MessageType of(ResultColumns columns) {
    List<Type> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(field(columns.name(i), columns.type(i), Repetition.OPTIONAL));
    }
    return new MessageType("row", fields);
  }

  /**
   * A number that another schema hardly has: what a file's end says of its columns has no checksum
   * of Parquet's own.
   */
  static String checksum(MessageType schema) {
    StringBuilder text = new StringBuilder();
    describe(schema, text);
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  private static void describe(GroupType group, StringBuilder text) {
    for (Type field : group.getFields()) {
      text.append(field.getName())
          .append(' ')
          .append(field.getRepetition())
          .append(' ')
          .append(field.getLogicalTypeAnnotation());
      if (field.isPrimitive()) {
        PrimitiveType primitive = field.asPrimitiveType();
        text.append(' ').append(primitive.getPrimitiveTypeName()).append(primitive.getTypeLength());
      } else {
        describe(field.asGroupType(), text.append('{'));
      }
      text.append(field.isPrimitive() ? '\n' : '}');
    }
  }

  private static Type field(String name, ValueType<?> type, Repetition repetition) {
    return switch (Shape.of(type)) {
      case SCALAR -> scalar(name, type, repetition);
      case ELEMENTS, VECTOR ->
          Types.buildGroup(repetition)
              .as(LogicalTypeAnnotation.listType())
              .addField(
                  new GroupType(
                      Repetition.REPEATED,
                      "list",
                      field("element", type.arguments().get(0), Repetition.OPTIONAL)))
              .named(name);
      case MAP ->
          Types.buildGroup(repetition)
              .as(LogicalTypeAnnotation.mapType())
              .addField(
                  new GroupType(
                      Repetition.REPEATED,
                      "key_value",
                      field("key", type.arguments().get(0), Repetition.REQUIRED),
                      field("value", type.arguments().get(1), Repetition.OPTIONAL)))
              .named(name);
      case TUPLE, UDT -> new GroupType(repetition, name, fields(type));
    };
  }

  /** The fields of a user-defined type by name, those of a tuple by number from 0. */
  private static List<Type> fields(ValueType<?> type) {
    List<Type> fields = new ArrayList<>();
    for (int i = 0; i < type.arguments().size(); i++) {
      String name = type.udtFields().isEmpty() ? "field" + i : type.udtFields().get(i).name();
      fields.add(field(name, type.arguments().get(i), Repetition.OPTIONAL));
    }
    return fields;
  }

  /**
   * Whether a type of CQL that is no text is one in Parquet: so it keeps any bytes, as JSON does.
   */
  static boolean isText(ValueType<?> type) {
    return switch (type.cql()) {
      case "decimal", "varint", "duration", "inet" -> true;
      default -> false;
    };
  }

  private static Type scalar(String name, ValueType<?> type, Repetition repetition) {
    Class<?> java = type.javaType();
    if (java == Boolean.class) {
      return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
    }
    if (java == Float.class) {
      return Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(name);
    }
    if (java == Double.class) {
      return Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
    }
    if (java == ByteBuffer.class) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
    }
    if (java == UUID.class) {
      return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
          .length(16)
          .as(LogicalTypeAnnotation.uuidType())
          .named(name);
    }
    Type number = number(name, java, repetition);
    return number != null
        ? number
        : Types.primitive(PrimitiveTypeName.BINARY, repetition)
            .as(LogicalTypeAnnotation.stringType())
            .named(name);
  }

  private static @org.jspecify.annotations.Nullable Type number(
      String name, Class<?> java, Repetition repetition) {
    if (java == Byte.class || java == Short.class || java == Integer.class) {
      int bits = java == Byte.class ? 8 : java == Short.class ? 16 : 32;
      return Types.primitive(PrimitiveTypeName.INT32, repetition)
          .as(LogicalTypeAnnotation.intType(bits, true))
          .named(name);
    }
    if (java == Long.class) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
    }
    if (java == Instant.class) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
          .named(name);
    }
    if (java == LocalDate.class) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition)
          .as(LogicalTypeAnnotation.dateType())
          .named(name);
    }
    if (java == LocalTime.class) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(LogicalTypeAnnotation.timeType(false, TimeUnit.NANOS))
          .named(name);
    }
    return null;
  }
}
