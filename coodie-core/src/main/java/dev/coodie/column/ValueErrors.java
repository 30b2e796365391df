package dev.coodie.column;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a value, with the id of each sentence. No sentence contains the value. */
final class ValueErrors {
  private ValueErrors() {}

  static MappingException wrongLength(String expected, ValueType<?> type, int found) {
    return wrongLength(expected, type.cql(), found);
  }

  static MappingException wrongLength(String expected, String cql, int found) {
    if (found == 0) {
      return noBytes(cql);
    }
    return new MappingException(
        "coodie-401",
        "expected %s for %s, found %d: is the column really %s?"
            .formatted(expected, cql, found, cql));
  }

  /** CQL has such values, but no Java type: null would be another value when it is written back. */
  static MappingException noBytes(String cql) {
    return new MappingException(
        "coodie-406",
        """
        the %s is a value of no bytes, which is neither null nor any %s. \
        Write another value or null in its place with CQL, or read its bytes from a raw row.\
        """
            .formatted(cql, cql));
  }

  static MappingException missing(int index) {
    return new MappingException(
        "coodie-402", "the cell is empty, but the property is a primitive.", index);
  }

  static MappingException broken(ValueType<?> type, String what) {
    return new MappingException(
        "coodie-403",
        "the bytes are not valid %s, %s: is the column really %s?"
            .formatted(type.cql(), what, type.cql()));
  }

  static MappingException unknownConstant(Class<? extends Enum<?>> enumType) {
    return new MappingException(
        "coodie-404",
        "the text is not a constant of %s; it has: %s"
            .formatted(
                enumType.getName(),
                Arrays.stream(enumType.getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining(", "))));
  }

  static MappingException unreadable(ValueType<?> type, RuntimeException cause) {
    return new MappingException(
        "coodie-405",
        "the bytes are outside the range of %s: is the column really %s?"
            .formatted(type.cql(), type.cql()),
        cause);
  }

  /** What is stored is fine, but code of the application makes no value of it. */
  static MappingException unmade(ValueType<?> type, String by, RuntimeException cause) {
    return new MappingException(
        "coodie-407",
        "no %s can be made from the stored %s: %s threw %s, which is the cause."
            .formatted(type.javaType().getSimpleName(), type.cql(), by, cause.getClass().getName()),
        cause);
  }

  static MappingException madeNull(ValueType<?> type, String by) {
    return new MappingException(
        "coodie-407",
        "no %s can be made from the stored %s: %s returned null, which a converter must never do."
            .formatted(type.javaType().getSimpleName(), type.cql(), by));
  }

  static MappingException noSuchValue(ValueType<?> stored, Class<?> type, String expected) {
    return new MappingException(
        "coodie-408",
        "the %s is not a valid %s: expected %s. Store other values through a converter of your own."
            .formatted(stored.cql(), type.getSimpleName(), expected));
  }

  static InvalidQueryException unstored(ValueType<?> type, String by, RuntimeException cause) {
    return new InvalidQueryException(
        "coodie-409",
        "no %s can be made from the %s: %s threw %s, which is the cause."
            .formatted(type.cql(), type.javaType().getSimpleName(), by, cause.getClass().getName()),
        cause);
  }

  static InvalidQueryException storedNull(ValueType<?> type, String by) {
    return new InvalidQueryException(
        "coodie-409",
        ("no %s can be made from the %s: %s returned null, which a converter must never do."
                + " Make the whole value null instead.")
            .formatted(type.cql(), type.javaType().getSimpleName(), by));
  }

  static InvalidQueryException wrongType(ValueType<?> type, @Nullable Object found) {
    return new InvalidQueryException(
        "coodie-210",
        "expected %s for %s, found %s"
            .formatted(
                type.javaType().getTypeName(),
                type.cql(),
                found == null ? "null" : found.getClass().getTypeName()));
  }

  static InvalidQueryException nullInside(ValueType<?> type, String part) {
    return new InvalidQueryException(
        "coodie-211", "a %s cannot contain a null %s".formatted(type.cql(), part));
  }

  static InvalidQueryException outOfRange(ValueType<?> type, String range) {
    return new InvalidQueryException(
        "coodie-212", "the value does not fit %s: expected %s".formatted(type.cql(), range));
  }

  static InvalidQueryException wrongCount(ValueType<?> type, String expected, int found) {
    return new InvalidQueryException(
        "coodie-213", "expected %s for %s, found %d".formatted(expected, type.cql(), found));
  }

  static InvalidQueryException unknownField(ValueType<?> type, String field, String known) {
    return new InvalidQueryException(
        "coodie-214", "%s has no field \"%s\"; it has: %s".formatted(type.cql(), field, known));
  }

  static MappingException missingField(FieldsType<?> type, String field, MappingException missing) {
    return new MappingException(
        "coodie-417",
        ("%s of %s is null or has no bytes, but %s has a primitive for it. Make that an object,"
                + " such as Integer, or give the field a value.")
            .formatted(field, type.udtName().orElse(type.cql()), type.javaType().getSimpleName()),
        missing);
  }

  static InvalidQueryException noSuchField(ValueType<?> type, String field) {
    return new InvalidQueryException(
        "coodie-220",
        ("the value has field \"%s\", which type %s does not have on the server, or not yet."
                + " Apply the schema plan, which adds it, or leave the field null until then.")
            .formatted(field, type.udtName().orElse(type.cql())));
  }

  static InvalidQueryException unknownFields(FieldsType<?> type, List<String> fields) {
    return new InvalidQueryException(
        "coodie-267",
        ("type %s has fields on the server that %s does not know: %s. Writing a whole value"
                + " would erase them. Add them to the class, or allow it with"
                + " @UserType(erasesUnknownFields = true).")
            .formatted(
                type.udtName().orElse(type.cql()),
                type.javaType().getSimpleName(),
                String.join(", ", fields)));
  }

  /** The same error, about a column. */
  static InvalidQueryException in(String column, InvalidQueryException error) {
    return error.in("Column \"" + column + "\": ");
  }
}
