package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pyarrow, DuckDB, polars and Spark have written; {@code make.py} makes them. */
class ParquetOfOthersTest {
  private static final ValueType<?> POINT = type("point", "x", "y");
  private static final ValueType<?> ONE = type("one", "x");
  private static final ValueType<?> INTS = ValueType.list(ValueType.INT);

  private static final Map<String, ValueType<?>> TYPES =
      Stream.concat(
              EveryType.values().values().stream().filter(t -> Shape.of(t) == Shape.SCALAR),
              Stream.of(
                  INTS,
                  ValueType.set(ValueType.INT),
                  ValueType.set(ValueType.TEXT),
                  ValueType.list(INTS.frozen()),
                  ValueType.list(ValueType.BIGINT).frozen(),
                  ValueType.floatVector(3),
                  ValueType.map(ValueType.TEXT, ValueType.INT),
                  ValueType.map(ValueType.TEXT, INTS.frozen()),
                  ValueType.map(POINT, ValueType.TEXT),
                  ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.INT)),
                  ValueType.list(POINT),
                  ValueType.list(ONE),
                  POINT,
                  ONE))
          .collect(Collectors.toMap(ValueType::cql, Function.identity(), (one, same) -> one));

  private static ValueType<?> type(String name, String... fields) {
    List<UdtField<?, ?>> list = new ArrayList<>();
    Arrays.stream(fields).forEach(field -> list.add(new UdtField<>(field, ValueType.INT)));
    return ValueType.dynamicUdt(name, list).frozen();
  }

  /** {@code !} begins a reason, {@code !*} is any reason. The third value is null in each file. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/parquet/cases.csv",
      delimiter = '|',
      quoteCharacter = '`',
      numLinesToSkip = 1,
      emptyValue = "")
  void is_read_as_what_it_is_or_not_at_all(
      String files, String field, String type, String first, String second) throws IOException {
    for (String file : files.split(" ")) {
      List<String> found = read(file, field, Objects.requireNonNull(TYPES.get(type), type));

      assertThat(found).as(file).hasSize(3).last().isEqualTo(null);
      check(file, found.get(0), field, first);
      check(file, found.get(1), field, second);
    }
  }

  /** The files have microseconds, nanoseconds, and INT96, the older form of these. */
  @ParameterizedTest
  @CsvSource({
    "pyarrow_types,local_us,2023-11-14T22:13:20.125Z",
    "pyarrow_types,utc_ns,2023-11-14T22:13:20.125Z",
    "pyarrow_int96,at,2023-11-14T22:13:20.123Z"
  })
  void what_is_finer_than_milliseconds_is_cut_off_if_asked_for(
      String file, String field, String first) throws IOException {
    List<String> found =
        ParquetFiles.read(
            path(file), field, ValueType.TIMESTAMP, RecordSource.Position.BEGIN, Timestamps.MILLIS);

    assertThat(found).containsExactly(first, "1969-12-31T23:59:59.999Z", null);
  }

  private static void check(String file, String found, String field, String expected) {
    boolean nothing = field.equals("nothing");
    if ("!*".equals(expected)) {
      assertThat(found).as(file).startsWith("!");
    } else if (expected != null && expected.startsWith("!")) {
      assertThat(found).as(file).isEqualTo("!column \"" + field + "\": " + expected.substring(1));
    } else {
      assertThat(found)
          .as(file)
          .isEqualTo(nothing ? null : Objects.requireNonNullElse(expected, ""));
    }
  }

  /** Nothing but a reason comes of any pair, so a record never ends an import. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pyarrow_types", "pyarrow_shapes", "pyarrow_shapes_old_names", "pyarrow_int96",
        "pyarrow_decimals_as_bytes", "pyarrow_decimals_as_integers", "duckdb_types", "duckdb_place",
        "duckdb_variant", "polars_zstd", "spark_types", "spark_legacy"
      })
  void every_field_goes_into_every_type_or_has_a_reason(String file) throws IOException {
    for (ValueType<?> type : TYPES.values()) {
      try (ParquetFile open = ParquetFile.open(path(file))) {
        List<Column> all =
            open.schema().getFields().stream()
                .map(field -> new Column(field.getName(), type.cql(), "regular", -1, type))
                .toList();
        TransferTable table = new TransferTable("ks", "t", all);
        List<ParquetFile.Column> columns =
            open.columns(new Fields(table, List.of(), Map.of(), false, Timestamps.EXACT));
        assertThat(columns).hasSameSizeAs(all);
        for (Group row = open.next(); row != null; row = open.next()) {
          for (ParquetFile.Column column : columns) {
            check(row, column);
          }
        }
      }
    }
  }

  private static void check(Group row, ParquetFile.Column column) {
    try {
      ByteBuffer cell = column.reader().read(row, column.index());
      if (cell != null) {
        ValueText.text(column.field().type(), cell);
      }
    } catch (BadValueException e) {
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("java.");
    }
  }

  @Test
  void reading_goes_on_within_and_behind_row_groups() throws IOException {
    for (int from : new int[] {0, 1, 49, 50, 51, 100, 299, 300}) {
      List<String> found =
          ParquetFiles.read(
              path("pyarrow_row_groups"),
              "id",
              ValueType.INT,
              new RecordSource.Position(from, from + 1));

      assertThat(found).hasSize(300 - from);
      if (from < 300) {
        assertThat(found.get(0)).isEqualTo(String.valueOf(from + 1));
      }
    }
  }

  @Test
  void a_compression_that_is_not_read_is_told_before_a_record_is() {
    assertThatThrownBy(() -> read("pyarrow_with_brotli", "i", ValueType.INT))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("is compressed with BROTLI (column id)")
        .hasMessageContaining("Nothing was imported.");
  }

  private static List<String> read(String file, String field, ValueType<?> type)
      throws IOException {
    return ParquetFiles.read(path(file), field, type);
  }

  private static Path path(String file) {
    return Path.of("src", "test", "resources", "parquet", file + ".parquet");
  }
}
