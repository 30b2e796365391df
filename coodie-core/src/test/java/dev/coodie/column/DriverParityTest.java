package dev.coodie.column;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type gives the bytes and values of the driver's own codecs. */
class DriverParityTest {
  private static final long SEED = 20_261_122;

  static Stream<Kind<?>> kinds() {
    return Stream.of(
            Kinds.scalars(),
            List.of(Kinds.ENUM, Kinds.CONVERTED),
            Kinds.collections(),
            Kinds.fields(),
            Kinds.fixedVectors(),
            knowsAllVectors() ? Kinds.otherVectors() : List.<Kind<?>>of())
        .flatMap(List::stream);
  }

  static Stream<Kind<?>> allKinds() {
    return knowsAllVectors() ? kinds() : Stream.concat(kinds(), Kinds.otherVectors().stream());
  }

  /** ScyllaDB's fork writes every vector without lengths, which no server reads. */
  static boolean knowsAllVectors() {
    ByteBuffer bytes = Kinds.SMALLINT.vector(2).driverEncode(List.of((short) 1, (short) 2));
    return Objects.requireNonNull(bytes).remaining() == 6;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <V> void bytes_and_values_are_those_of_the_driver(Kind<V> kind) {
    int i = 0;
    for (V value : kind.values(SEED, count(kind))) {
      ByteBuffer expected = Objects.requireNonNull(kind.driverEncode(value));

      ByteBuffer bytes = kind.type().encode(value);

      if (!bytes.equals(expected)) {
        assertThat(hex(bytes)).as(at(kind, i)).isEqualTo(hex(expected));
      }
      V decoded = kind.type().decode(expected);
      Object inDriver = kind.toDriver().apply(decoded);
      Object expectedInDriver = kind.driverDecode(expected);
      if (!inDriver.equals(expectedInDriver)) {
        assertThat(inDriver).as(at(kind, i)).isEqualTo(expectedInDriver);
      }
      i++;
    }
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  <V> void encoding_gives_an_exact_heap_buffer_and_decoding_gives_the_value_back(Kind<V> kind) {
    int i = 0;
    for (V value : kind.values(SEED + 1, 50)) {
      ByteBuffer bytes = kind.type().encode(value);

      assertThat(bytes.position()).isZero();
      assertThat(bytes.arrayOffset()).isZero();
      assertThat(bytes.array()).hasSize(bytes.remaining());
      ByteBuffer again = kind.type().encode(kind.type().decode(bytes));
      assertThat(again).as(at(kind, i++)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  <V> void any_buffer_is_read_without_moving_its_position(Kind<V> kind) {
    for (V value : kind.values(SEED + 2, 30)) {
      ByteBuffer bytes = kind.type().encode(value);
      for (ByteBuffer copy : List.of(inside(bytes, false), inside(bytes, true))) {
        for (ByteBuffer buffer : List.of(copy, copy.asReadOnlyBuffer(), copy.slice())) {
          int position = buffer.position();
          int limit = buffer.limit();

          V decoded = kind.type().decode(buffer);

          assertThat(kind.type().encode(decoded)).isEqualTo(bytes);
          assertThat(buffer.position()).isEqualTo(position);
          assertThat(buffer.limit()).isEqualTo(limit);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  <V> void damaged_bytes_raise_nothing_but_mapping_exceptions(Kind<V> kind) {
    Random random = new Random(SEED + 3);
    for (V value : kind.values(SEED + 3, 200)) {
      byte[] bytes = kind.type().encode(value).array();
      byte[] damaged = new byte[random.nextInt(Math.min(bytes.length, 200) + 5)];
      System.arraycopy(bytes, 0, damaged, 0, Math.min(bytes.length, damaged.length));
      if (damaged.length > 0 && random.nextBoolean()) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        kind.type().decode(ByteBuffer.wrap(damaged));
      } catch (MappingException expected) {
        assertThat(expected.id()).matches("coodie-40[13456]");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <V> void null_cells_and_empty_values_read_as_in_the_driver(Kind<V> kind) {
    assertThat(kind.driverEncode(null)).isNull();
    assertThat(cell(null).get(0, kind.type())).isNull();
    if (kind.equals(Kinds.ENUM)) {
      return;
    }

    Object driver = kind.driverDecode(ByteBuffer.allocate(0));
    Cells empty = cell(ByteBuffer.allocate(0));
    if (driver == null) { // unlike the driver: null would be another value when it is written back
      assertThatThrownBy(() -> empty.get(0, kind.type()))
          .isInstanceOf(MappingException.class)
          .hasMessageEndingWith("[coodie-406]");
    } else {
      assertThat(kind.toDriver().apply(requireNonNull(empty.get(0, kind.type()))))
          .isEqualTo(driver);
    }
    if (kind.type().isCollection()) {
      assertThat(kind.toDriver().apply(cell(null).getOrEmpty(0, kind.type())))
          .isEqualTo(kind.driverDecode(null));
    }
  }

  private static Cells cell(@Nullable ByteBuffer cell) {
    CellSink sink = new CellSink(1);
    sink.set(0, ValueType.BLOB, cell);
    return new ArrayCells(sink.cells());
  }

  /** The bytes in the middle of a larger buffer. */
  private static ByteBuffer inside(ByteBuffer bytes, boolean direct) {
    int size = bytes.remaining() + 7;
    ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    return buffer.put(3, bytes, 0, bytes.remaining()).position(3).limit(3 + bytes.remaining());
  }

  private static int count(Kind<?> kind) {
    return kind.type().arguments().isEmpty() ? 5_000 : 2_000;
  }

  private static String at(Kind<?> kind, int i) {
    return "%s, value %d of seed %d".formatted(kind, i, SEED);
  }

  private static String hex(ByteBuffer bytes) {
    return HexFormat.of().formatHex(Bytes.copy(bytes, bytes.position(), bytes.remaining()));
  }
}
