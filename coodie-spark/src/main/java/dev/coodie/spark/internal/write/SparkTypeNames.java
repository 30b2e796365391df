package dev.coodie.spark.internal.write;

import dev.coodie.column.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What to give for a type of CQL, in the words of Spark. */
final class SparkTypeNames {
  private SparkTypeNames() {}

  static String expected(ValueType<?> wanted) {
    String types = types(wanted);
    return types.isEmpty() ? wanted.cql() : wanted.cql() + " (" + types + ")";
  }

  private static String types(ValueType<?> wanted) {
    Class<?> java = wanted.javaType();
    if (wanted.udtName().isPresent()) {
      return "STRUCT with its fields";
    }
    if (java == java.util.Map.class) {
      return "MAP";
    }
    if (!wanted.arguments().isEmpty() && wanted.cql().contains("tuple<")) {
      return "STRUCT with " + wanted.arguments().size() + " fields";
    }
    if (!wanted.arguments().isEmpty()) {
      return "ARRAY";
    }
    if (java == BigDecimal.class || java == BigInteger.class) {
      return "DECIMAL, a whole number, or STRING";
    }
    return switch (wanted.cql()) {
      case "text", "ascii", "inet" -> "STRING";
      case "blob" -> "BINARY";
      case "uuid", "timeuuid" -> "STRING, or BINARY of 16 bytes";
      case "timestamp" -> "TIMESTAMP";
      case "date" -> "DATE";
      case "time" -> "TIME, BIGINT of nanoseconds, or STRING";
      case "duration" -> "STRING or INTERVAL";
      default -> "";
    };
  }
}
