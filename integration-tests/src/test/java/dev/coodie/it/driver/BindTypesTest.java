package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.number;
import static dev.coodie.it.driver.Cql.row;
import static dev.coodie.it.driver.Cql.rows;
import static dev.coodie.it.driver.Cql.run;
import static dev.coodie.it.driver.Cql.text;
import static dev.coodie.it.driver.Cql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.CqlDuration;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Driver;
import dev.coodie.driver.Row;
import dev.coodie.it.ServerFeature;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type as a column of its own: written, read, and told by the server. */
class BindTypesTest {
  private static final ValueType<Map<String, Object>> PLACE = place();

  private static Driver driver;

  record Case(ValueType<?> type, Object value) {
    String column() {
      return type.cql().replaceAll("[^a-z]+", "_") + "_";
    }

    /** The protocol does not tell that a column is frozen; a tuple always is. */
    String cqlFromServer() {
      String cql = type.cql();
      boolean told = !cql.startsWith("frozen<") || cql.startsWith("frozen<tuple");
      return told ? cql : cql.substring("frozen<".length(), cql.length() - 1);
    }

    @Override
    public String toString() {
      return type.cql();
    }
  }

  @BeforeAll
  static void connect() {
    driver = Nodes.connectTo("driver_types");
    run(driver, "CREATE TYPE driver_types.place (street text, zips frozen<list<int>>)");
    StringBuilder columns = new StringBuilder();
    cases().forEach(each -> columns.append(each.column() + " " + each.type.cql() + ", "));
    run(driver, "CREATE TABLE driver_types.t (p int PRIMARY KEY, " + columns + " last int)");
    run(driver, "CREATE TABLE driver_types.c (p int PRIMARY KEY, n counter)");
  }

  @AfterAll
  static void close() throws Exception {
    driver.close();
  }

  static Stream<Case> cases() {
    return Stream.of(
            new Case(ValueType.TEXT, "grüße"),
            new Case(ValueType.ASCII, "plain"),
            new Case(ValueType.INT, -7),
            new Case(ValueType.BIGINT, Long.MIN_VALUE),
            new Case(ValueType.SMALLINT, (short) 3),
            new Case(ValueType.TINYINT, (byte) -1),
            new Case(ValueType.VARINT, new BigInteger("123456789012345678901234567890")),
            new Case(ValueType.DECIMAL, new BigDecimal("-1.2300")),
            new Case(ValueType.FLOAT, 1.5f),
            new Case(ValueType.DOUBLE, -2.5),
            new Case(ValueType.BOOLEAN, true),
            new Case(ValueType.UUID, new UUID(0x123456789abc4defL, 0x8000000000000001L)),
            new Case(ValueType.TIMEUUID, UUID.fromString("8d7a1d30-b7d8-11ee-8c90-0242ac120002")),
            new Case(ValueType.TIMESTAMP, Instant.parse("1969-07-20T20:17:40.123Z")),
            new Case(ValueType.DATE, LocalDate.of(-44, 3, 15)),
            new Case(ValueType.TIME, LocalTime.of(23, 59, 59, 999_999_999)),
            new Case(ValueType.DURATION, new CqlDuration(-14, -3, -9)),
            new Case(ValueType.INET, InetAddress.getLoopbackAddress()),
            new Case(ValueType.BLOB, ByteBuffer.wrap(new byte[] {1, 0, -1})),
            new Case(ValueType.list(ValueType.INT), List.of(3, 1, 3)),
            new Case(ValueType.list(ValueType.INT).frozen(), List.of(3, 1, 3)),
            new Case(ValueType.set(ValueType.TEXT), Set.of("a", "b")),
            new Case(ValueType.map(ValueType.TEXT, ValueType.BIGINT), Map.of("a", 1L, "b", 2L)),
            new Case(
                ValueType.map(ValueType.TEXT, ValueType.list(ValueType.INT)),
                Map.of("a", List.of(1, 2))),
            new Case(
                ValueType.dynamicTuple(List.of(ValueType.TEXT, ValueType.INT)), List.of("x", 1)),
            new Case(PLACE, Map.of("street", "Main", "zips", List.of(1, 2))),
            new Case(PLACE.frozen(), Map.of("street", "Main", "zips", List.of(1, 2))),
            new Case(ValueType.floatVector(3), new float[] {1f, -2f, 0.5f}),
            new Case(ValueType.vector(ValueType.TEXT, 2), List.of("long", "")))
        .filter(each -> !each.type.cql().startsWith("vector") || ServerFeature.VECTORS.isThere());
  }

  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("unchecked")
  void a_bound_value_comes_back(Case given) {
    String column = given.column();

    run(
        driver,
        "INSERT INTO driver_types.t (p, " + column + ") VALUES (?, ?)",
        number(1),
        value((ValueType<Object>) given.type, given.value));

    Row row = row(driver, "SELECT " + column + " FROM driver_types.t WHERE p = ?", number(1));
    assertThat(row.get(column)).isEqualTo(given.value);
    assertThat(row.columns().type(0).cql()).isEqualTo(given.cqlFromServer());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_type_of_a_marker_is_that_of_the_column(Case given) {
    List<ValueType<?>> types =
        Cql.await(
                driver.parameterTypes(
                    "UPDATE driver_types.t SET " + given.column() + " = ? WHERE p = ?"))
            .orElseThrow();

    Row column =
        row(
            driver,
            "SELECT type FROM system_schema.columns WHERE keyspace_name = ? AND table_name = ?"
                + " AND column_name = ?",
            text("driver_types"),
            text("t"),
            text(given.column()));
    assertThat(column.get("type")).isEqualTo(given.type.cql());
    assertThat(types.get(0).cql()).isEqualTo(given.cqlFromServer());
  }

  @Test
  void a_counter_counts() {
    String update = "UPDATE driver_types.c SET n = n + ? WHERE p = ?";
    run(driver, update, value(ValueType.COUNTER, 5L), number(1));
    run(driver, update, value(ValueType.COUNTER, -2L), number(1));

    assertThat(rows(driver, "SELECT n FROM driver_types.c")).hasSize(1);
    assertThat(row(driver, "SELECT n FROM driver_types.c").getLong(0)).isEqualTo(3);
  }

  @SuppressWarnings("unchecked")
  private static ValueType<Map<String, Object>> place() {
    ValueType<?> type =
        ValueType.dynamicUdt(
            "place",
            List.of(
                new UdtField<>("street", ValueType.TEXT),
                new UdtField<>("zips", ValueType.list(ValueType.INT))));
    return (ValueType<Map<String, Object>>) type;
  }
}
