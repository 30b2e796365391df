package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.util.Collections;

/** Values as they are written into files, for people whose file has another form. */
final class Examples {
  private static final int LONGEST = 150;
  private static final int MOST_ELEMENTS = 4;

  private Examples() {}

  /** That the value is none of the type, and how one looks unless that goes without saying. */
  static BadValueException notOf(ValueType<?> type) {
    return new BadValueException("the value is no " + type.cql() + like(type));
  }

  /** {@code , written like ..}; nothing for a type whose values go without saying. */
  static String like(ValueType<?> type) {
    String example = of(type);
    boolean told = Shape.of(type) != Shape.SCALAR || needsOne(type);
    return told && example.length() <= LONGEST ? ", written like " + example : "";
  }

  private static boolean needsOne(ValueType<?> type) {
    return !Number.class.isAssignableFrom(type.javaType()) && !Scalars.isText(type);
  }

  /** A value of the type, as {@link ValueText} reads it; of a long vector, the first element. */
  static String of(ValueType<?> type) {
    return switch (Shape.of(type)) {
      case SCALAR -> scalar(type);
      case ELEMENTS -> "[" + json(type.arguments().get(0)) + "]";
      case VECTOR -> vector(type);
      case MAP -> {
        String key = of(type.arguments().get(0));
        yield "{" + quoted(key) + ": " + json(type.arguments().get(1)) + "}";
      }
      case TUPLE ->
          "[" + String.join(", ", type.arguments().stream().map(Examples::json).toList()) + "]";
      case UDT ->
          "{"
              + String.join(
                  ", ",
                  type.udtFields().stream()
                      .map(field -> quoted(field.name()) + ": " + json(field.type()))
                      .toList())
              + "}";
    };
  }

  private static String json(ValueType<?> type) {
    boolean bare =
        Shape.of(type) != Shape.SCALAR
            || Number.class.isAssignableFrom(type.javaType())
            || type.javaType() == Boolean.class;
    return bare ? of(type) : '"' + of(type) + '"';
  }

  private static String vector(ValueType<?> type) {
    String element = json(type.arguments().get(0));
    int size = dimensions(type);
    return size <= MOST_ELEMENTS
        ? "[" + String.join(", ", Collections.nCopies(size, element)) + "]"
        : "[" + element + ", ..]";
  }

  /** Of a vector. */
  static int dimensions(ValueType<?> type) {
    String cql = type.cql();
    return Integer.parseInt(cql.substring(cql.lastIndexOf(',') + 1, cql.length() - 1).strip());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String scalar(ValueType<?> type) {
    return switch (type.cql()) {
      case "text", "ascii" -> "a";
      case "boolean" -> "true";
      case "decimal", "double", "float" -> "1.5";
      case "uuid" -> "00112233-4455-4677-8899-aabbccddeeff";
      case "timeuuid" -> "00112233-4455-1677-8899-aabbccddeeff";
      case "timestamp" -> "2026-01-31T12:00:00.123Z";
      case "date" -> "2026-01-31";
      case "time" -> "12:00:00.000000001";
      case "duration" -> "1mo2d3h4s";
      case "inet" -> "127.0.0.1";
      case "blob" -> "0xcafe";
      default -> "1";
    };
  }
}
