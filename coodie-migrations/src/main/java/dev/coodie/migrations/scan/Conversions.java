package dev.coodie.migrations.scan;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes a value of one CQL type one of another type, where every value has its equal there. */
public final class Conversions {
  private static final List<String> INTEGERS =
      List.of("tinyint", "smallint", "int", "bigint", "varint", "decimal");

  /** Types whose values are also values of the other type, byte for byte. */
  private static final Map<String, List<String>> SAME_BYTES =
      Map.of(
          "ascii", List.of("text", "blob"),
          "text", List.of("blob"),
          "timeuuid", List.of("uuid"));

  private Conversions() {}

  /**
   * From a value of type {@code from} to one of type {@code to}, both as the server prints them;
   * empty when values could be lost or changed.
   */
  public static Optional<UnaryOperator<ByteBuffer>> between(String from, String to) {
    if (from.equals(to) || SAME_BYTES.getOrDefault(from, List.of()).contains(to)) {
      return Optional.of(UnaryOperator.identity());
    }
    if (from.equals("float") && to.equals("double")) {
      return Optional.of(value -> ValueType.DOUBLE.encode((double) ValueType.FLOAT.decode(value)));
    }
    int source = INTEGERS.indexOf(from);
    return source >= 0 && source < INTEGERS.indexOf(to) && !from.equals("decimal")
        ? Optional.of(value -> encode(to, decode(from, value)))
        : Optional.empty();
  }

  /** The type {@code to} of a conversion that changes the type. */
  static ValueType<?> target(String to) {
    return switch (to) {
      case "text" -> ValueType.TEXT;
      case "blob" -> ValueType.BLOB;
      case "uuid" -> ValueType.UUID;
      case "double" -> ValueType.DOUBLE;
      case "smallint" -> ValueType.SMALLINT;
      case "int" -> ValueType.INT;
      case "bigint" -> ValueType.BIGINT;
      case "varint" -> ValueType.VARINT;
      case "decimal" -> ValueType.DECIMAL;
      default -> throw new IllegalArgumentException("Nothing is converted to " + to);
    };
  }

  private static BigInteger decode(String type, ByteBuffer value) {
    return switch (type) {
      case "tinyint" -> BigInteger.valueOf(ValueType.TINYINT.decode(value));
      case "smallint" -> BigInteger.valueOf(ValueType.SMALLINT.decode(value));
      case "int" -> BigInteger.valueOf(ValueType.INT.decode(value));
      case "bigint" -> BigInteger.valueOf(ValueType.BIGINT.decode(value));
      default -> ValueType.VARINT.decode(value);
    };
  }

  private static ByteBuffer encode(String type, BigInteger value) {
    return switch (type) {
      case "smallint" -> ValueType.SMALLINT.encode(value.shortValueExact());
      case "int" -> ValueType.INT.encode(value.intValueExact());
      case "bigint" -> ValueType.BIGINT.encode(value.longValueExact());
      case "varint" -> ValueType.VARINT.encode(value);
      default -> ValueType.DECIMAL.encode(new BigDecimal(value));
    };
  }
}
