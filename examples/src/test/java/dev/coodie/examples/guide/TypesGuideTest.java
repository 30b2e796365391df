package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.column.CqlDuration;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.examples.guide.Delivery.DeliveryId;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every Java type and the CQL type it becomes. */
class TypesGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Everything.class, Delivery.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Everything> things = coodie.documents(Everything.class);

  static Everything one() throws Exception {
    return new Everything(
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        "tëxt",
        "ascii",
        1,
        2L,
        (short) 3,
        (byte) 4,
        0.5f,
        0.25,
        true,
        BigInteger.TEN.pow(30),
        new BigDecimal("9.90"),
        UUID.fromString("5f1b6a60-c7a5-11f0-8000-000000000000"),
        Instant.parse("2026-11-22T10:00:00.123Z"),
        LocalDate.of(2026, 11, 22),
        LocalTime.of(10, 30, 0, 1),
        ByteBuffer.wrap(new byte[] {1, 2}),
        InetAddress.getByName("127.0.0.1"),
        new CqlDuration(1, 2, 3),
        Purchase.Status.PAID,
        Optional.of("there"),
        Currency.getInstance("EUR"),
        new Weight(new BigDecimal("1.500")),
        List.of(1, 2),
        Set.of(Everything.Unit.KILO),
        Map.of("k", Instant.EPOCH),
        new Everything.Point(1, 2),
        List.of(0.5f, 1.5f));
  }

  @Test
  void every_type_comes_back_as_it_was_saved() throws Exception {
    things.save(one());

    assertThat(things.get(Everything_.key(one().id()))).isEqualTo(one());
  }

  @Test
  void every_java_type_has_its_cql_type() {
    Map<String, String> types = new TreeMap<>();
    for (Row row :
        coodie.execute(
            "SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = ? AND"
                + " table_name = 'everything'",
            DB.keyspace())) {
      types.put(row.get("column_name", String.class), row.get("type", String.class));
    }

    assertThat(types)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("id", "uuid"),
                Map.entry("text", "text"),
                Map.entry("ascii", "ascii"),
                Map.entry("number", "int"),
                Map.entry("big", "bigint"),
                Map.entry("small", "smallint"),
                Map.entry("tiny", "tinyint"),
                Map.entry("single", "float"),
                Map.entry("twice", "double"),
                Map.entry("flag", "boolean"),
                Map.entry("huge", "varint"),
                Map.entry("exact", "decimal"),
                Map.entry("when", "timeuuid"),
                Map.entry("instant", "timestamp"),
                Map.entry("date", "date"),
                Map.entry("time", "time"),
                Map.entry("blob", "blob"),
                Map.entry("host", "inet"),
                Map.entry("duration", "duration"),
                Map.entry("status", "text"),
                Map.entry("maybe", "text"),
                Map.entry("currency", "text"),
                Map.entry("weight", "bigint"),
                Map.entry("list", "list<int>"),
                Map.entry("set", "set<text>"),
                Map.entry("map", "map<text, timestamp>"),
                Map.entry("point", "frozen<tuple<int, int>>"),
                Map.entry("vector", "vector<float, 2>")));
  }

  @Test
  void an_instant_loses_what_is_finer_than_a_millisecond() throws Exception {
    Everything one = one();
    things.save(one);
    things
        .at(Everything_.key(one.id()))
        .update(Everything_.instant.set(Instant.parse("2026-11-22T10:00:00.123999Z")));

    assertThat(things.get(Everything_.key(one.id())).instant())
        .isEqualTo(Instant.parse("2026-11-22T10:00:00.123Z"));
  }

  @Test
  void a_converter_is_used_for_values_in_conditions_too() {
    CqlStatement update =
        things
            .at(Everything_.key(UUID.randomUUID()))
            .cql()
            .update(Everything_.weight.set(new Weight(new BigDecimal("2.000"))));

    assertThat(update.text()).contains("\"weight\" = ?");
    assertThat(update.values()).contains(new Weight(new BigDecimal("2.000")));
  }

  @Test
  void converters_and_single_values_are_used_wherever_their_types_are() {
    Documents<Delivery> deliveries = coodie.documents(Delivery.class);
    DeliveryId id = new DeliveryId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    Weight kilo = new Weight(new BigDecimal("1.000"));
    Delivery delivery =
        new Delivery(id, kilo, Map.of("lid", kilo), Set.of(), List.of(URI.create("photos/1")));
    deliveries.save(delivery);

    // tag::delivery-use[]
    deliveries
        .at(Delivery_.key(id))
        .update(
            Delivery_.parts.put("box", new Weight(new BigDecimal("2.500"))),
            Delivery_.photos.append(URI.create("photos/2")));
    // end::delivery-use[]

    Delivery read = deliveries.get(Delivery_.key(id));
    assertThat(read.total()).isEqualTo(kilo);
    assertThat(read.parts()).containsEntry("box", new Weight(new BigDecimal("2.500")));
    assertThat(read.photos()).containsExactly(URI.create("photos/1"), URI.create("photos/2"));
    assertThat(coodie.execute("SELECT total FROM deliveries WHERE id = ?", id).get(0).get(0))
        .isEqualTo(1000L);
  }
}
