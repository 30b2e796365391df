package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.coodie.transfer.CellRepair.ElementParts;
import dev.coodie.transfer.RowDifference.Cell;
import dev.coodie.transfer.RowRepair.Fate;
import dev.coodie.transfer.TransferTable.Column;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A difference as a line of JSON. Keys are always told, other values only if they shall be. */
record DifferenceLine(boolean values) {
  /** The line, without its end; {@code repair} is null if nothing is repaired. */
  String of(RowDifference difference, @Nullable RowRepair repair) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.generator(text)) {
      json.writeStartObject();
      json.writeStringField("difference", kind(difference));
      key(json, difference);
      if (repair != null && !repair.row().isEmpty()) {
        fates(json, repair.row());
      }
      json.writeObjectFieldStart("cells");
      List<Set<Fate>> fates = repair != null && repair.row().isEmpty() ? repair.cells() : List.of();
      for (int i = 0; i < difference.cells().size(); i++) {
        Set<Fate> own = i < fates.size() ? fates.get(i) : Set.of();
        cell(json, difference, difference.cells().get(i), own);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String kind(RowDifference difference) {
    if (difference.statics()) {
      return "static_cells";
    }
    return difference.isRowOnlyIn(Side.A)
        ? "only_in_a"
        : difference.isRowOnlyIn(Side.B) ? "only_in_b" : "cells";
  }

  private static void key(JsonGenerator json, RowDifference difference) throws IOException {
    ComparedRow row = difference.any();
    List<Column> key = row.table().key();
    int size = difference.statics() ? row.table().partitionSize() : key.size();
    json.writeObjectFieldStart("key");
    for (int i = 0; i < size; i++) {
      json.writeFieldName(key.get(i).name());
      JsonValues.write(json, key.get(i).type(), row.key(i));
    }
    json.writeEndObject();
  }

  private static void fates(JsonGenerator json, Set<Fate> fates) throws IOException {
    json.writeArrayFieldStart("repair");
    for (Fate fate : fates) {
      json.writeString(fate.name().toLowerCase(Locale.ROOT));
    }
    json.writeEndArray();
  }

  private void cell(JsonGenerator json, RowDifference difference, Cell cell, Set<Fate> fates)
      throws IOException {
    Column column = difference.any().table().cells().get(cell.index());
    json.writeObjectFieldStart(column.name());
    if (cell.onlyTimes()) {
      json.writeBooleanField("only_times", true);
    }
    for (Side side : Side.values()) {
      ComparedRow row = difference.row(side);
      if (row != null) {
        json.writeFieldName(side.text());
        side(json, row, cell.index(), column);
      }
    }
    ComparedRow a = difference.a();
    ComparedRow b = difference.b();
    boolean parts = column.hasSeveralCells() && !column.isListOfCells() && !cell.onlyTimes();
    if (parts && a != null && b != null) {
      parts(
          json,
          ElementParts.of(column.type(), a.cell(cell.index())),
          ElementParts.of(column.type(), b.cell(cell.index())));
    }
    if (!fates.isEmpty()) {
      fates(json, fates);
    }
    json.writeEndObject();
  }

  private void side(JsonGenerator json, ComparedRow row, int index, Column column)
      throws IOException {
    if (row.cell(index) == null) {
      json.writeNull();
      return;
    }
    CellTimes times = row.times(index);
    json.writeStartObject();
    if (values) {
      json.writeFieldName("value");
      JsonValues.write(json, column.type(), row.cell(index));
    }
    boolean several = column.hasSeveralCells();
    numbers(json, "write_time", times.writeTimes(), several);
    numbers(json, "ttl", times.ttls(), several);
    json.writeEndObject();
  }

  private static void numbers(
      JsonGenerator json, String name, List<? extends @Nullable Number> numbers, boolean several)
      throws IOException {
    if (numbers.isEmpty()) {
      return;
    }
    json.writeFieldName(name);
    if (several) {
      json.writeStartArray();
    }
    for (Number number : numbers) {
      if (number == null) {
        json.writeNull();
      } else {
        json.writeNumber(number.longValue());
      }
    }
    if (several) {
      json.writeEndArray();
    }
  }

  /** How many elements, entries or fields are on one side alone, or have other values. */
  private static void parts(JsonGenerator json, ElementParts a, ElementParts b) throws IOException {
    long different =
        a.places().entrySet().stream()
            .filter(
                each -> {
                  Integer there = b.places().get(each.getKey());
                  return there != null && !a.isSameAt(each.getValue(), b, there);
                })
            .count();
    json.writeObjectFieldStart("parts");
    json.writeNumberField("only_in_a", missing(a, b));
    json.writeNumberField("only_in_b", missing(b, a));
    json.writeNumberField("different", different);
    json.writeEndObject();
  }

  private static long missing(ElementParts from, ElementParts in) {
    return from.places().keySet().stream().filter(key -> !in.places().containsKey(key)).count();
  }
}
