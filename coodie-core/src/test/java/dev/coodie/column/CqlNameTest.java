package dev.coodie.column;

import static dev.coodie.column.ValueType.INT;
import static dev.coodie.column.ValueType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CqlNameTest {
  static final ValueType<Numbered> TUPLE =
      ValueType.tuple(Numbered.class, List.of(INT, TEXT), Numbered.MAPPING);
  static final ValueType<Numbered> UDT = udt("address");

  static ValueType<Numbered> udt(String name) {
    List<UdtField<?, ?>> fields =
        List.of(new UdtField<>("number", INT), new UdtField<>("label", TEXT));
    return ValueType.udt(Numbered.class, name, fields, Numbered.MAPPING);
  }

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(ValueType.BYTES, "blob"),
        Arguments.of(ValueType.COUNTER, "counter"),
        Arguments.of(ValueType.enumByName(DayOfWeek.class), "text"),
        Arguments.of(ValueType.list(TEXT), "list<text>"),
        Arguments.of(ValueType.list(TEXT).frozen(), "frozen<list<text>>"),
        Arguments.of(ValueType.map(TEXT, ValueType.list(INT)), "map<text, frozen<list<int>>>"),
        Arguments.of(
            ValueType.set(ValueType.set(ValueType.set(INT))).frozen(),
            "frozen<set<frozen<set<frozen<set<int>>>>>>"),
        Arguments.of(ValueType.floatVector(3), "vector<float, 3>"),
        Arguments.of(ValueType.vector(ValueType.list(INT), 2), "vector<frozen<list<int>>, 2>"),
        Arguments.of(ValueType.list(ValueType.vector(INT, 2)), "list<vector<int, 2>>"),
        Arguments.of(TUPLE, "frozen<tuple<int, text>>"),
        Arguments.of(ValueType.list(TUPLE), "list<frozen<tuple<int, text>>>"),
        Arguments.of(
            ValueType.dynamicTuple(List.of(ValueType.list(INT), TUPLE, UDT)),
            "frozen<tuple<frozen<list<int>>, frozen<tuple<int, text>>, frozen<address>>>"),
        Arguments.of(UDT, "address"),
        Arguments.of(UDT.frozen(), "frozen<address>"),
        Arguments.of(ValueType.map(TEXT, UDT), "map<text, frozen<address>>"),
        Arguments.of(udt("Address"), "\"Address\""),
        Arguments.of(udt("a \"b\"").frozen(), "frozen<\"a \"\"b\"\"\">"),
        Arguments.of(udt("table"), "\"table\""),
        Arguments.of(udt("_x"), "\"_x\""),
        Arguments.of(ValueType.dynamicUdt("t", List.of()).frozen(), "frozen<t>"),
        Arguments.of(
            ValueType.list(TEXT).frozen().converted(String.class, JOINED), "frozen<list<text>>"));
  }

  static final Converter<String, List<String>> JOINED =
      new Converter<>() {
        @Override
        public List<String> toCql(String value) {
          return value.isEmpty() ? List.of() : List.of(value.split(","));
        }

        @Override
        public String fromCql(List<String> value) {
          return String.join(",", value);
        }
      };

  @ParameterizedTest
  @MethodSource("names")
  void types_are_spelled_as_in_the_schema_tables(ValueType<?> type, String cql) {
    assertThat(type.cql()).isEqualTo(cql);
    assertThat(type).hasToString(cql);
    assertThat(type.isFrozen()).isEqualTo(cql.startsWith("frozen<"));
  }

  static Stream<Kind<?>> kinds() {
    return DriverParityTest.allKinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void types_are_spelled_as_in_the_driver(Kind<?> kind) {
    String driverCql = kind.driverType().asCql(true, true).replace("ks.", "");
    if (driverCql.contains("VectorType")) {
      return; // ScyllaDB's fork spells vectors as Java classes
    }

    assertThat(kind.type().cql()).isEqualTo(driverCql);
    assertThat(kind.type().frozen().cql())
        .isEqualTo(Kind.frozen(kind.driverType()).asCql(true, true).replace("ks.", ""));
  }

  @Test
  void freezing_twice_or_freezing_what_cannot_be_is_no_change() {
    ValueType<List<String>> frozen = ValueType.list(TEXT).frozen();

    assertThat(frozen.frozen()).isSameAs(frozen);
    assertThat(TEXT.frozen()).isSameAs(TEXT);
    assertThat(TUPLE.frozen()).isSameAs(TUPLE);
    assertThat(ValueType.floatVector(2).frozen().isFrozen()).isFalse();
  }

  @Test
  void freezing_keeps_the_values() {
    ValueType<String> joined = ValueType.list(TEXT).converted(String.class, JOINED);

    ValueType<String> frozen = joined.frozen();

    assertThat(frozen.cql()).isEqualTo("frozen<list<text>>");
    assertThat(frozen.decode(joined.encode("a,b"))).isEqualTo("a,b");
    assertThat(UDT.frozen().decode(UDT.encode(new Numbered(1, "x"))))
        .isEqualTo(new Numbered(1, "x"));
  }

  @Test
  void arguments_are_frozen_element_key_value_and_field_types() {
    assertThat(ValueType.list(ValueType.list(INT)).arguments())
        .singleElement()
        .hasToString("frozen<list<int>>");
    assertThat(ValueType.map(TEXT, INT).arguments()).containsExactly(TEXT, INT);
    assertThat(UDT.arguments()).containsExactly(INT, TEXT);
    assertThat(ValueType.floatVector(2).arguments()).containsExactly(ValueType.FLOAT);
    assertThat(INT.arguments()).isEmpty();
  }

  @Test
  void only_lists_sets_and_maps_are_collections_with_an_empty_value() {
    assertThat(ValueType.list(INT).empty()).isEmpty();
    assertThat(ValueType.set(INT).empty()).isEmpty();
    assertThat(ValueType.map(INT, INT).frozen().empty()).isEmpty();
    ValueType<String> joined = ValueType.list(TEXT).converted(String.class, JOINED);
    assertThat(joined.isCollection()).isTrue();
    assertThat(joined.empty()).isEmpty();
    assertThat(TUPLE.isCollection()).isFalse();
    assertThat(ValueType.floatVector(2).isCollection()).isFalse();
    assertThatThrownBy(TEXT::empty)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("text has no empty value");
  }

  @Test
  void java_types_are_raw_classes() {
    assertThat(ValueType.list(TEXT).javaType()).isEqualTo(List.class);
    assertThat(ValueType.BYTES.javaType()).isEqualTo(byte[].class);
    assertThat(UDT.javaType()).isEqualTo(Numbered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a_vector_has_at_least_one_dimension(int dimensions) {
    assertThatThrownBy(() -> ValueType.floatVector(dimensions))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ValueType.vector(TEXT, dimensions))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
