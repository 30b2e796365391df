package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encoded values as JSON. Numbers and truth values stay such, a NaN or infinite number is text, as
 * everything else is that has no parts; lists, sets, tuples and vectors are arrays; maps and
 * user-defined types are objects. The name of a map's entry is the text of its key, which is JSON
 * if the key has parts.
 */
final class JsonValues {
  private JsonValues() {}

  static void write(JsonGenerator out, ValueType<?> type, @Nullable ByteBuffer cell)
      throws IOException {
    if (cell == null) {
      out.writeNull();
      return;
    }
    Shape shape = Shape.of(type);
    if (shape == Shape.SCALAR) {
      scalar(out, type, cell);
      return;
    }
    List<@Nullable ByteBuffer> parts = Parts.exact(type, cell);
    if (parts == null) {
      out.writeString(RawBytes.text(type, cell));
      return;
    }
    switch (shape) {
      case MAP -> entries(out, type, parts);
      case UDT -> fields(out, type, parts);
      default -> {
        out.writeStartArray();
        for (int i = 0; i < parts.size(); i++) {
          write(out, Parts.type(type, i), parts.get(i));
        }
        out.writeEndArray();
      }
    }
  }

  private static void scalar(JsonGenerator out, ValueType<?> type, ByteBuffer cell)
      throws IOException {
    String text = Scalars.text(type, cell);
    boolean bare =
        (Number.class.isAssignableFrom(type.javaType()) || type.javaType() == Boolean.class)
            && !text.startsWith(RawBytes.MARK);
    if (bare && type.javaType() == Boolean.class) {
      out.writeBoolean(text.equals("true"));
    } else if (bare && !text.endsWith("NaN") && !text.endsWith("Infinity")) {
      out.writeNumber(text);
    } else {
      out.writeString(text);
    }
  }

  private static void entries(
      JsonGenerator out, ValueType<?> type, List<@Nullable ByteBuffer> parts) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < parts.size(); i += 2) {
      ByteBuffer key = Objects.requireNonNull(parts.get(i));
      out.writeFieldName(ValueText.text(type.arguments().get(0), key));
      write(out, type.arguments().get(1), parts.get(i + 1));
    }
    out.writeEndObject();
  }

  private static void fields(JsonGenerator out, ValueType<?> type, List<@Nullable ByteBuffer> parts)
      throws IOException {
    out.writeStartObject();
    for (int i = 0; i < parts.size(); i++) {
      out.writeFieldName(type.udtFields().get(i).name());
      write(out, type.arguments().get(i), parts.get(i));
    }
    out.writeEndObject();
  }

  /** The value at the parser's current token; leaves it at the value's last one. */
  static @Nullable ByteBuffer read(JsonParser in, ValueType<?> type, Timestamps timestamps)
      throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    Shape shape = Shape.of(type);
    if (shape != Shape.SCALAR && in.currentToken() == JsonToken.VALUE_STRING) {
      return raw(type, in.getText());
    }
    return switch (shape) {
      case SCALAR -> scalar(in, type, timestamps);
      case MAP -> entries(in, type, timestamps);
      case UDT -> fields(in, type, timestamps);
      default -> elements(in, type, timestamps);
    };
  }

  /** Bytes that have no parts of the type, and so no other form. */
  private static ByteBuffer raw(ValueType<?> type, String text) {
    ByteBuffer bytes = RawBytes.read(type, text);
    if (bytes == null) {
      throw wrong(Shape.of(type).json(), type, "a text");
    }
    return bytes;
  }

  private static ByteBuffer scalar(JsonParser in, ValueType<?> type, Timestamps timestamps)
      throws IOException {
    JsonToken token = in.currentToken();
    boolean fits = token == JsonToken.VALUE_STRING || (!Scalars.isText(type) && isScalar(token));
    if (!fits) {
      throw BadValueException.expected(
          Scalars.isText(type) ? "a text" : "a text or number", type.cql(), name(token));
    }
    return Scalars.cell(type, in.getText(), timestamps);
  }

  private static boolean isScalar(@Nullable JsonToken token) {
    return token != null && token.isScalarValue();
  }

  private static ByteBuffer elements(JsonParser in, ValueType<?> type, Timestamps timestamps)
      throws IOException {
    require(in, type, JsonToken.START_ARRAY, "an array");
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    int most = Shape.of(type) == Shape.TUPLE ? type.arguments().size() : Integer.MAX_VALUE;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (parts.size() == most) {
        throw BadValueException.expected("at most " + most + " parts", type.cql(), "more");
      }
      parts.add(read(in, Parts.type(type, parts.size()), timestamps));
    }
    return Parts.join(type, parts);
  }

  private static ByteBuffer entries(JsonParser in, ValueType<?> type, Timestamps timestamps)
      throws IOException {
    require(in, type, JsonToken.START_OBJECT, "an object");
    List<@Nullable ByteBuffer> parts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      parts.add(ValueText.cell(type.arguments().get(0), in.currentName(), timestamps));
      in.nextToken();
      parts.add(read(in, type.arguments().get(1), timestamps));
    }
    return Parts.join(type, parts);
  }

  /** Fields may be in any order; those after the last one that is given are left out. */
  private static ByteBuffer fields(JsonParser in, ValueType<?> type, Timestamps timestamps)
      throws IOException {
    require(in, type, JsonToken.START_OBJECT, "an object");
    @Nullable ByteBuffer[] cells = new ByteBuffer[type.udtFields().size()];
    int count = 0;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      int field = field(type, in.currentName());
      in.nextToken();
      cells[field] = read(in, type.arguments().get(field), timestamps);
      count = Math.max(count, field + 1);
    }
    return Parts.join(type, Arrays.asList(cells).subList(0, count));
  }

  private static int field(ValueType<?> type, String name) {
    List<UdtField<?, ?>> fields = type.udtFields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new BadValueException(
        type.udtName().orElse(type.cql())
            + " has no such field; it has: "
            + String.join(", ", fields.stream().map(UdtField::name).toList()));
  }

  private static void require(JsonParser in, ValueType<?> type, JsonToken token, String expected) {
    if (in.currentToken() != token) {
      throw wrong(expected, type, name(in.currentToken()));
    }
  }

  private static BadValueException wrong(String expected, ValueType<?> type, String found) {
    String what = BadValueException.expected(expected, type.cql(), found).getMessage();
    return new BadValueException(what + Examples.like(type));
  }

  private static String name(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_ARRAY -> "an array";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "a text";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> "something else";
    };
  }
}
