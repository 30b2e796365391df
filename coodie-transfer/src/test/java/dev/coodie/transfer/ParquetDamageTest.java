package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file ends an import with our error: no other exception, and no wrong value. */
class ParquetDamageTest {
  private static final TransferTable TABLE =
      new TransferTable(
          "ks",
          "t",
          List.of(
              column("id", "partition_key", ValueType.INT),
              column("text", "regular", ValueType.TEXT),
              column("at", "regular", ValueType.TIMESTAMP),
              column("list", "regular", ValueType.list(ValueType.INT)),
              column("small", "regular", ValueType.TINYINT)));

  @TempDir private Path directory;

  private Path copy;
  private byte[] export;
  private List<List<ByteBuffer>> rows;

  private static Column column(String name, String kind, ValueType<?> type) {
    return new Column(name, type.cql(), kind, kind.equals("regular") ? -1 : 0, type);
  }

  @BeforeEach
  void export() throws IOException {
    copy = directory.resolve("copy.parquet");
    Path file = directory.resolve("rows.parquet");
    ResultColumns columns =
        ResultColumns.of(
            "ks.t",
            TABLE.columns().stream().map(c -> new ResultColumn(c.name(), c.type())).toList());
    rows = new ArrayList<>();
    try (Output output = OutputFiles.open(file, TransferFormat.PARQUET, columns, 0, 100)) {
      for (int i = 0; i < 20; i++) {
        List<ByteBuffer> row =
            Arrays.asList(
                ValueType.INT.encode(i),
                i % 5 == 0 ? null : ValueType.TEXT.encode("text " + i % 3),
                ValueType.TIMESTAMP.encode(Instant.ofEpochSecond(i)),
                ValueType.list(ValueType.INT).encode(List.of(i, 7)),
                ValueType.TINYINT.encode((byte) i));
        rows.add(row);
        output.row(Row.of(columns, row));
      }
      output.finish();
    }
    export = Files.readAllBytes(file.resolve("part-00000001.parquet"));
  }

  @Test
  void no_flipped_bit_of_an_export_changes_a_value() throws IOException {
    int refused = 0;
    for (int bit = 0; bit < export.length * 8; bit += 7) {
      byte[] damaged = export.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);

      List<List<ByteBuffer>> found = readDamaged(damaged);

      if (found == null) {
        refused++;
      } else {
        assertThat(found).as("bit " + bit).isEqualTo(rows);
      }
    }
    assertThat(refused).isGreaterThan(700);
  }

  @Test
  void no_three_flipped_bits_of_an_export_change_a_value() throws IOException {
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = export.clone();
      for (int flips = 0; flips < 3; flips++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }

      List<List<ByteBuffer>> found = readDamaged(damaged);

      if (found != null) {
        assertThat(found).as("copy " + i).isEqualTo(rows);
      }
    }
  }

  @Test
  void no_cut_export_is_read() throws IOException {
    for (int length = 0; length < export.length; length += 37) {
      assertThat(readDamaged(Arrays.copyOf(export, length))).as(length + " bytes").isNull();
    }
  }

  /** They have no checksums, so their values may be wrong; nothing else is thrown. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pyarrow_types", "pyarrow_shapes", "pyarrow_with_none", "pyarrow_with_snappy",
        "pyarrow_with_gzip", "pyarrow_with_zstd", "pyarrow_with_lz4", "pyarrow_pages_v2",
        "pyarrow_encodings", "duckdb_types", "polars_zstd", "spark_legacy"
      })
  void a_damaged_file_of_another_program_ends_with_our_error_too(String name) throws IOException {
    byte[] file = Files.readAllBytes(Path.of("src/test/resources/parquet", name + ".parquet"));
    Random random = new Random(3);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = file.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));

      readDamaged(damaged);
    }
  }

  @Test
  void a_page_is_compared_with_its_checksum_when_another_program_wrote_one() throws IOException {
    byte[] file =
        Files.readAllBytes(Path.of("src/test/resources/parquet/pyarrow_pages_v2.parquet"));
    int checked = 0;
    for (int i = 4; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] ^= 1;
      Files.write(copy, damaged);
      try {
        assertThat(ParquetFiles.read(copy, "t", ValueType.TEXT)).isNotNull();
      } catch (TransferException e) {
        assertThat(e).hasMessageContaining("copy.parquet is damaged: its row ");
        Throwable cause = e.getCause();
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        checked += String.valueOf(cause.getMessage()).contains("CRC checksum") ? 1 : 0;
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("it is no Parquet file, or it is damaged");
      }
    }
    assertThat(checked).isGreaterThan(50);
  }

  /** Null if it is refused, and by our error or what becomes one. */
  private List<List<ByteBuffer>> readDamaged(byte[] damaged) throws IOException {
    Files.write(copy, damaged);
    List<List<ByteBuffer>> found = new ArrayList<>();
    try (RecordSource source =
        InputFiles.open(
            copy,
            TransferFormat.PARQUET,
            new Fields(TABLE, List.of(), Map.of(), true, Timestamps.EXACT),
            RecordSource.Position.BEGIN)) {
      for (ImportRecord r = source.next(); r != null; r = source.next()) {
        RowValues values = r.values();
        if (values == null) {
          assertThat(r.problem()).startsWith("column ");
          r.original().get();
          found.add(List.of());
        } else {
          List<ByteBuffer> row = new ArrayList<>();
          for (int i = 0; i < TABLE.columns().size(); i++) {
            row.add(values.cell(i));
          }
          found.add(row);
        }
      }
      return found;
    } catch (TransferException | IOException e) {
      return null;
    }
  }
}
