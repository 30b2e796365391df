package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells of a row, and the same cells as the fields of a tuple. */
class CellsTest {
  private static final List<ValueType<?>> TYPES =
      List.of(
          ValueType.INT,
          ValueType.BIGINT,
          ValueType.SMALLINT,
          ValueType.TINYINT,
          ValueType.FLOAT,
          ValueType.DOUBLE,
          ValueType.BOOLEAN);

  private static final Mapping<Cells> AS_CELLS =
      Mapping.of(
          in -> in,
          (cells, out) -> {
            for (int i = 0; i < cells.size(); i++) {
              out.set(i, ValueType.BLOB, cells.bytes(i));
            }
          });

  private static final ValueType<Cells> TUPLE = ValueType.tuple(Cells.class, TYPES, AS_CELLS);

  private static Cells row(@Nullable ByteBuffer... cells) {
    return new ArrayCells(cells);
  }

  private static Cells fields(Cells row) {
    return TUPLE.decode(TUPLE.encode(row));
  }

  static Stream<Cells> numbers() {
    CellSink sink = new CellSink(7);
    sink.setInt(0, -1);
    sink.setLong(1, Long.MIN_VALUE);
    sink.setShort(2, (short) -2);
    sink.setByte(3, (byte) -3);
    sink.setFloat(4, -0.5f);
    sink.setDouble(5, Double.MIN_VALUE);
    sink.setBoolean(6, true);
    Cells row = new ArrayCells(sink.cells());
    return Stream.of(row, fields(row));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void primitives_are_read_as_they_were_set(Cells cells) {
    assertThat(cells.size()).isEqualTo(7);
    assertThat(cells.getInt(0)).isEqualTo(-1);
    assertThat(cells.getLong(1)).isEqualTo(Long.MIN_VALUE);
    assertThat(cells.getShort(2)).isEqualTo((short) -2);
    assertThat(cells.getByte(3)).isEqualTo((byte) -3);
    assertThat(cells.getFloat(4)).isEqualTo(-0.5f);
    assertThat(cells.getDouble(5)).isEqualTo(Double.MIN_VALUE);
    assertThat(cells.getBoolean(6)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void primitives_and_values_are_the_same_bytes(Cells cells) {
    assertThat(cells.get(0, ValueType.INT)).isEqualTo(-1);
    assertThat(cells.get(1, ValueType.BIGINT)).isEqualTo(Long.MIN_VALUE);
    assertThat(cells.get(2, ValueType.SMALLINT)).isEqualTo((short) -2);
    assertThat(cells.get(3, ValueType.TINYINT)).isEqualTo((byte) -3);
    assertThat(cells.get(4, ValueType.FLOAT)).isEqualTo(-0.5f);
    assertThat(cells.get(5, ValueType.DOUBLE)).isEqualTo(Double.MIN_VALUE);
    assertThat(cells.get(6, ValueType.BOOLEAN)).isTrue();
    assertThat(cells.bytes(0)).isEqualTo(ValueType.INT.encode(-1));
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        read("int", 4, cells -> cells.getInt(0)),
        read("bigint", 8, cells -> cells.getLong(0)),
        read("smallint", 2, cells -> cells.getShort(0)),
        read("tinyint", 1, cells -> cells.getByte(0)),
        read("float", 4, cells -> cells.getFloat(0)),
        read("double", 8, cells -> cells.getDouble(0)),
        read("boolean", 1, cells -> cells.getBoolean(0)));
  }

  private static Arguments read(String cql, int width, Function<Cells, Object> read) {
    return Arguments.of(cql, width, read);
  }

  @ParameterizedTest
  @MethodSource("reads")
  void a_missing_primitive_is_refused(String cql, int width, Function<Cells, Object> read) {
    Cells none = new ArrayCells(new CellSink(1).cells());

    for (Cells cells : List.of(none, fields(none))) {
      assertThatThrownBy(() -> read.apply(cells))
          .isInstanceOf(MappingException.class)
          .hasMessage("the cell is empty, but the property is a primitive. [coodie-402]");
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void a_primitive_of_no_bytes_is_not_taken_for_null(
      String cql, int width, Function<Cells, Object> read) {
    Cells row = row(ByteBuffer.allocate(0));

    for (Cells cells : List.of(row, fields(row))) {
      assertThatThrownBy(() -> read.apply(cells))
          .isInstanceOf(MappingException.class)
          .hasMessageContaining("the %s is a value of no bytes".formatted(cql))
          .hasMessageEndingWith("[coodie-406]");
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void a_primitive_of_another_width_is_refused(
      String cql, int width, Function<Cells, Object> read) {
    Cells row = row(ByteBuffer.allocate(3));

    for (Cells cells : List.of(row, fields(row))) {
      assertThatThrownBy(() -> read.apply(cells))
          .isInstanceOf(MappingException.class)
          .hasMessage(
              "expected %d byte%s for %s, found 3: is the column really %s? [coodie-401]"
                  .formatted(width, width == 1 ? "" : "s", cql, cql));
    }
  }

  @Test
  void a_missing_counter_is_0() {
    Cells none = new ArrayCells(new CellSink(1).cells());

    for (Cells cells : List.of(none, fields(none))) {
      assertThat(cells.getCounter(0)).isZero();
    }
    assertThat(row(ValueType.COUNTER.encode(-7L)).getCounter(0)).isEqualTo(-7);
    assertThatThrownBy(() -> row(ByteBuffer.allocate(3)).getCounter(0))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void a_missing_collection_is_null_or_empty_as_asked() {
    Cells cells = new ArrayCells(new CellSink(1).cells());
    ValueType<Map<String, Integer>> map = ValueType.map(ValueType.TEXT, ValueType.INT);

    assertThat(cells.get(0, map)).isNull();
    assertThat(cells.getOrEmpty(0, map)).isEmpty();
  }

  @Test
  void null_elements_of_computed_collections_are_null() {
    ValueType<List<byte[]>> blobs = ValueType.list(ValueType.BYTES);
    ByteBuffer bytes = blobs.encode(List.of(new byte[0])).putInt(4, -1);

    assertThat(ValueType.list(ValueType.INT).decode(bytes)).containsExactly((Integer) null);
  }

  @Test
  void a_cell_set_to_null_or_never_is_null() {
    CellSink sink = new CellSink(2);
    sink.setInt(0, 1);

    sink.set(0, ValueType.INT, null);

    assertThat(sink.cells()).containsExactly(null, null);
  }

  @Test
  void a_decoded_blob_is_a_view_and_decoded_bytes_are_a_copy() {
    ByteBuffer cell = ByteBuffer.wrap(new byte[] {1, 2});

    ByteBuffer view = ValueType.BLOB.decode(cell);
    byte[] copy = ValueType.BYTES.decode(cell);
    cell.put(0, (byte) 9);

    assertThat(view.isReadOnly()).isTrue();
    assertThat(view.get(0)).isEqualTo((byte) 9);
    assertThat(copy).containsExactly(1, 2);
  }

  @Test
  void encoding_a_blob_copies_it_and_leaves_its_position() {
    ByteBuffer blob = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1);

    ByteBuffer cell = ValueType.BLOB.encode(blob);
    blob.put(1, (byte) 9);

    assertThat(blob.position()).isEqualTo(1);
    assertThat(cell).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
  }
}
