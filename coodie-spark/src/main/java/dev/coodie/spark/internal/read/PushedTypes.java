package dev.coodie.spark.internal.read;

import dev.coodie.column.ValueType;
import dev.coodie.error.CoodieException;
import dev.coodie.transfer.Scalars;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Types whose values the server compares as Spark does. Not among them are floating point numbers,
 * of which Spark takes 0.0 and -0.0 as equal, and decimals, of which the server takes 1.0 and 1.00
 * as equal, which are two texts.
 */
final class PushedTypes {
  private static final Map<String, ValueType<?>> BY_NAME =
      Stream.<ValueType<?>>of(
              ValueType.TEXT,
              ValueType.ASCII,
              ValueType.BLOB,
              ValueType.BOOLEAN,
              ValueType.TINYINT,
              ValueType.SMALLINT,
              ValueType.INT,
              ValueType.BIGINT,
              ValueType.DATE,
              ValueType.TIME,
              ValueType.TIMESTAMP,
              ValueType.UUID,
              ValueType.TIMEUUID,
              ValueType.INET)
          .collect(Collectors.toMap(ValueType::cql, type -> type));

  private static final List<String> IN_ORDER =
      List.of("tinyint", "smallint", "int", "bigint", "date");
  private static final List<String> BYTES = List.of("text", "ascii", "blob");
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  private PushedTypes() {}

  static ValueType<?> of(String cql) {
    return java.util.Objects.requireNonNull(BY_NAME.get(cql), cql);
  }

  /** Whether values are in the same order on the server, whose first one has no bytes. */
  static boolean isOrdered(ValueType<?> type) {
    return isBytes(type) || IN_ORDER.contains(type.cql()) || type.cql().equals("timestamp");
  }

  /** Whether each value is one in Spark, too, so that no range has one that Spark has as null. */
  static boolean isBytes(ValueType<?> type) {
    return BYTES.contains(type.cql());
  }

  /**
   * Whether all values above another one are values in Spark, too: those without bytes are below,
   * and there are no others that Spark cannot hold.
   */
  static boolean isHeldAbove(ValueType<?> type) {
    return isBytes(type) || IN_ORDER.contains(type.cql());
  }

  /**
   * The cell that equals a literal and nothing else; null if there is none, or the comparison is
   * not to be left to the server.
   */
  static @Nullable ByteBuffer cell(ValueType<?> type, DataType inSpark, Literal<?> literal) {
    Object value = literal.value();
    if (value == null || !literal.dataType().equals(inSpark)) {
      return null;
    }
    return switch (type.cql()) {
      case "boolean" -> ValueType.BOOLEAN.encode((Boolean) value);
      case "tinyint" -> ValueType.TINYINT.encode((Byte) value);
      case "smallint" -> ValueType.SMALLINT.encode((Short) value);
      case "int" -> ValueType.INT.encode((Integer) value);
      case "bigint" -> ValueType.BIGINT.encode((Long) value);
      case "date" -> ValueType.INT.encode((Integer) value ^ Integer.MIN_VALUE);
      case "timestamp" -> (Long) value % 1_000 == 0 ? millis((Long) value / 1_000) : null;
      case "time" ->
          (Long) value >= 0 && (Long) value < NANOS_OF_DAY
              ? ValueType.BIGINT.encode((Long) value)
              : null;
      case "text" -> ByteBuffer.wrap(((UTF8String) value).getBytes());
      case "ascii" -> ascii(((UTF8String) value).getBytes());
      case "blob" -> ByteBuffer.wrap(((byte[]) value).clone());
      case "uuid", "timeuuid", "inet" -> written(type, value.toString());
      default -> null;
    };
  }

  /** Texts are compared as such by Spark, so only that counts which the server's value has. */
  private static @Nullable ByteBuffer written(ValueType<?> type, String text) {
    try {
      ByteBuffer cell = Scalars.cell(type, text);
      return Scalars.text(type, cell).equals(text) ? cell : null;
    } catch (IllegalArgumentException | CoodieException e) {
      return null;
    }
  }

  private static @Nullable ByteBuffer ascii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return null;
      }
    }
    return ByteBuffer.wrap(bytes);
  }

  private static ByteBuffer millis(long millis) {
    return ValueType.BIGINT.encode(millis);
  }

  /** The bound of a range that has the same values, for an operator such as {@code >=}. */
  static @Nullable ByteBuffer bound(
      ValueType<?> type, DataType inSpark, Literal<?> literal, String operator) {
    if (!isOrdered(type)) {
      return null;
    }
    if (!type.cql().equals("timestamp")) {
      return cell(type, inSpark, literal);
    }
    if (!(literal.value() instanceof Long micros) || !literal.dataType().equals(inSpark)) {
      return null;
    }
    // The server has whole milliseconds: those above 1.5 are above 1, those from 1.5 are from 2.
    boolean up = operator.equals("<") || operator.equals(">=");
    return millis(up ? -Math.floorDiv(-micros, 1_000) : Math.floorDiv(micros, 1_000));
  }
}
