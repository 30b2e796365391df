package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FitTest {
  private static final ValueType<Map<String, Object>> CITY_STREET = fields("city", "street");
  private static final ValueType<Map<String, Object>> STREET_CITY = fields("street", "city");
  private static final ValueType<Map<String, Object>> STREET_ZIP_CITY =
      fields("street", "zip", "city");
  private static final Map<String, Object> ROME = value("city", "Rome", "street", "Via 1");

  /** A class that has the fields in this order, as a map. */
  private static ValueType<Map<String, Object>> classOf(String... names) {
    List<UdtField<?, ?>> fields = udtFields(names);
    return ValueType.udt(
        mapClass(),
        "address",
        fields,
        Mapping.of(
            in -> {
              Map<String, Object> value = new LinkedHashMap<>();
              for (int i = 0; i < names.length; i++) {
                value.put(names[i], in.get(i, ValueType.TEXT));
              }
              return value;
            },
            (value, out) -> {
              for (int i = 0; i < names.length; i++) {
                out.set(i, ValueType.TEXT, (String) value.get(names[i]));
              }
            }));
  }

  @SuppressWarnings("unchecked")
  private static Class<Map<String, Object>> mapClass() {
    return (Class<Map<String, Object>>) (Class<?>) Map.class;
  }

  private static ValueType<Map<String, Object>> fields(String... names) {
    return ValueType.dynamicUdt("address", udtFields(names));
  }

  private static List<UdtField<?, ?>> udtFields(String... names) {
    return Arrays.stream(names)
        .<UdtField<?, ?>>map(name -> new UdtField<>(name, ValueType.TEXT))
        .toList();
  }

  private static Map<String, Object> value(String... namesAndValues) {
    Map<String, Object> value = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      value.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return value;
  }

  static Stream<Arguments> alike() {
    return Stream.of(
        Arguments.of(ValueType.INT, ValueType.INT),
        Arguments.of(ValueType.TEXT, ValueType.ASCII),
        Arguments.of(ValueType.UUID, ValueType.TIMEUUID),
        Arguments.of(ValueType.BIGINT, ValueType.COUNTER),
        Arguments.of(ValueType.BYTES, ValueType.BLOB),
        Arguments.of(ValueType.enumByName(Thread.State.class), ValueType.TEXT),
        Arguments.of(ValueType.list(ValueType.INT).frozen(), ValueType.list(ValueType.INT)),
        Arguments.of(
            ValueType.list(ValueType.map(ValueType.TEXT, ValueType.INT)),
            ValueType.list(ValueType.map(ValueType.ASCII, ValueType.INT).frozen())),
        Arguments.of(ValueType.floatVector(3), ValueType.vector(ValueType.FLOAT, 3)),
        Arguments.of(
            ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.UUID)),
            ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.TIMEUUID))),
        Arguments.of(
            ValueType.map(ValueType.TEXT, CITY_STREET), ValueType.map(ValueType.TEXT, CITY_STREET)),
        Arguments.of(CITY_STREET.frozen(), fields("city", "street")));
  }

  @ParameterizedTest
  @MethodSource("alike")
  void bytes_that_mean_the_same_go_as_they_are(ValueType<?> ours, ValueType<?> theirs) {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1});

    for (Fit fit : List.of(Fit.of(ours, theirs), Fit.of(theirs, ours))) {
      assertThat(fit.difference()).isNull();
      assertThat(fit.sendsAsIs()).isTrue();
      assertThat(fit.toServer(bytes)).isSameAs(bytes);
      assertThat(fit.fromServer(bytes)).isSameAs(bytes);
    }
  }

  static Stream<Arguments> different() {
    return Stream.of(
        Arguments.of(ValueType.INT, ValueType.FLOAT, ""),
        Arguments.of(ValueType.BIGINT, ValueType.DOUBLE, ""),
        Arguments.of(ValueType.INT, ValueType.BIGINT, ""),
        Arguments.of(ValueType.TIME, ValueType.TIMESTAMP, ""),
        Arguments.of(ValueType.TEXT, ValueType.BLOB, ""),
        Arguments.of(ValueType.list(ValueType.INT), ValueType.set(ValueType.INT), ""),
        Arguments.of(ValueType.list(ValueType.INT), ValueType.list(ValueType.BIGINT), "element"),
        Arguments.of(ValueType.list(ValueType.FLOAT), ValueType.floatVector(3), ""),
        Arguments.of(ValueType.floatVector(3), ValueType.floatVector(4), ""),
        Arguments.of(
            ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.TEXT)),
            ValueType.dynamicTuple(List.of(ValueType.INT)),
            ""),
        Arguments.of(
            ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.TEXT)),
            ValueType.dynamicTuple(List.of(ValueType.INT, ValueType.INT)),
            "part 2"),
        Arguments.of(ValueType.dynamicUdt("address", List.of()), fields(), "no difference"),
        Arguments.of(ValueType.dynamicUdt("street", udtFields("city")), fields("city"), ""),
        Arguments.of(
            ValueType.map(ValueType.INT, CITY_STREET),
            ValueType.map(
                ValueType.INT,
                ValueType.dynamicUdt(
                    "address",
                    List.of(
                        new UdtField<>("street", ValueType.TEXT),
                        new UdtField<>("city", ValueType.INT)))),
            "value.city"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void the_first_difference_is_told_with_its_path(
      ValueType<?> ours, ValueType<?> theirs, String path) {
    Fit fit = Fit.of(ours, theirs);

    if (path.equals("no difference")) {
      assertThat(fit.difference()).isNull();
      return;
    }
    assertThat(fit.difference()).isNotNull();
    assertThat(fit.difference().path()).isEqualTo(path);
    assertThat(fit.sendsAsIs()).isFalse();
    assertThatThrownBy(() -> fit.toServer(ByteBuffer.allocate(4)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageEndingWith("[coodie-219]");
    assertThatThrownBy(() -> fit.fromServer(ByteBuffer.allocate(4)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(ours.cql())
        .hasMessageContaining(theirs.cql());
  }

  @Test
  void fields_go_by_name() {
    Fit fit = Fit.of(CITY_STREET, STREET_CITY);

    ByteBuffer sent = fit.toServer(CITY_STREET.encode(ROME));

    assertThat(sent).isEqualTo(STREET_CITY.encode(ROME));
    assertThat(fit.fromServer(sent)).isEqualTo(CITY_STREET.encode(ROME));
    assertThat(fit.sendsAsIs()).isFalse();
  }

  static Stream<Arguments> places() {
    Map<String, Object> oslo = value("city", "Oslo", "street", "Gate 2");
    return Stream.of(
        place(ValueType::list, List.of(ROME, oslo)),
        place(ValueType::set, Set.of(ROME, oslo)),
        place(type -> ValueType.map(type, ValueType.INT), Map.of(ROME, 1)),
        place(type -> ValueType.map(ValueType.INT, ValueType.list(type)), Map.of(1, List.of(ROME))),
        place(type -> ValueType.vector(type, 2), List.of(ROME, oslo)),
        place(
            type -> ValueType.dynamicTuple(List.of(ValueType.INT, type)),
            Arrays.asList(null, ROME)),
        place(type -> ValueType.list(ValueType.set(type)), List.of(Set.of(ROME), Set.of())),
        place(
            type -> ValueType.dynamicUdt("outer", List.of(new UdtField<>("home", type))),
            Map.of("home", ROME)));
  }

  private static Arguments place(
      java.util.function.Function<ValueType<?>, ValueType<?>> container, Object value) {
    return Arguments.of(container.apply(CITY_STREET), container.apply(STREET_CITY), value);
  }

  @ParameterizedTest
  @MethodSource("places")
  void fields_go_by_name_wherever_the_type_is(
      ValueType<?> ours, ValueType<?> theirs, Object value) {
    ByteBuffer mine = encode(ours, value);
    Fit fit = Fit.of(ours, theirs);

    ByteBuffer sent = fit.toServer(mine);

    assertThat(decode(theirs, sent)).isEqualTo(decode(ours, mine));
    assertThat(sent).isNotEqualTo(mine);
    assertThat(fit.fromServer(sent)).isEqualTo(mine);
  }

  @Test
  void nulls_and_values_of_no_bytes_stay_what_they_are() {
    Fit list = Fit.of(ValueType.list(CITY_STREET), ValueType.list(STREET_CITY));
    ByteBuffer nullInside = ByteBuffer.wrap(new byte[] {0, 0, 0, 1, -1, -1, -1, -1});
    ByteBuffer nothing = ByteBuffer.allocate(0);

    assertThat(list.toServer(nullInside)).isEqualTo(nullInside);
    assertThat(list.fromServer(nothing)).isSameAs(nothing);
    assertThat(Fit.of(CITY_STREET, STREET_CITY).fromServer(nothing)).isSameAs(nothing);
  }

  @Test
  void a_field_that_the_class_leaves_out_does_not_shift_the_next() {
    Fit fit = Fit.of(classOf("street", "city"), STREET_ZIP_CITY);
    ByteBuffer stored =
        STREET_ZIP_CITY.encode(value("street", "Via 1", "zip", "00184", "city", "Rome"));

    assertThat(classOf("street", "city").decode(fit.fromServer(stored)))
        .isEqualTo(value("street", "Via 1", "city", "Rome"));
    assertThat(fit.unknownFields()).containsExactly("zip");
  }

  @Test
  void a_whole_value_never_erases_what_the_class_does_not_know() {
    ValueType<Map<String, Object>> ours = classOf("street", "city");

    assertThatThrownBy(() -> Fit.of(ours, STREET_ZIP_CITY).toServer(ours.encode(ROME)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("address has fields on the server that Map does not know: zip")
        .hasMessageEndingWith("[coodie-267]");
    assertThatThrownBy(
            () ->
                Fit.of(ValueType.list(ours), ValueType.list(STREET_ZIP_CITY))
                    .toServer(ValueType.list(ours).encode(List.of(ROME))))
        .hasMessageEndingWith("[coodie-267]");
  }

  @Test
  void it_erases_what_it_may() {
    ValueType<Map<String, Object>> ours = classOf("street", "city").erasingUnknownFields();

    for (ValueType<Map<String, Object>> type : List.of(ours, ours.frozen(), STREET_CITY)) {
      assertThat(Fit.of(type, STREET_ZIP_CITY).toServer(type.encode(ROME)))
          .isEqualTo(STREET_ZIP_CITY.encode(ROME));
    }
    assertThat(ValueType.INT.erasingUnknownFields()).isSameAs(ValueType.INT);
  }

  @Test
  void an_empty_collection_erases_nothing_unknown() {
    ValueType<List<Map<String, Object>>> ours = ValueType.list(classOf("street"));

    ByteBuffer empty = ours.encode(List.of());

    assertThat(Fit.of(ours, ValueType.list(STREET_ZIP_CITY)).toServer(empty)).isEqualTo(empty);
  }

  @Test
  void a_field_that_the_server_has_not_may_be_null_alone() {
    ValueType<Map<String, Object>> ours = classOf("street", "zip", "city");
    Fit fit = Fit.of(ours, STREET_CITY);

    assertThat(fit.toServer(ours.encode(ROME))).isEqualTo(STREET_CITY.encode(ROME));
    assertThatThrownBy(() -> fit.toServer(ours.encode(value("zip", "00184"))))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("\"zip\"")
        .hasMessageNotContaining("00184")
        .hasMessageEndingWith("[coodie-220]");
    assertThat(ours.decode(fit.fromServer(STREET_CITY.encode(ROME))))
        .isEqualTo(value("street", "Via 1", "zip", null, "city", "Rome"));
  }

  @Test
  void a_converter_changes_nothing() {
    ValueType<String> ours =
        CITY_STREET.converted(
            String.class,
            new Converter<>() {
              @Override
              public Map<String, Object> toCql(String value) {
                return value("city", value);
              }

              @Override
              public String fromCql(Map<String, Object> value) {
                return String.valueOf(value.get("city"));
              }
            });
    Fit fit = Fit.of(ValueType.list(ours), ValueType.list(STREET_CITY));

    ByteBuffer sent = fit.toServer(ValueType.list(ours).encode(List.of("Rome")));

    assertThat(ValueType.list(STREET_CITY).decode(sent).get(0)).containsEntry("city", "Rome");
    assertThat(ValueType.list(ours).decode(fit.fromServer(sent))).containsExactly("Rome");
  }

  @SuppressWarnings("unchecked")
  private static <V> ByteBuffer encode(ValueType<V> type, Object value) {
    return type.encode((V) value);
  }

  private static Object decode(ValueType<?> type, ByteBuffer bytes) {
    return type.decode(bytes);
  }
}
