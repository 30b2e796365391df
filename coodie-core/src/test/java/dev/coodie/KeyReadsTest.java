package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.Condition;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.InvalidQueryException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One row by its whole key, which needs no limit. */
class KeyReadsTest {
  private static final String BY_KEY =
      "SELECT "
          + Event_.ALL
          + " FROM ks.event WHERE \"service\" = ? AND \"day_bucket\" = ? AND \"event_time\" = ? AND"
          + " \"seq\" = ?";

  private final TestDriver driver = TestDriver.empty();
  private final Coodie coodie = Coodie.of(driver, CoodieConfig.defaults().keyspace("ks"));
  private final Documents<Event> events = coodie.documents(Event.class);

  static Stream<Condition<Event>> wholeKeys() {
    return Stream.of(
        Event_.key(),
        Condition.all(
            Event_.service.eq("pay"),
            Event_.dayBucket.eq(Event.DAY),
            Event_.eventTime.eq(Event.TIME),
            Event_.seq.eq(1)),
        Condition.all(
            Event_.partition(), Condition.all(Event_.eventTime.eq(Event.TIME), Event_.seq.eq(1))));
  }

  @ParameterizedTest
  @MethodSource("wholeKeys")
  void however_a_key_is_put_together_it_is_read_with_the_same_statement(Condition<Event> key) {
    assertThat(events.findOne(key)).isEmpty();
    assertThatThrownBy(() -> events.get(key))
        .isInstanceOf(DocumentNotFoundException.class)
        .hasMessageContaining(BY_KEY);
    CqlStatement told = events.cql().get(key);

    assertThat(driver.sent).hasSize(2);
    for (CqlStatement sent : List.of(driver.sent.get(0), driver.sent.get(1), told)) {
      assertThat(sent.text()).isEqualTo(BY_KEY);
      assertThat(sent.values()).containsExactly("pay", Event.DAY, Event.TIME, 1);
      assertThat(sent.idempotent()).isTrue();
    }
    assertThat(coodie.metrics().allShapes().size()).isEqualTo(1);
  }

  @Test
  void a_key_in_another_order_is_read_with_values_in_that_order() {
    Condition<Event> key =
        Condition.all(
            Event_.seq.eq(1),
            Event_.eventTime.eq(Event.TIME),
            Event_.dayBucket.eq(Event.DAY),
            Event_.service.eq("pay"));

    assertThat(events.findOne(key)).isEmpty();

    assertThat(driver.sent.get(0).text()).endsWith(" AND \"service\" = ?");
    assertThat(driver.sent.get(0).values()).containsExactly(1, Event.TIME, Event.DAY, "pay");
  }

  @Test
  void a_part_of_a_key_and_a_range_keep_their_limit() {
    assertThat(events.findOne(Event_.partition())).isEmpty();
    assertThat(
            events.findOne(Event_.partition(), Event_.eventTime.eq(Event.TIME), Event_.seq.lte(1)))
        .isEmpty();

    assertThat(driver.sent).allMatch(sent -> sent.text().endsWith(" LIMIT ?"));
  }

  @Test
  void what_a_handle_was_told_goes_with_a_read_by_key() {
    Documents<Event> told = events.keyspace("other").consistency(Consistency.QUORUM);

    for (int i = 0; i < 2; i++) {
      assertThat(told.findOne(wholeKeys().toList().get(1))).isEmpty();
      assertThat(events.findOne(wholeKeys().toList().get(1))).isEmpty();
    }

    String other = BY_KEY.replace("ks.event", "other.event");
    assertThat(driver.sent)
        .extracting(CqlStatement::text)
        .containsExactly(other, BY_KEY, other, BY_KEY);
    assertThat(driver.sent)
        .extracting(sent -> sent.options().consistency())
        .containsExactly(Consistency.QUORUM, null, Consistency.QUORUM, null);
  }

  @Test
  void a_read_by_key_counts_as_a_shape_that_was_found() {
    for (int i = 0; i < 5; i++) {
      assertThat(coodie.documents(Product.class).findOne(Product_.id.eq((long) i))).isEmpty();
    }

    assertThat(coodie.metrics().allShapes().misses()).isEqualTo(1);
    assertThat(coodie.metrics().allShapes().hits()).isEqualTo(4);
  }

  @Test
  void a_null_in_a_key_is_refused_before_anything_is_sent() {
    Condition<Event> key =
        Condition.all(
            Event_.service.eq("pay"),
            Event_.dayBucket.eq(Event.DAY),
            Event_.eventTime.eq(null),
            Event_.seq.eq(1));

    assertThatThrownBy(() -> events.get(key))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("coodie-208");
    assertThat(driver.sent).isEmpty();
  }

  /** Texts of queries are found by what tells them apart; each is asked for twice. */
  @Test
  void queries_that_differ_a_little_do_not_get_the_text_of_each_other() {
    for (int round = 0; round < 2; round++) {
      for (Function<Documents<Event>, CqlStatement> query : alike().toList()) {
        CqlStatement alone = query.apply(Coodie.of(driver).documents(Event.class).keyspace("ks"));
        CqlStatement among = query.apply(events);

        assertThat(among.text()).isEqualTo(alone.text());
        assertThat(among.values()).isEqualTo(alone.values());
        assertThat(among.pageSize()).isEqualTo(alone.pageSize());
      }
    }
  }

  private static Stream<Function<Documents<Event>, CqlStatement>> alike() {
    Stream<Function<Documents<Event>, Query<Event>>> queries =
        Stream.of(
            e -> e.find(),
            e -> e.keyspace("other").find(),
            e -> e.find(Event_.partition()),
            e -> e.find(Event_.level.eq(1)),
            e -> e.find(Event_.level.lt(1)),
            e -> e.find(Event_.level.lte(1)),
            e -> e.find(Event_.level.gt(1)),
            e -> e.find(Event_.level.gte(1)),
            e -> e.find(Event_.level.in(1, 2)),
            e -> e.find(Event_.kind.eq("x")),
            e -> e.find(Event_.kind.eq("x"), Event_.level.eq(1)),
            e -> e.find(Event_.level.eq(1), Event_.kind.eq("x")),
            e -> e.find(Event_.counts.at("x").eq(1)),
            e -> e.find(e.token().gt(1)));
    return queries
        .flatMap(
            query ->
                Stream.<Function<Documents<Event>, Query<Event>>>of(
                    query,
                    e -> query.apply(e).limit(3),
                    e -> query.apply(e).perPartitionLimit(3),
                    e -> query.apply(e).allowFiltering(),
                    e -> query.apply(e).bypassCache(),
                    e -> query.apply(e).limit(3).allowFiltering(),
                    e -> query.apply(e).orderBy(Event_.eventTime.desc())))
        .flatMap(
            query ->
                Stream.<Function<Documents<Event>, CqlStatement>>of(
                    e -> query.apply(e).cql().all(), e -> query.apply(e).cql().json()));
  }
}
