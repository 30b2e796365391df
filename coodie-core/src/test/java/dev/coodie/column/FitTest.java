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
  private static final CqlType<Map<String, Object>> CITY_STREET = fields("city", "street");
  private static final CqlType<Map<String, Object>> STREET_CITY = fields("street", "city");
  private static final CqlType<Map<String, Object>> STREET_ZIP_CITY =
      fields("street", "zip", "city");
  private static final Map<String, Object> ROME = value("city", "Rome", "street", "Via 1");

  /** A class that has the fields in this order, as a map. */
  private static CqlType<Map<String, Object>> classOf(String... names) {
    List<UdtField<?, ?>> fields = udtFields(names);
    return CqlType.udt(
        mapClass(),
        "address",
        fields,
        Mapping.of(
            in -> {
              Map<String, Object> value = new LinkedHashMap<>();
              for (int i = 0; i < names.length; i++) {
                value.put(names[i], in.get(i, CqlType.TEXT));
              }
              return value;
            },
            (value, out) -> {
              for (int i = 0; i < names.length; i++) {
                out.set(i, CqlType.TEXT, (String) value.get(names[i]));
              }
            }));
  }

  @SuppressWarnings("unchecked")
  private static Class<Map<String, Object>> mapClass() {
    return (Class<Map<String, Object>>) (Class<?>) Map.class;
  }

  private static CqlType<Map<String, Object>> fields(String... names) {
    return CqlType.dynamicUdt("address", udtFields(names));
  }

  private static List<UdtField<?, ?>> udtFields(String... names) {
    return Arrays.stream(names)
        .<UdtField<?, ?>>map(name -> new UdtField<>(name, CqlType.TEXT))
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
        Arguments.of(CqlType.INT, CqlType.INT),
        Arguments.of(CqlType.TEXT, CqlType.ASCII),
        Arguments.of(CqlType.UUID, CqlType.TIMEUUID),
        Arguments.of(CqlType.BIGINT, CqlType.COUNTER),
        Arguments.of(CqlType.BYTES, CqlType.BLOB),
        Arguments.of(CqlType.enumByName(Thread.State.class), CqlType.TEXT),
        Arguments.of(CqlType.list(CqlType.INT).frozen(), CqlType.list(CqlType.INT)),
        Arguments.of(
            CqlType.list(CqlType.map(CqlType.TEXT, CqlType.INT)),
            CqlType.list(CqlType.map(CqlType.ASCII, CqlType.INT).frozen())),
        Arguments.of(CqlType.floatVector(3), CqlType.vector(CqlType.FLOAT, 3)),
        Arguments.of(
            CqlType.dynamicTuple(List.of(CqlType.INT, CqlType.UUID)),
            CqlType.dynamicTuple(List.of(CqlType.INT, CqlType.TIMEUUID))),
        Arguments.of(
            CqlType.map(CqlType.TEXT, CITY_STREET), CqlType.map(CqlType.TEXT, CITY_STREET)),
        Arguments.of(CITY_STREET.frozen(), fields("city", "street")));
  }

  @ParameterizedTest
  @MethodSource("alike")
  void bytes_that_mean_the_same_go_as_they_are(CqlType<?> ours, CqlType<?> theirs) {
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
        Arguments.of(CqlType.INT, CqlType.FLOAT, ""),
        Arguments.of(CqlType.BIGINT, CqlType.DOUBLE, ""),
        Arguments.of(CqlType.INT, CqlType.BIGINT, ""),
        Arguments.of(CqlType.TIME, CqlType.TIMESTAMP, ""),
        Arguments.of(CqlType.TEXT, CqlType.BLOB, ""),
        Arguments.of(CqlType.list(CqlType.INT), CqlType.set(CqlType.INT), ""),
        Arguments.of(CqlType.list(CqlType.INT), CqlType.list(CqlType.BIGINT), "element"),
        Arguments.of(CqlType.list(CqlType.FLOAT), CqlType.floatVector(3), ""),
        Arguments.of(CqlType.floatVector(3), CqlType.floatVector(4), ""),
        Arguments.of(
            CqlType.dynamicTuple(List.of(CqlType.INT, CqlType.TEXT)),
            CqlType.dynamicTuple(List.of(CqlType.INT)),
            ""),
        Arguments.of(
            CqlType.dynamicTuple(List.of(CqlType.INT, CqlType.TEXT)),
            CqlType.dynamicTuple(List.of(CqlType.INT, CqlType.INT)),
            "part 2"),
        Arguments.of(CqlType.dynamicUdt("address", List.of()), fields(), "no difference"),
        Arguments.of(CqlType.dynamicUdt("street", udtFields("city")), fields("city"), ""),
        Arguments.of(
            CqlType.map(CqlType.INT, CITY_STREET),
            CqlType.map(
                CqlType.INT,
                CqlType.dynamicUdt(
                    "address",
                    List.of(
                        new UdtField<>("street", CqlType.TEXT),
                        new UdtField<>("city", CqlType.INT)))),
            "value.city"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void the_first_difference_is_told_with_its_path(CqlType<?> ours, CqlType<?> theirs, String path) {
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
        place(CqlType::list, List.of(ROME, oslo)),
        place(CqlType::set, Set.of(ROME, oslo)),
        place(type -> CqlType.map(type, CqlType.INT), Map.of(ROME, 1)),
        place(type -> CqlType.map(CqlType.INT, CqlType.list(type)), Map.of(1, List.of(ROME))),
        place(type -> CqlType.vector(type, 2), List.of(ROME, oslo)),
        place(type -> CqlType.dynamicTuple(List.of(CqlType.INT, type)), Arrays.asList(null, ROME)),
        place(type -> CqlType.list(CqlType.set(type)), List.of(Set.of(ROME), Set.of())),
        place(
            type -> CqlType.dynamicUdt("outer", List.of(new UdtField<>("home", type))),
            Map.of("home", ROME)));
  }

  private static Arguments place(
      java.util.function.Function<CqlType<?>, CqlType<?>> container, Object value) {
    return Arguments.of(container.apply(CITY_STREET), container.apply(STREET_CITY), value);
  }

  @ParameterizedTest
  @MethodSource("places")
  void fields_go_by_name_wherever_the_type_is(CqlType<?> ours, CqlType<?> theirs, Object value) {
    ByteBuffer mine = encode(ours, value);
    Fit fit = Fit.of(ours, theirs);

    ByteBuffer sent = fit.toServer(mine);

    assertThat(decode(theirs, sent)).isEqualTo(decode(ours, mine));
    assertThat(sent).isNotEqualTo(mine);
    assertThat(fit.fromServer(sent)).isEqualTo(mine);
  }

  @Test
  void nulls_and_values_of_no_bytes_stay_what_they_are() {
    Fit list = Fit.of(CqlType.list(CITY_STREET), CqlType.list(STREET_CITY));
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
    CqlType<Map<String, Object>> ours = classOf("street", "city");

    assertThatThrownBy(() -> Fit.of(ours, STREET_ZIP_CITY).toServer(ours.encode(ROME)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("address has fields on the server that Map does not know: zip")
        .hasMessageEndingWith("[coodie-267]");
    assertThatThrownBy(
            () ->
                Fit.of(CqlType.list(ours), CqlType.list(STREET_ZIP_CITY))
                    .toServer(CqlType.list(ours).encode(List.of(ROME))))
        .hasMessageEndingWith("[coodie-267]");
  }

  @Test
  void it_erases_what_it_may() {
    CqlType<Map<String, Object>> ours = classOf("street", "city").erasingUnknownFields();

    for (CqlType<Map<String, Object>> type : List.of(ours, ours.frozen(), STREET_CITY)) {
      assertThat(Fit.of(type, STREET_ZIP_CITY).toServer(type.encode(ROME)))
          .isEqualTo(STREET_ZIP_CITY.encode(ROME));
    }
    assertThat(CqlType.INT.erasingUnknownFields()).isSameAs(CqlType.INT);
  }

  @Test
  void an_empty_collection_erases_nothing_unknown() {
    CqlType<List<Map<String, Object>>> ours = CqlType.list(classOf("street"));

    ByteBuffer empty = ours.encode(List.of());

    assertThat(Fit.of(ours, CqlType.list(STREET_ZIP_CITY)).toServer(empty)).isEqualTo(empty);
  }

  @Test
  void a_field_that_the_server_has_not_may_be_null_alone() {
    CqlType<Map<String, Object>> ours = classOf("street", "zip", "city");
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
    CqlType<String> ours =
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
    Fit fit = Fit.of(CqlType.list(ours), CqlType.list(STREET_CITY));

    ByteBuffer sent = fit.toServer(CqlType.list(ours).encode(List.of("Rome")));

    assertThat(CqlType.list(STREET_CITY).decode(sent).get(0)).containsEntry("city", "Rome");
    assertThat(CqlType.list(ours).decode(fit.fromServer(sent))).containsExactly("Rome");
  }

  @SuppressWarnings("unchecked")
  private static <V> ByteBuffer encode(CqlType<V> type, Object value) {
    return type.encode((V) value);
  }

  private static Object decode(CqlType<?> type, ByteBuffer bytes) {
    return type.decode(bytes);
  }
}
