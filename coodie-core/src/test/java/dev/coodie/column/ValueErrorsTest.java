package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence about a value, raised once or more. */
class ValueErrorsTest {
  private static final ValueType<List<String>> TEXTS = ValueType.list(ValueType.TEXT);

  private static final String NO_BYTES =
      "the %s is a value of no bytes, which is neither null nor any %s. Write another value or null"
          + " in its place with CQL, or read its bytes from a raw row. [coodie-406]";

  static Stream<Arguments> unreadable() {
    return Stream.of(
        decoding(
            ValueType.INT,
            "0000000000000001",
            "expected 4 bytes for int, found 8: is the column really int? [coodie-401]"),
        decoding(ValueType.INT, "", NO_BYTES.formatted("int", "int")),
        decoding(ValueType.VARINT, "", NO_BYTES.formatted("varint", "varint")),
        decoding(ValueType.DECIMAL, "", NO_BYTES.formatted("decimal", "decimal")),
        decoding(ValueType.INET, "", NO_BYTES.formatted("inet", "inet")),
        decoding(ValueType.DURATION, "", NO_BYTES.formatted("duration", "duration")),
        decoding(
            ValueType.list(ValueType.INT),
            "00000001" + "00000000",
            NO_BYTES.formatted("int", "int")),
        decoding(
            ValueType.map(ValueType.UUID, ValueType.TEXT),
            "00000001" + "00000000" + "00000000",
            NO_BYTES.formatted("uuid", "uuid")),
        decoding(
            ValueType.BOOLEAN,
            "0001",
            "expected 1 byte for boolean, found 2: is the column really boolean? [coodie-401]"),
        decoding(
            ValueType.UUID,
            "00",
            "expected 16 bytes for uuid, found 1: is the column really uuid? [coodie-401]"),
        decoding(
            ValueType.DECIMAL,
            "00000000",
            "expected at least 5 bytes for decimal, found 4: is the column really decimal?"
                + " [coodie-401]"),
        decoding(
            ValueType.INET,
            "0000000000",
            "expected 4 or 16 bytes for inet, found 5: is the column really inet? [coodie-401]"),
        decoding(
            ValueType.floatVector(2),
            "00000000",
            "expected 8 bytes for vector<float, 2>, found 4: is the column really vector<float, 2>?"
                + " [coodie-401]"),
        decoding(
            ValueType.list(ValueType.INT),
            "00000001" + "00000001" + "00",
            "expected 4 bytes for int, found 1: is the column really int? [coodie-401]"),
        decoding(
            TEXTS,
            "7fffffff",
            "the bytes are not valid list<text>, their count does not fit their length: is the column"
                + " really list<text>? [coodie-403]"),
        decoding(
            TEXTS,
            "00000001" + "00000002" + "61",
            "the bytes are not valid list<text>, they end within a value: is the column really list<text>?"
                + " [coodie-403]"),
        decoding(
            TEXTS,
            "00000002" + "00000004" + "61616161",
            "the bytes are not valid list<text>, they end within a length: is the column really"
                + " list<text>? [coodie-403]"),
        decoding(
            TEXTS,
            "00000000" + "61",
            "the bytes are not valid list<text>, bytes are left over after the last value: is the column"
                + " really list<text>? [coodie-403]"),
        decoding(
            ValueType.TEXT,
            "61ff",
            "the bytes are not valid text, some of them belong to no character: is the column really text?"
                + " [coodie-403]"),
        decoding(
            ValueType.ASCII,
            "c3a9",
            "the bytes are not valid ascii, some of them belong to no character: is the column really"
                + " ascii? [coodie-403]"),
        decoding(
            ValueType.DURATION,
            "0000",
            "the bytes are not valid duration, fewer than three numbers: is the column really duration?"
                + " [coodie-403]"),
        decoding(
            CqlNameTest.TUPLE,
            "0000000400000001" + "ffffffff" + "ffffffff",
            "the bytes are not valid frozen<tuple<int, text>>, bytes are left over after the last value: is"
                + " the column really frozen<tuple<int, text>>? [coodie-403]"),
        decoding(
            ValueType.enumByName(DayOfWeek.class),
            "61",
            "the text is not a constant of java.time.DayOfWeek; it has: MONDAY, TUESDAY, WEDNESDAY,"
                + " THURSDAY, FRIDAY, SATURDAY, SUNDAY [coodie-404]"),
        decoding(
            ValueType.TIME,
            "ffffffffffffffff",
            "the bytes are outside the range of time: is the column really time? [coodie-405]"),
        decoding(
            ValueType.DURATION,
            "010200",
            "the bytes are outside the range of duration: is the column really duration?"
                + " [coodie-405]"));
  }

  private static Arguments decoding(ValueType<?> type, String hex, String message) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    return Arguments.of(type, bytes, message);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void bytes_of_another_type_are_refused(ValueType<?> type, ByteBuffer bytes, String message) {
    assertThatThrownBy(() -> type.decode(bytes))
        .isInstanceOf(MappingException.class)
        .hasMessage(message);
    assertThat(bytes.position()).isZero();
  }

  static Stream<Arguments> unwritable() {
    ValueType<StringBuilder> converted = Kinds.CONVERTED.type();
    return Stream.of(
        encoding(
            TEXTS, Arrays.asList("a", null), "a list<text> cannot contain a null element", 211),
        encoding(
            ValueType.set(ValueType.INT),
            new HashSet<>(Arrays.asList(1, null)),
            "a set<int> cannot contain a null element",
            211),
        encoding(
            ValueType.map(ValueType.TEXT, ValueType.INT),
            entry(null, 1),
            "a map<text, int> cannot contain a null key",
            211),
        encoding(
            ValueType.map(ValueType.TEXT, ValueType.INT),
            entry("a", null),
            "a map<text, int> cannot contain a null value",
            211),
        encoding(
            ValueType.vector(ValueType.TEXT, 1),
            Arrays.asList((String) null),
            "a vector<text, 1> cannot contain a null element",
            211),
        encoding(
            ValueType.list(converted),
            Arrays.asList((StringBuilder) null),
            "a list<text> cannot contain a null element",
            211),
        encoding(
            ValueType.TEXT,
            "a? \ud800",
            "the value does not fit text: expected Unicode without unpaired surrogates",
            212),
        encoding(
            TEXTS,
            List.of("\udc00\ud800"),
            "the value does not fit text: expected Unicode without unpaired surrogates",
            212),
        encoding(
            ValueType.ASCII,
            "né",
            "the value does not fit ascii: expected only 7-bit characters, found another at index 1",
            212),
        encoding(
            ValueType.DATE,
            LocalDate.MAX,
            "the value does not fit date: expected -5877641-06-23 to +5881580-07-11",
            212),
        encoding(
            ValueType.TIMESTAMP,
            Instant.MAX,
            "the value does not fit timestamp: expected 64 bits of milliseconds",
            212),
        encoding(
            ValueType.TIMEUUID,
            new UUID(0x4000L, 0),
            "the value does not fit timeuuid: expected a UUID of version 1, found version 4",
            212),
        encoding(
            ValueType.floatVector(2),
            new float[1],
            "expected 2 elements for vector<float, 2>, found 1",
            213),
        encoding(
            ValueType.vector(ValueType.INT, 2),
            List.of(1, 2, 3),
            "expected 2 elements for vector<int, 2>, found 3",
            213),
        encoding(
            ValueType.dynamicUdt("t", List.of(new UdtField<>("a", ValueType.INT))),
            Map.of("b", 1),
            "t has no field \"b\"; it has: a",
            214),
        encoding(
            ValueType.dynamicUdt("t", List.of(new UdtField<>("a", ValueType.INT))),
            Map.of("a", "x"),
            "expected java.lang.Integer for int, found java.lang.String",
            210));
  }

  private static <V> Arguments encoding(ValueType<V> type, V value, String sentence, int id) {
    ThrowingCallable encode = () -> type.encode(value);
    return Arguments.of(encode, sentence + " [coodie-" + id + "]");
  }

  private static <K, V> Map<K, V> entry(@Nullable K key, @Nullable V value) {
    Map<K, V> map = new HashMap<>();
    map.put(key, value);
    return map;
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void values_cql_cannot_store_are_refused(ThrowingCallable encode, String message) {
    assertThatThrownBy(encode).isInstanceOf(InvalidQueryException.class).hasMessage(message);
  }
}
