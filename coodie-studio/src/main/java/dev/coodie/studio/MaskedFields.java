package dev.coodie.studio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.coodie.column.ValueType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes the JSON of a value again, with {@link #HIDDEN} for fields that are masked. By the type,
 * not by names in the JSON: an entry of a map may have any name.
 */
final class MaskedFields {
  /** What stands for a value that is not shown. */
  static final String HIDDEN = "••••••";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Masks masks;

  MaskedFields(Masks masks) {
    this.masks = masks;
  }

  String hide(ValueType<?> type, String json) {
    StringWriter text = new StringWriter();
    try (JsonParser in = JSON.createParser(json);
        JsonGenerator out = JSON.createGenerator(text)) {
      in.nextToken();
      copy(in, out, type);
    } catch (IOException e) {
      throw new UncheckedIOException("only JSON that was written here is read", e);
    }
    return text.toString();
  }

  private void copy(JsonParser in, JsonGenerator out, ValueType<?> type) throws IOException {
    if (!masks.hidesPartOf(type)) {
      value(in, out);
    } else if (type.udtName().isPresent()) {
      fields(in, out, type);
    } else if (type.isCollection() && Map.class.isAssignableFrom(type.javaType())) {
      entries(in, out, type);
    } else {
      elements(in, out, type);
    }
  }

  private void fields(JsonParser in, JsonGenerator out, ValueType<?> type) throws IOException {
    if (isNoObject(in, out)) {
      return;
    }
    out.writeStartObject();
    for (int i = 0; in.nextToken() != JsonToken.END_OBJECT; i++) {
      out.writeFieldName(in.currentName());
      in.nextToken();
      if (masks.hides(in.currentName()) && in.currentToken() != JsonToken.VALUE_NULL) {
        in.skipChildren();
        out.writeString(HIDDEN);
      } else {
        copy(in, out, type.arguments().get(i));
      }
    }
    out.writeEndObject();
  }

  /** A key that has fields is JSON inside the name. */
  private void entries(JsonParser in, JsonGenerator out, ValueType<?> type) throws IOException {
    if (isNoObject(in, out)) {
      return;
    }
    ValueType<?> key = type.arguments().get(0);
    out.writeStartObject();
    for (int i = 1; in.nextToken() != JsonToken.END_OBJECT; i++) {
      String name = in.currentName();
      // Keys that differ only in what is hidden stay apart.
      out.writeFieldName(masks.hidesPartOf(key) ? hide(key, name) + " " + i : name);
      in.nextToken();
      copy(in, out, type.arguments().get(1));
    }
    out.writeEndObject();
  }

  private void elements(JsonParser in, JsonGenerator out, ValueType<?> type) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      noParts(in, out);
      return;
    }
    out.writeStartArray();
    Iterator<ValueType<?>> types = type.arguments().iterator();
    ValueType<?> part = types.next();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      copy(in, out, part);
      part = types.hasNext() ? types.next() : part;
    }
    out.writeEndArray();
  }

  private static boolean isNoObject(JsonParser in, JsonGenerator out) throws IOException {
    boolean none = in.currentToken() != JsonToken.START_OBJECT;
    if (none) {
      noParts(in, out);
    }
    return none;
  }

  /** Null, or bytes that are no value of the type: they may be the masked ones. */
  private static void noParts(JsonParser in, JsonGenerator out) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      out.writeNull();
    } else {
      out.writeString(HIDDEN);
    }
  }

  /** With all digits of numbers. */
  private static void value(JsonParser in, JsonGenerator out) throws IOException {
    if (in.currentToken().isNumeric()) {
      out.writeNumber(in.getText());
    } else if (in.currentToken().isStructStart()) {
      structure(in, out);
    } else {
      out.copyCurrentEvent(in);
    }
  }

  private static void structure(JsonParser in, JsonGenerator out) throws IOException {
    out.copyCurrentEvent(in);
    while (!in.nextToken().isStructEnd()) {
      if (in.currentToken() == JsonToken.FIELD_NAME) {
        out.copyCurrentEvent(in);
        in.nextToken();
      }
      value(in, out);
    }
    out.copyCurrentEvent(in);
  }
}
