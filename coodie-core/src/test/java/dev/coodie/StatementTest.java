package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is bound, left unset and prepared once. */
class StatementTest {
  private static final Event EVENT = Event.numbered(1);
  private static final Documents<Event> EVENTS =
      Coodie.of(TestDriver.empty()).documents(Event.class);

  @Test
  void values_are_bound_in_the_order_of_their_markers() {
    CqlStatement query =
        EVENTS
            .find(Event_.service.eq("pay"), Event_.seq.in(1, 2))
            .limit(8)
            .perPartitionLimit(7)
            .allowFiltering()
            .cql()
            .all();
    CqlStatement update =
        EVENTS
            .ttl(Duration.ofSeconds(60))
            .timestamp(Instant.ofEpochSecond(1, 5_000))
            .at(EVENT)
            .cql()
            .update(Event_.counts.put("x", 9), Event_.kind.set("new"));
    CqlStatement conditional =
        EVENTS
            .at(EVENT)
            .cql()
            .onlyIf(Event_.counts.at("y").eq(1), Event_.level.ne(null))
            .update(Event_.kind.set(null));

    assertThat(query.values()).containsExactly("pay", List.of(1, 2), 7, 8);
    assertThat(update.values())
        .containsExactly(1_000_005L, 60, "x", 9, "new", "pay", Event.DAY, Event.TIME, 1);
    assertThat(conditional.values())
        .containsExactly(null, "pay", Event.DAY, Event.TIME, 1, "y", 1, null);
  }

  @Test
  void a_save_binds_every_property_then_timestamp_and_ttl() {
    CqlStatement save = EVENTS.ttl(Duration.ofDays(1)).timestamp(Instant.EPOCH).cql().save(EVENT);

    assertThat(save.values())
        .containsExactly(
            "pay",
            Event.DAY,
            Event.TIME,
            1,
            "ann",
            "started",
            3,
            Set.of("a"),
            List.of("n"),
            Map.of("x", 1),
            List.of(1, 2),
            0L,
            86_400);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void a_thousand_calls_of_one_shape_share_one_text(String what, IntFunction<CqlStatement> call) {
    Set<String> texts =
        IntStream.range(0, 1_000)
            .mapToObj(i -> call.apply(i).text())
            .collect(Collectors.toCollection(StatementTest::byIdentity));

    assertThat(texts.size()).isEqualTo(1);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("ttl", i -> EVENTS.ttl(Duration.ofSeconds(i + 1)).cql().save(EVENT)),
        shape("timestamp", i -> EVENTS.timestamp(Instant.ofEpochSecond(i)).cql().delete(EVENT)),
        shape("limit", i -> EVENTS.find().limit(i + 1).cql().all()),
        shape("per partition limit", i -> EVENTS.find().perPartitionLimit(i + 1).cql().all()),
        shape("page size", i -> EVENTS.find().pageSize(i + 1).cql().all()),
        shape("value", i -> EVENTS.find(Event_.kind.eq("s" + i)).cql().all()),
        shape(
            "size of IN",
            i ->
                EVENTS
                    .find(Event_.level.in(IntStream.rangeClosed(0, i % 50).boxed().toList()))
                    .cql()
                    .all()),
        shape(
            "size of IN in a condition",
            i ->
                EVENTS
                    .at(EVENT)
                    .cql()
                    .onlyIf(Event_.level.in(IntStream.rangeClosed(0, i % 50).boxed().toList()))
                    .update(Event_.kind.set("x"))),
        shape(
            "size of IN of rows to delete",
            i ->
                EVENTS
                    .at(
                        Event_.partition(),
                        Event_.eventTime.eq(Event.TIME),
                        Event_.seq.in(IntStream.rangeClosed(0, i % 50).boxed().toList()))
                    .cql()
                    .delete()),
        shape("limit of rows", i -> EVENTS.find().limit(i + 1).cql().rows(Event_.seq)),
        shape("limit of json", i -> EVENTS.find().limit(i + 1).cql().json()),
        shape("document", i -> EVENTS.cql().save(Event.numbered(i))),
        shape("null", i -> EVENTS.cql().save(i % 2 == 0 ? Event.bare() : EVENT)),
        shape("skipped null", i -> EVENTS.skipNulls().cql().save(i == 1 ? Event.bare() : EVENT)),
        shape("map entry", i -> EVENTS.at(EVENT).cql().update(Event_.counts.put("k" + i, i))),
        shape("list index", i -> EVENTS.at(EVENT).cql().update(Event_.notes.setAt(i, "x"))),
        shape("added", i -> EVENTS.at(EVENT).cql().update(Event_.tags.add("x" + i, "y"))),
        shape("condition", i -> EVENTS.at(EVENT).cql().onlyIf(Event_.level.eq(i)).delete()),
        shape("token", i -> EVENTS.find(EVENTS.token().gt(i)).cql().all()),
        shape("timeout", i -> EVENTS.timeout(Duration.ofMillis(i + 1)).cql().save(EVENT)),
        shape("dynamic column", i -> EVENTS.find(EVENTS.column("level").eq(i)).cql().all()),
        shape("rows", i -> EVENTS.find().cql().rows(Event_.seq, Event_.kind)));
  }

  @Test
  void a_projection_has_one_text_too() {
    Documents<Product> products = Coodie.of(TestDriver.empty()).documents(Product.class);

    Set<String> texts = byIdentity();
    for (int i = 0; i < 1_000; i++) {
      texts.add(products.find(Product_.id.eq(1L)).as(ProductName.class).cql().all().text());
    }

    assertThat(texts.size()).isEqualTo(1);
    assertThat(texts.iterator().next())
        .isEqualTo("SELECT \"name\" FROM ks.product WHERE \"id\" = ?");
  }

  @Test
  void a_save_writes_null_and_skip_nulls_leaves_the_cell() {
    CqlStatement save = EVENTS.cql().save(Event.bare());
    CqlStatement skipping = EVENTS.skipNulls().cql().save(Event.bare());

    assertThat(unset(save)).isEmpty();
    assertThat(save.cell(5)).isNull();
    assertThat(unset(skipping)).containsExactly(4, 5, 7, 8, 9);
  }

  @Test
  void insert_if_not_exists_never_writes_nulls_or_empty_collections() {
    CqlStatement bare = EVENTS.cql().insertIfNotExists(Event.bare());
    CqlStatement full = EVENTS.cql().insertIfNotExists(EVENT);

    assertThat(unset(bare)).containsExactly(4, 5, 7, 8, 9);
    assertThat(unset(full)).isEmpty();
  }

  @Test
  void an_empty_frozen_collection_is_a_value() {
    CqlStatement insert = EVENTS.cql().insertIfNotExists(Event.bare());

    assertThat(insert.isUnset(10)).isFalse();
    assertThat(insert.values().get(10)).isEqualTo(List.of());
  }

  @Test
  void options_go_with_every_statement_of_the_handle() {
    Documents<Event> handle =
        EVENTS
            .consistency(Consistency.QUORUM)
            .serialConsistency(Consistency.LOCAL_SERIAL)
            .timeout(Duration.ofSeconds(3))
            .profile("slow");
    StatementOptions expected =
        new StatementOptions(
            Consistency.QUORUM, Consistency.LOCAL_SERIAL, Duration.ofSeconds(3), "slow");

    assertThat(
            List.of(
                handle.cql().save(EVENT),
                handle.cql().insertIfNotExists(EVENT),
                handle.cql().delete(EVENT),
                handle.find().cql().all(),
                handle.find().cql().count(),
                handle.find().cql().exists(),
                handle.find().cql().rows(Event_.seq),
                handle.at(EVENT).cql().update(Event_.kind.set("x")),
                handle.at(EVENT).cql().ifExists().delete()))
        .extracting(CqlStatement::options)
        .containsOnly(expected);
    assertThat(EVENTS.cql().save(EVENT).options()).isEqualTo(StatementOptions.DEFAULT);
  }

  @Test
  void a_query_can_have_its_own_consistency_and_timeout() {
    CqlStatement statement =
        EVENTS
            .consistency(Consistency.ONE)
            .find()
            .consistency(Consistency.ALL)
            .timeout(Duration.ofSeconds(1))
            .pageSize(77)
            .cql()
            .all();

    assertThat(statement.options().consistency()).isEqualTo(Consistency.ALL);
    assertThat(statement.options().timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(statement.pageSize()).isEqualTo(77);
  }

  private static List<Integer> unset(CqlStatement statement) {
    return IntStream.range(0, statement.size()).filter(statement::isUnset).boxed().toList();
  }

  private static Set<String> byIdentity() {
    return java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
  }

  private static Arguments shape(String what, IntFunction<CqlStatement> call) {
    return arguments(what, call);
  }
}
