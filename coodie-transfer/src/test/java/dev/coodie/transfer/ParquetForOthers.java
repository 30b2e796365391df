package dev.coodie.transfer;

import dev.coodie.column.CqlType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private static ResultColumns columns() {
    Map<String, CqlType<?>> types = new LinkedHashMap<>();
    types.put("id", CqlType.INT);
    EveryType.values().forEach((name, type) -> types.put(name.replaceAll("\\W+", "_"), type));
    return ResultColumns.of(
        "ks.ours",
        types.entrySet().stream().map(e -> new ResultColumn(e.getKey(), e.getValue())).toList());
  }

  private static List<Row> rows(ResultColumns columns) {
    AnyValues any = new AnyValues(27);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<ByteBuffer> cells = new ArrayList<>();
      cells.add(CqlType.INT.encode(i));
      for (int c = 1; c < columns.size(); c++) {
        cells.add((i + c) % 7 == 0 ? null : any.cell(columns.type(c)));
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
