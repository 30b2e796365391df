package dev.coodie.transfer;

import dev.coodie.column.CqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Values of Parquet as encoded values of a CQL type. The type of the column decides, so files of
 * other programs are read, too: a whole number fits every type of number, a text every type that
 * has a text.
 */
final class ParquetValues {
  private ParquetValues() {}

  /** Value {@code at} of field {@code index} of a group. */
  static ByteBuffer read(Group in, int index, int at, Type found, CqlType<?> wanted) {
    Shape shape = Shape.of(wanted);
    if (shape == Shape.SCALAR) {
      if (!found.isPrimitive()) {
        throw BadValueException.expected("one value", wanted.cql(), "a group");
      }
      return scalar(in, index, at, found.asPrimitiveType(), wanted);
    }
    if (found.isPrimitive()) {
      return text(in, index, at, found.asPrimitiveType(), wanted);
    }
    Group group = in.getGroup(index, at);
    return switch (shape) {
      case MAP -> Parts.join(wanted, entries(group, wanted));
      case TUPLE, UDT -> fields(group, wanted);
      default -> Parts.join(wanted, elements(group, wanted));
    };
  }

  /** A value with parts may be its JSON. */
  private static ByteBuffer text(
      Group in, int index, int at, PrimitiveType found, CqlType<?> wanted) {
    if (found.getPrimitiveTypeName() != PrimitiveType.PrimitiveTypeName.BINARY) {
      throw BadValueException.expected("a group", wanted.cql(), "one value");
    }
    return ValueText.cell(wanted, string(in, index, at));
  }

  private static List<@Nullable ByteBuffer> elements(Group list, CqlType<?> wanted) {
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    if (list.getType().getFieldCount() != 1) {
      throw BadValueException.expected("a list", wanted.cql(), "another group");
    }
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      parts.add(part(list.getGroup(0, i), 0, wanted.arguments().get(0)));
    }
    return parts;
  }

  private static List<@Nullable ByteBuffer> entries(Group map, CqlType<?> wanted) {
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    if (map.getType().getFieldCount() != 1) {
      throw BadValueException.expected("a map", wanted.cql(), "another group");
    }
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      parts.add(part(entry, 0, wanted.arguments().get(0)));
      parts.add(part(entry, 1, wanted.arguments().get(1)));
    }
    return parts;
  }

  private static ByteBuffer fields(Group group, CqlType<?> wanted) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[wanted.arguments().size()];
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      int field = field(group.getType().getFieldName(i), i, wanted);
      cells[field] = part(group, i, wanted.arguments().get(field));
    }
    return Parts.join(wanted, Arrays.asList(cells));
  }

  private static int field(String name, int index, CqlType<?> wanted) {
    if (wanted.udtFields().isEmpty()) {
      if (index >= wanted.arguments().size()) {
        throw BadValueException.expected(
            "at most " + wanted.arguments().size() + " parts", wanted.cql(), "more");
      }
      return index;
    }
    for (int i = 0; i < wanted.udtFields().size(); i++) {
      if (wanted.udtFields().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new BadValueException(wanted.cql() + " has no field \"" + name + "\"");
  }

  private static @Nullable ByteBuffer part(Group in, int index, CqlType<?> wanted) {
    return in.getFieldRepetitionCount(index) == 0
        ? null
        : read(in, index, 0, in.getType().getType(index), wanted);
  }

  private static ByteBuffer scalar(
      Group in, int index, int at, PrimitiveType found, CqlType<?> wanted) {
    LogicalTypeAnnotation meaning = found.getLogicalTypeAnnotation();
    Object value =
        switch (found.getPrimitiveTypeName()) {
          case BOOLEAN -> in.getBoolean(index, at);
          case INT32 -> whole(in.getInteger(index, at), meaning, wanted);
          case INT64 -> whole(in.getLong(index, at), meaning, wanted);
          case FLOAT -> in.getFloat(index, at);
          case DOUBLE -> in.getDouble(index, at);
          case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(in, index, at, meaning, wanted);
          case INT96 -> throw new BadValueException("an INT96 is no " + wanted.cql());
        };
    if (value instanceof String text) {
      return Scalars.cell(wanted, text);
    }
    return wanted.javaType() == String.class
        ? Scalars.cell(wanted, value.toString())
        : Parts.encode(wanted, value);
  }

  private static Object whole(
      long value, @Nullable LogicalTypeAnnotation meaning, CqlType<?> wanted) {
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value);
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      return instant(value, timestamp.getUnit());
    }
    if (meaning instanceof TimeLogicalTypeAnnotation time) {
      return LocalTime.ofNanoOfDay(
          Math.multiplyExact(
              value,
              switch (time.getUnit()) {
                case MILLIS -> 1_000_000L;
                case MICROS -> 1_000L;
                case NANOS -> 1L;
              }));
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale());
    }
    return wanted.javaType() == Instant.class ? Instant.ofEpochMilli(value) : value;
  }

  private static Instant instant(long value, TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> Instant.ofEpochMilli(value);
      case MICROS ->
          Instant.ofEpochSecond(
              Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000);
      case NANOS ->
          Instant.ofEpochSecond(
              Math.floorDiv(value, 1_000_000_000L), Math.floorMod(value, 1_000_000_000L));
    };
  }

  private static Object bytes(
      Group in, int index, int at, @Nullable LogicalTypeAnnotation meaning, CqlType<?> wanted) {
    byte[] bytes = in.getBinary(index, at).getBytes();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(new BigInteger(bytes), decimal.getScale());
    }
    if (wanted.javaType() == ByteBuffer.class) {
      return ByteBuffer.wrap(bytes);
    }
    if (wanted.javaType() == UUID.class && bytes.length == 16) {
      ByteBuffer uuid = ByteBuffer.wrap(bytes);
      return new UUID(uuid.getLong(), uuid.getLong());
    }
    return string(in, index, at);
  }

  private static String string(Group in, int index, int at) {
    try {
      return TextRecords.text(in.getBinary(index, at).getBytes());
    } catch (CharacterCodingException e) {
      throw new BadValueException("the text is not UTF-8");
    }
  }
}
