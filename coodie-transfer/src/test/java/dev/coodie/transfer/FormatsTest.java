package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.transfer.TransferTable.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type through every format, without a server: what is read is what was written. */
class FormatsTest {
  private static final TransferTable TABLE = EveryType.table();
  private static final ResultColumns COLUMNS =
      ResultColumns.of(
          "ks.every",
          TABLE.columns().stream().map(c -> new ResultColumn(c.name(), c.type())).toList());

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "JSON,rows.jsonl,1",
    "JSON,rows.jsonl.gz,2",
    "CSV,rows.csv,3",
    "CSV,rows.csv.gz,4",
    "PARQUET,rows.parquet,5"
  })
  void every_value_of_every_type_is_read_as_it_was_written(
      TransferFormat format, String name, long seed) throws IOException {
    List<Row> rows = rows(seed, 300);
    Path file = directory.resolve(name);

    write(file, format, rows);

    assertThat(read(file, format, RecordSource.Position.BEGIN)).isEqualTo(cells(rows));
  }

  @ParameterizedTest
  @CsvSource({
    "JSON,rows.jsonl",
    "JSON,rows.jsonl.gz",
    "CSV,rows.csv",
    "CSV,rows.csv.gz",
    "PARQUET,rows.parquet"
  })
  void reading_goes_on_at_every_record(TransferFormat format, String name) throws IOException {
    List<Row> rows = rows(6, 25);
    Path file = directory.resolve(name);
    write(file, format, rows);
    List<RecordSource.Position> positions = positions(file, format);

    for (int i = 0; i < positions.size(); i++) {
      assertThat(read(file, format, positions.get(i)))
          .as("from record " + i)
          .isEqualTo(cells(rows).subList(i + 1, rows.size()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JSON,rows.jsonl",
    "JSON,rows.jsonl.gz",
    "CSV,rows.csv",
    "CSV,rows.csv.gz",
    "PARQUET,rows.parquet"
  })
  void writing_goes_on_wherever_it_was_kept(TransferFormat format, String name) throws IOException {
    List<Row> rows = rows(8, 12);

    for (int kept = 0; kept <= rows.size(); kept++) {
      Path file = directory.resolve(kept + name);
      long length = 0;
      Output killed = OutputFiles.open(file, format, COLUMNS, 0, 1);
      for (int i = 0; i < rows.size(); i++) {
        length = i == kept ? killed.keep() : length;
        killed.row(rows.get(i));
      }
      length = kept == rows.size() ? killed.keep() : length;
      killed.close();
      try (Output resumed = OutputFiles.open(file, format, COLUMNS, length, 1)) {
        for (Row row : rows.subList(length == 0 ? 0 : kept, rows.size())) {
          resumed.row(row);
        }
        resumed.finish();
      }

      assertThat(read(file, format, RecordSource.Position.BEGIN))
          .as("kept after " + kept)
          .isEqualTo(cells(rows));
    }
  }

  @Test
  void an_empty_table_is_an_empty_file_of_each_format() throws IOException {
    for (TransferFormat format : TransferFormat.values()) {
      Path file = directory.resolve("empty." + format);

      write(file, format, List.of());

      assertThat(read(file, format, RecordSource.Position.BEGIN)).isEmpty();
    }
  }

  @Test
  void a_field_added_to_a_type_later_is_not_added_to_old_values() throws IOException {
    Column column = new Column("a", "address", "regular", -1, EveryType.ADDRESS.frozen());
    ByteBuffer older = Parts.join(EveryType.ADDRESS, List.of(ValueType.TEXT.encode("a street")));

    ByteBuffer read = ValueText.cell(column.type(), ValueText.text(column.type(), older));

    assertThat(read).isEqualTo(older);
    assertThat(ValueText.text(column.type(), older)).isEqualTo("{\"street\":\"a street\"}");
  }

  @Test
  void an_ipv4_address_within_one_of_ipv6_stays_there() {
    ByteBuffer mapped = ByteBuffer.allocate(16);
    mapped.put(10, (byte) -1).put(11, (byte) -1).put(12, (byte) 127).put(15, (byte) 1);

    assertThat(ValueText.text(ValueType.INET, mapped)).isEqualTo("0:0:0:0:0:ffff:7f00:1");
    assertThat(ValueText.cell(ValueType.INET, "0:0:0:0:0:ffff:7f00:1")).isEqualTo(mapped);
    assertThat(ValueText.cell(ValueType.INET, "127.0.0.1").remaining()).isEqualTo(4);
  }

  private static List<Row> rows(long seed, int count) {
    AnyValues any = new AnyValues(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<ByteBuffer> cells = new ArrayList<>();
      for (Column column : TABLE.columns()) {
        boolean missing = !column.isKey() && (i + cells.size()) % 7 == 0;
        cells.add(missing ? null : any.cell(column.type()));
      }
      rows.add(Row.of(COLUMNS, cells));
    }
    return rows;
  }

  private static List<List<ByteBuffer>> cells(List<Row> rows) {
    List<List<ByteBuffer>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<ByteBuffer> one = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        one.add(row.bytes(i));
      }
      cells.add(one);
    }
    return cells;
  }

  private static void write(Path file, TransferFormat format, List<Row> rows) throws IOException {
    try (Output output = OutputFiles.open(file, format, COLUMNS, 0, 10)) {
      for (int i = 0; i < rows.size(); i++) {
        output.row(rows.get(i));
        if (i % 10 == 9) {
          output.keep();
        }
      }
      output.finish();
    }
  }

  private static Fields fields() {
    return new Fields(TABLE, List.of(), Map.of(), false, Timestamps.EXACT);
  }

  private static List<RecordSource.Position> positions(Path file, TransferFormat format)
      throws IOException {
    List<RecordSource.Position> positions = new ArrayList<>();
    try (RecordSource source =
        InputFiles.open(file, format, fields(), RecordSource.Position.BEGIN)) {
      for (ImportRecord r = source.next(); r != null; r = source.next()) {
        positions.add(new RecordSource.Position(r.end(), r.endLine()));
      }
    }
    return positions;
  }

  private static List<List<ByteBuffer>> read(
      Path file, TransferFormat format, RecordSource.Position from) throws IOException {
    List<List<ByteBuffer>> rows = new ArrayList<>();
    try (RecordSource source = InputFiles.open(file, format, fields(), from)) {
      for (ImportRecord r = source.next(); r != null; r = source.next()) {
        assertThat(r.problem()).isNull();
        List<ByteBuffer> row = new ArrayList<>();
        for (int i = 0; i < TABLE.columns().size(); i++) {
          row.add(r.values().cell(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
