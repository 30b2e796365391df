package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Vectors against bytes written by hand, because ScyllaDB's fork of the driver cannot stand beside
 * ours here: it only knows vectors of numbers, and writes none with the lengths the server expects.
 */
class VectorTest {
  static Stream<Arguments> vectors() {
    return Stream.of(
        vector(ValueType.vector(ValueType.FLOAT, 2), List.of(1f, -2f), "3f800000" + "c0000000"),
        vector(ValueType.vector(ValueType.BOOLEAN, 2), List.of(true, false), "01" + "00"),
        vector(ValueType.vector(ValueType.TEXT, 2), List.of("ab", ""), "02" + "6162" + "00"),
        vector(
            ValueType.vector(ValueType.TEXT, 1),
            List.of("a".repeat(128)),
            "8080" + "61".repeat(128)),
        vector(
            ValueType.vector(ValueType.TEXT, 1),
            List.of("a".repeat(70_000)),
            "c11170" + "61".repeat(70_000)),
        vector(
            ValueType.vector(ValueType.SMALLINT, 2),
            List.of((short) 1, (short) -1),
            "02" + "0001" + "02" + "ffff"),
        vector(ValueType.vector(ValueType.TINYINT, 1), List.of((byte) 1), "01" + "01"),
        vector(ValueType.vector(ValueType.DATE, 1), List.of(LocalDate.EPOCH), "04" + "80000000"),
        vector(
            ValueType.vector(ValueType.TIME, 1),
            List.of(LocalTime.MIDNIGHT),
            "08" + "0000000000000000"),
        vector(
            ValueType.vector(ValueType.vector(ValueType.FLOAT, 1), 2),
            List.of(List.of(1f), List.of(-2f)),
            "3f800000" + "c0000000"),
        vector(
            ValueType.vector(ValueType.vector(ValueType.TEXT, 1), 2),
            List.of(List.of("a"), List.of("bc")),
            "02" + "0161" + "03" + "026263"),
        vector(
            ValueType.vector(ValueType.list(ValueType.INT), 1),
            List.of(List.of(1)),
            "0c" + "00000001" + "00000004" + "00000001"));
  }

  private static <V> Arguments vector(ValueType<V> type, V value, String hex) {
    return Arguments.of(type, value, hex);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  <V> void vectors_are_written_as_the_server_reads_them(ValueType<V> type, V value, String hex) {
    ByteBuffer expected = ByteBuffer.wrap(HexFormat.of().parseHex(hex));

    assertThat(type.encode(value)).isEqualTo(expected);
    assertThat(type.decode(expected)).isEqualTo(value);
  }

  @Test
  void a_vector_of_floats_is_the_same_as_an_array() {
    ByteBuffer bytes = ValueType.vector(ValueType.FLOAT, 2).encode(List.of(1f, Float.NaN));

    assertThat(ValueType.floatVector(2).decode(bytes)).containsExactly(1f, Float.NaN);
    assertThat(ValueType.floatVector(2).encode(new float[] {1f, Float.NaN})).isEqualTo(bytes);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", "is a value of no bytes"),
        Arguments.of("80", "they end within a length"),
        Arguments.of("0261", "they end within a value"),
        Arguments.of("ffffffffffffffffff61", "they end within a value"),
        Arguments.of("016161", "bytes are left over after the last value"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void broken_vectors_are_refused(String hex, String what) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));

    assertThatThrownBy(() -> ValueType.vector(ValueType.TEXT, 1).decode(bytes))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(what);
  }
}
