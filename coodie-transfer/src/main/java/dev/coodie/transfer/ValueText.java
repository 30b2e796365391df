package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Encoded values as text, without loss, and back: a value without parts as CQL writes it, but
 * without quotes; lists, sets, tuples, vectors, maps and user-defined types as JSON. {@code 0x} is
 * a value of no bytes, except of text; bytes that are no value of their type are {@code 0x} and
 * these bytes. Thread-safe.
 */
public final class ValueText {
  private ValueText() {}

  /** The value {@code cell} of type {@code type} as text. */
  public static String text(ValueType<?> type, ByteBuffer cell) {
    if (Shape.of(type) == Shape.SCALAR) {
      return Scalars.text(type, cell);
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.generator(text)) {
      JsonValues.write(json, type, cell);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** How a value of the type is written, as a sentence for messages that refuse another text. */
  public static String advice(ValueType<?> type) {
    if (Shape.of(type) != Shape.SCALAR) {
      String size =
          Shape.of(type) == Shape.VECTOR ? " of " + Examples.dimensions(type) + " elements" : "";
      return "Write it as JSON" + size + ", such as " + Examples.of(type) + ".";
    }
    return "Write it as in CQL, without quotes"
        + (type.cql().equals("timestamp") ? ", in whole milliseconds" : "")
        + (Scalars.isText(type) ? "." : ", such as " + Examples.of(type) + ".");
  }

  /**
   * The encoded value that {@code text} is.
   *
   * @throws IllegalArgumentException if it is no value of that type, such as a timestamp that is
   *     finer than milliseconds; the message does not repeat it
   */
  public static ByteBuffer cell(ValueType<?> type, String text) {
    return cell(type, text, Timestamps.EXACT);
  }

  static ByteBuffer cell(ValueType<?> type, String text, Timestamps timestamps) {
    if (Shape.of(type) == Shape.SCALAR) {
      return Scalars.cell(type, text, timestamps);
    }
    try (JsonParser json = JsonText.parser(text)) {
      json.nextToken();
      ByteBuffer cell = JsonValues.read(json, type, timestamps);
      if (cell == null || json.nextToken() != null) {
        throw Examples.notOf(type);
      }
      return cell;
    } catch (JsonProcessingException e) {
      throw new BadValueException(
          "the value is not the JSON of a " + type.cql() + Examples.like(type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row as a JSON object in one line, without a line break: its columns by name. */
  public static String json(Row row) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.generator(text)) {
      json(json, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void json(JsonGenerator json, Row row) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      json.writeFieldName(row.columns().name(i));
      JsonValues.write(json, row.columns().type(i), row.bytes(i));
    }
    json.writeEndObject();
  }
}
