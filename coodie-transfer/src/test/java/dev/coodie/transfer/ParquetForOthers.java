package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the same rows of every type as Parquet and as JSON lines: {@code read_ours.py} reads the
 * one with other programs, and compares it with the other.
 */
final class ParquetForOthers {
  private ParquetForOthers() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    ResultColumns columns = columns();
    List<Row> rows = rows(columns);
    write(directory.resolve("ours.parquet"), TransferFormat.PARQUET, columns, rows);
    write(directory.resolve("ours.jsonl"), TransferFormat.JSON, columns, rows);
  }

  /** Names and types, and what a first and a second row have; a third one has nulls. */
  private static final List<String[]> CELLS =
      List.of(
          cell("id", "1", "2"),
          cell("a_tinyint", "7", "-128"),
          cell("a_smallint", "7", "-32768"),
          cell("a_int", "7", "-2147483648"),
          cell("a_bigint", "7", "-9223372036854775808"),
          cell("a_varint", "7", "-100000000000000000000"),
          cell("a_decimal", "1.50", "-1E+5"),
          cell("a_float", "0.5", "-Infinity"),
          cell("a_double", "0.5", "NaN"),
          cell("a_boolean", "true", "false"),
          cell("a_text", "some ä", ""),
          cell("a_ascii", "some", ""),
          cell("a_blob", "0xcafe", "0x"),
          cell(
              "a_uuid",
              "30313233-3435-4637-8839-616263646566",
              "ffffffff-ffff-ffff-ffff-ffffffffffff"),
          cell(
              "a_timeuuid",
              "30313233-3435-1637-8839-616263646566",
              "ffffffff-ffff-1fff-bfff-ffffffffffff"),
          cell("a_timestamp", "2026-01-31T12:00:00.123Z", "1969-12-31T23:59:59.999Z"),
          cell("a_date", "2026-01-31", "1969-12-31"),
          cell("a_time", "12:00:00.000001", "23:59:59.999999"),
          cell("a_duration", "1mo2d3h4s5ns", "0s"),
          cell("a_inet", "127.0.0.1", "0:0:0:0:0:0:0:1"),
          cell("list_int", "[1,2]", "[]"),
          cell("list_uuid", "[\"30313233-3435-4637-8839-616263646566\"]", "[]"),
          cell("vector_float", "[1,2,3]", "[0.5,-0.5,0]"),
          cell("map_text", "{\"a\":\"b\",\"\":\"\"}", "{}"),
          cell("map_time", "{\"12:00:00.000001\":\"13:00:00\"}", "{}"),
          cell("frozen_set", "[\"0x\",\"0xcafe\"]", "[]"),
          cell("frozen_list", "[{\"2026-01-31\":[1.5]},{}]", "[]"),
          cell("tuple", "[7,\"a\",\"30313233-3435-4637-8839-616263646566\"]", "[null,null,null]"),
          cell(
              "frozen_person",
              "{\"name\":\"Ada\",\"home\":{\"street\":\"a\",\"Zip, \\\"Code\\\"\":7,\"tags\":[\"x\"]},"
                  + "\"marks\":{\"1\":[0.5,1.5]}}",
              "{\"name\":\"\",\"home\":null,\"marks\":{}}"));

  private static String[] cell(String name, String first, String second) {
    return new String[] {name, first, second};
  }

  private static ResultColumns columns() {
    return ResultColumns.of(
        "ks.ours", CELLS.stream().map(c -> new ResultColumn(c[0], type(c[0]))).toList());
  }

  private static ValueType<?> type(String name) {
    return name.equals("id") ? ValueType.INT : EveryType.values().get(name);
  }

  private static List<Row> rows(ResultColumns columns) {
    List<Row> rows = new ArrayList<>();
    for (int row = 1; row <= 3; row++) {
      List<ByteBuffer> cells = new ArrayList<>();
      for (String[] cell : CELLS) {
        String text = row < 3 ? cell[row] : cell[0].equals("id") ? "3" : null;
        cells.add(text == null ? null : ValueText.cell(type(cell[0]), text));
      }
      rows.add(Row.of(columns, cells));
    }
    return rows;
  }

  private static void write(Path file, TransferFormat format, ResultColumns columns, List<Row> rows)
      throws IOException {
    try (Output output = OutputFiles.open(file, format, columns, 0, 1_000)) {
      for (Row row : rows) {
        output.row(row);
      }
      output.finish();
    }
  }
}
