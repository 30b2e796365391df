package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.InvalidQueryException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {
  private static final ValueType<?> UDT =
      ValueType.dynamicUdt(
          "address",
          List.of(
              new UdtField<>("street", ValueType.TEXT),
              new UdtField<>("number", ValueType.BIGINT)));
  private static final ValueType<?> TUPLE =
      ValueType.dynamicTuple(List.of(ValueType.BIGINT, ValueType.TEXT));

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of(ValueType.BIGINT, 1, 1L),
        Arguments.of(ValueType.BIGINT, (short) 1, 1L),
        Arguments.of(ValueType.BIGINT, (byte) -1, -1L),
        Arguments.of(ValueType.COUNTER, 5, 5L),
        Arguments.of(ValueType.INT, (long) Integer.MAX_VALUE, Integer.MAX_VALUE),
        Arguments.of(ValueType.SMALLINT, -32_768, Short.MIN_VALUE),
        Arguments.of(ValueType.TINYINT, 127L, Byte.MAX_VALUE),
        Arguments.of(ValueType.VARINT, 7, BigInteger.valueOf(7)),
        Arguments.of(ValueType.VARINT, BigInteger.TEN, BigInteger.TEN),
        Arguments.of(ValueType.DECIMAL, 7L, BigDecimal.valueOf(7)),
        Arguments.of(ValueType.DECIMAL, BigInteger.TEN, BigDecimal.valueOf(10)),
        Arguments.of(ValueType.DOUBLE, 0.5f, 0.5d),
        Arguments.of(ValueType.DOUBLE, Integer.MAX_VALUE, 2147483647d),
        Arguments.of(ValueType.FLOAT, (short) 3, 3f),
        Arguments.of(ValueType.TEXT, "a", "a"),
        Arguments.of(ValueType.list(ValueType.BIGINT), List.of(1, 2L), List.of(1L, 2L)),
        Arguments.of(ValueType.set(ValueType.SMALLINT), Set.of(1), Set.of((short) 1)),
        Arguments.of(
            ValueType.map(ValueType.TEXT, ValueType.list(ValueType.DOUBLE)),
            Map.of("a", List.of(1)),
            Map.of("a", List.of(1d))),
        Arguments.of(ValueType.vector(ValueType.BIGINT, 2), List.of(1, 2), List.of(1L, 2L)),
        Arguments.of(ValueType.floatVector(1), new float[] {1}, new float[] {1}),
        Arguments.of(TUPLE, Arrays.asList(1, null), Arrays.asList(1L, null)),
        Arguments.of(TUPLE, List.of(1), List.of(1L)),
        Arguments.of(UDT, Map.of("number", 1), streetless()));
  }

  private static Map<String, Object> streetless() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("street", null);
    map.put("number", 1L);
    return map;
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void values_that_lose_nothing_are_accepted(ValueType<?> type, Object value, Object expected) {
    assertThat(type.check(value)).isEqualTo(expected);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            ValueType.BIGINT, "1", "expected java.lang.Long for bigint, found java.lang.String"),
        Arguments.of(
            ValueType.BIGINT,
            BigInteger.ONE,
            "expected java.lang.Long for bigint, found java.math.BigInteger"),
        Arguments.of(
            ValueType.INT, 1d, "expected java.lang.Integer for int, found java.lang.Double"),
        Arguments.of(
            ValueType.FLOAT, 1d, "expected java.lang.Float for float, found java.lang.Double"),
        Arguments.of(
            ValueType.FLOAT, 1, "expected java.lang.Float for float, found java.lang.Integer"),
        Arguments.of(
            ValueType.DOUBLE, 1L, "expected java.lang.Double for double, found java.lang.Long"),
        Arguments.of(
            ValueType.VARINT,
            BigDecimal.ONE,
            "expected java.math.BigInteger for varint, found java.math.BigDecimal"),
        Arguments.of(
            ValueType.BLOB, new byte[1], "expected java.nio.ByteBuffer for blob, found byte[]"),
        Arguments.of(
            ValueType.list(ValueType.INT),
            Set.of(1),
            "expected java.util.List for list<int>, found java.util.ImmutableCollections$Set12"),
        Arguments.of(
            ValueType.map(ValueType.TEXT, ValueType.list(ValueType.INT)),
            Map.of("a", List.of("b")),
            "expected java.lang.Integer for int, found java.lang.String"),
        Arguments.of(
            ValueType.SMALLINT,
            40_000,
            "the value does not fit smallint: expected -32768 to 32767"),
        Arguments.of(
            ValueType.list(ValueType.INT),
            Arrays.asList(1, null),
            "a list<int> cannot contain a null element"),
        Arguments.of(
            ValueType.map(ValueType.INT, ValueType.INT),
            new LinkedHashMap<>(Map.of(1, "x")),
            "expected java.lang.Integer for int, found java.lang.String"),
        Arguments.of(
            ValueType.floatVector(2),
            new float[3],
            "expected 2 elements for vector<float, 2>, found 3"),
        Arguments.of(
            ValueType.vector(ValueType.INT, 2),
            List.of(1),
            "expected 2 elements for vector<int, 2>, found 1"),
        Arguments.of(
            TUPLE,
            List.of(1, "a", 2),
            "expected at most 2 values for frozen<tuple<bigint, text>>, found 3"),
        Arguments.of(
            TUPLE, List.of("a"), "expected java.lang.Long for bigint, found java.lang.String"),
        Arguments.of(
            UDT, Map.of("stret", "x"), "address has no field \"stret\"; it has: street, number"),
        Arguments.of(
            CqlNameTest.UDT,
            Map.of(),
            "expected dev.coodie.column.Numbered for address, found"
                + " java.util.ImmutableCollections$MapN"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void values_of_another_type_are_refused(ValueType<?> type, Object value, String sentence) {
    assertThatThrownBy(() -> type.check(value))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageMatching(Pattern.quote(sentence) + " \\[coodie-21\\d]");
  }

  @Test
  void an_object_of_the_application_is_accepted_as_it_is() {
    Numbered value = new Numbered(1, "x");

    assertThat(CqlNameTest.UDT.check(value)).isSameAs(value);
    assertThat(CqlNameTest.TUPLE.check(value)).isSameAs(value);
  }
}
