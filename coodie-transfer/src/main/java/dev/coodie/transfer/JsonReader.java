package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.Optional;

/** Reads an object as a row. */
final class JsonReader implements TextRecords.Reader {
  private final Fields fields;

  JsonReader(Fields fields) {
    this.fields = fields;
  }

  @Override
  public boolean hasQuotes() {
    return false;
  }

  @Override
  public void head(ByteRecords records) {}

  @Override
  public boolean isBlank(ByteRecords.Raw raw) {
    for (byte b : raw.bytes()) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public RowValues read(byte[] record) throws IOException {
    RowValues row = new RowValues(fields.columns().size());
    try (JsonParser json = JsonText.parser(TextRecords.text(record))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new BadValueException("the record is no JSON object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        Optional<Field> field = fields.find(json.currentName());
        json.nextToken();
        if (field.isPresent()) {
          read(json, field.get(), row);
        } else {
          json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new BadValueException("there is more than one JSON object in the line");
      }
    } catch (JsonEOFException e) {
      throw new BadValueException("the JSON ends too early");
    } catch (JsonProcessingException e) {
      throw new BadValueException(
          "the record is no valid JSON, from character " + e.getLocation().getColumnNr());
    }
    return row;
  }

  private void read(JsonParser json, Field field, RowValues row) throws IOException {
    try {
      row.set(field, JsonValues.read(json, field.type(), fields.timestamps()));
    } catch (BadValueException e) {
      throw inColumn(field, e);
    }
  }

  static BadValueException inColumn(Field field, BadValueException error) {
    String what =
        switch (field.kind()) {
          case VALUE -> "column \"" + field.column().name() + "\": ";
          case TTL -> "time to live of \"" + field.column().name() + "\": ";
          case WRITE_TIME -> "write time of \"" + field.column().name() + "\": ";
        };
    return new BadValueException(what + error.getMessage());
  }
}
