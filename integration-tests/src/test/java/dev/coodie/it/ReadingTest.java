package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.column.Condition;
import dev.coodie.column.Slice;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.Row;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MultipleDocumentsException;
import dev.coodie.error.StatementException;
import dev.coodie.error.UnavailableException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(EmbeddedCoodieExtension.class)
class ReadingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate NEXT = DAY.plusDays(1);

  private final Documents<Reading> readings;

  ReadingTest(Coodie coodie) {
    this.readings = coodie.documents(Reading.class);
  }

  /** Sensor "a" has hours 0 to 3 with minutes 0 and 30 on two days; sensor "b" one row. */
  @BeforeAll
  static void save_readings(Coodie coodie) {
    coodie.schema().plan(Reading.class).apply();
    Documents<Reading> readings = coodie.documents(Reading.class);
    for (LocalDate day : List.of(DAY, NEXT)) {
      for (int hour = 0; hour < 4; hour++) {
        readings.save(Reading.of("a", day, hour, 0));
        readings.save(Reading.of("a", day, hour, 30));
      }
    }
    readings.save(
        new Reading(
            "b", DAY, 9, 15, 99.5, "good", Set.of("x", "y"), List.of("n1"), Map.of("k", "v")));
  }

  static Stream<Arguments> conditions() {
    Condition<Reading> day = Reading_.partition("a", DAY);
    return Stream.of(
        Arguments.of("eq", day.and(Reading_.hour.eq(2)), "2:0 2:30"),
        Arguments.of("lt", day.and(Reading_.hour.lt(1)), "0:0 0:30"),
        Arguments.of("lte", day.and(Reading_.hour.lte(1)), "1:0 1:30 0:0 0:30"),
        Arguments.of("gt", day.and(Reading_.hour.gt(2)), "3:0 3:30"),
        Arguments.of("gte", day.and(Reading_.hour.gte(3)), "3:0 3:30"),
        Arguments.of("in", day.and(Reading_.hour.in(0, 3)), "3:0 3:30 0:0 0:30"),
        Arguments.of("in with list", day.and(Reading_.hour.in(List.of(1))), "1:0 1:30"),
        Arguments.of("slice", day.and(Reading_.hour.eq(2)).and(Reading_.minute.gt(0)), "2:30"),
        Arguments.of(
            "several eq", day.and(Reading_.hour.eq(2)).and(Reading_.minute.eq(30)), "2:30"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditions")
  void an_operator_finds_its_rows(String name, Condition<Reading> condition, String expected) {
    assertThat(times(readings.find(condition).all())).isEqualTo(expected);
    assertThat(times(readings.find(condition).async().all().toCompletableFuture().join()))
        .isEqualTo(expected);
    assertThat(readings.find(condition).count()).isEqualTo(expected.split(" ").length);
  }

  @Test
  void a_slice_over_several_columns_is_one_position(Coodie coodie) {
    coodie.schema().plan(Watch.class).apply();
    Documents<Watch> watches = coodie.documents(Watch.class);
    for (int i = 0; i < 9; i++) {
      watches.save(new Watch("w", i / 3, i % 3));
    }
    Condition<Watch> watch = Watch_.partition("w");

    assertThat(watches.find(watch, Slice.of(Watch_.major, Watch_.minor).gt(1, 1)).all())
        .extracting(w -> w.major() + "." + w.minor())
        .containsExactly("1.2", "2.0", "2.1", "2.2");
    assertThat(watches.find(watch, Slice.of(Watch_.major, Watch_.minor).lte(0, 1)).all())
        .extracting(w -> w.major() + "." + w.minor())
        .containsExactly("0.0", "0.1");
  }

  @Test
  void collections_and_indexes_are_searched() {
    assertThat(readings.find(Reading_.tags.contains("x")).all()).hasSize(1);
    assertThat(readings.find(Reading_.tags.contains("z")).all()).isEmpty();
    assertThat(readings.find(Reading_.quality.eq("good")).one().sensor()).isEqualTo("b");
    assertThat(readings.find(Reading_.labels.containsKey("k")).one().sensor()).isEqualTo("b");
    assertThat(readings.find(Reading_.labels.at("k").eq("v")).allowFiltering().all()).hasSize(1);
    assertThat(readings.find(Reading_.notes.contains("n1")).allowFiltering().count()).isEqualTo(1);
    assertThat(readings.find(Reading_.value.gt(50.0)).allowFiltering().one().value())
        .isEqualTo(99.5);
  }

  @Test
  void like_matches_a_pattern_where_an_index_can(Coodie coodie) {
    coodie.schema().plan(User.class).apply();
    coodie.execute(
        "CREATE CUSTOM INDEX users_email_sasi ON users (email) USING"
            + " 'org.apache.cassandra.index.sasi.SASIIndex' WITH OPTIONS = {'mode': 'CONTAINS'}");
    Documents<User> users = coodie.documents(User.class);
    users.save(User.of("liza", 30));
    users.save(User.of("omar", 40));

    assertThat(users.find(User_.email.like("%iza@%")).all())
        .extracting(User::name)
        .containsExactly("liza");
  }

  @Test
  void filtering_that_was_not_allowed_is_refused_with_what_to_do() {
    assertThatThrownBy(() -> readings.find(Reading_.value.gt(50.0)).all())
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("allowFiltering()");
  }

  @Test
  void a_token_range_walks_the_whole_table() {
    long middle = 0;

    List<Reading> low = readings.find(readings.token().lte(middle)).all();
    List<Reading> high = readings.find(readings.token().gt(middle)).all();

    assertThat(low.size() + high.size()).isEqualTo(17);
    assertThat(Stream.concat(low.stream(), high.stream()).distinct()).hasSize(17);
  }

  @Test
  void a_token_of_a_partition_separates_what_follows() {
    Condition<Reading> partition = Reading_.partition("a", DAY);

    int upTo = readings.find(readings.token().upTo(partition)).all().size();
    int after = readings.find(readings.token().after(partition)).all().size();

    assertThat(upTo + after).isEqualTo(17);
    assertThat(upTo).isGreaterThanOrEqualTo(8);
  }

  @Test
  void rows_come_in_the_order_asked_for() {
    Query<Reading> day = readings.find(Reading_.partition("a", DAY));

    assertThat(times(day.orderBy(Reading_.hour.asc(), Reading_.minute.desc()).limit(3).all()))
        .isEqualTo("0:30 0:0 1:30");
    assertThat(times(day.limit(3).all())).isEqualTo("3:0 3:30 2:0");
    assertThatThrownBy(() -> day.orderBy(readings.column("value").desc()).all())
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("not a clustering column");
  }

  @Test
  void limits_hold_in_all_and_for_each_partition() {
    assertThat(readings.find().limit(5).all()).hasSize(5);
    assertThat(readings.find().perPartitionLimit(2).all()).hasSize(5);
    assertThat(readings.find().perPartitionLimit(2).limit(3).all()).hasSize(3);
    assertThat(readings.find().limit(5).pageSize(2).all()).hasSize(5);
  }

  @Test
  void one_first_at_most_one_and_get_say_how_many_they_expect() {
    Condition<Reading> none = Reading_.key("a", DAY, 17, 0);
    Condition<Reading> one = Reading_.key("a", DAY, 1, 30);
    Condition<Reading> many = Reading_.partition("a", DAY);

    assertThat(readings.find(many).first()).get().extracting(Reading::hour).isEqualTo(3);
    assertThat(readings.find(none).first()).isEmpty();
    assertThat(readings.find(one).one().minute()).isEqualTo(30);
    assertThat(readings.find(none).atMostOne()).isEmpty();
    assertThat(readings.findOne(one)).isPresent();
    assertThat(readings.get(one).hour()).isEqualTo(1);
    assertThatThrownBy(() -> readings.get(none))
        .isInstanceOf(DocumentNotFoundException.class)
        .hasMessageStartingWith("Expected one Reading, found none: SELECT")
        .hasMessageEndingWith("[coodie-301]");
    assertThatThrownBy(() -> readings.findOne(many))
        .isInstanceOf(MultipleDocumentsException.class)
        .hasMessageNotContaining("2026");
    assertThat(readings.find(one).exists()).isTrue();
    assertThat(readings.find(none).exists()).isFalse();
  }

  @Test
  void a_projection_reads_only_its_columns(Coodie coodie) {
    coodie.schema().plan(User.class).apply();
    Documents<User> users = coodie.documents(User.class);
    users.save(User.of("projected", 51));

    Query<UserAge> ages = users.find(User_.key("projected")).as(UserAge.class);

    assertThat(ages.one()).isEqualTo(new UserAge("projected", 51));
    assertThat(ages.async().all().toCompletableFuture().join()).hasSize(1);
    assertThat(ages.cql().all().text()).startsWith("SELECT \"name\", \"age\" FROM");
  }

  @Test
  void chosen_columns_come_as_rows() {
    List<Row> rows =
        readings.find(Reading_.partition("a", DAY)).limit(1).rows(Reading_.minute, Reading_.hour);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get(Reading_.hour)).isEqualTo(3);
    assertThat(rows.get(0).get(0)).isEqualTo(0);
    assertThat(rows.get(0).get("hour", Integer.class)).isEqualTo(3);
    assertThatThrownBy(() -> rows.get(0).get("value"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("Columns: minute, hour");
  }

  @Test
  void consistency_and_timeout_are_used() {
    Query<Reading> day = readings.find(Reading_.partition("a", DAY));

    assertThat(day.consistency(Consistency.ALL).timeout(Duration.ofSeconds(10)).all()).hasSize(8);
    assertThatThrownBy(() -> day.consistency(Consistency.THREE).all())
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void pages_are_complete_and_the_last_one_says_so() {
    Query<Reading> day = readings.find(Reading_.partition("a", DAY)).pageSize(4);

    Page<Reading> first = day.page();
    Page<Reading> last = day.page(PageToken.parse(first.next().orElseThrow().toString()));

    assertThat(times(first.items()) + " " + times(last.items()))
        .isEqualTo("3:0 3:30 2:0 2:30 1:0 1:30 0:0 0:30");
    assertThat(last.next()).isEmpty();
  }

  @Test
  void filtered_pages_are_never_empty() {
    Query<Reading> rare = readings.find(Reading_.value.eq(99.5)).allowFiltering().pageSize(1);

    Page<Reading> page = rare.page();

    assertThat(page.items()).hasSize(1);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void a_token_of_another_query_is_refused() {
    Page<Reading> page = readings.find(Reading_.partition("a", DAY)).pageSize(2).page();
    PageToken token = page.next().orElseThrow();

    assertThatThrownBy(() -> readings.find(Reading_.partition("a", NEXT)).page(token))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("another query");
  }

  @Test
  void every_page_is_read_with_the_default_page_size(Coodie coodie) throws Exception {
    coodie.schema().plan(Watch.class).apply();
    Documents<Watch> watches = coodie.documents(Watch.class);
    int rows = 12_000;
    Semaphore inFlight = new Semaphore(256);
    for (int i = 0; i < rows; i++) {
      inFlight.acquire();
      var unused =
          watches
              .async()
              .save(new Watch("many", i, 0))
              .whenComplete((done, error) -> inFlight.release());
    }
    inFlight.acquire(256);
    Query<Watch> many = watches.find(Watch_.partition("many"));

    assertThat(many.all()).hasSize(rows);
    assertThat(many.async().all().toCompletableFuture().join()).hasSize(rows);
    assertThat(many.stream().map(Watch::major).distinct()).hasSize(rows);
    AtomicInteger streamed = new AtomicInteger();
    many.async().stream(w -> streamed.incrementAndGet()).toCompletableFuture().join();
    assertThat(streamed).hasValue(rows);
    assertThat(many.rows(Watch_.major)).hasSize(rows);
    assertThat(many.count()).isEqualTo(rows);
    assertThat(coodie.execute("SELECT major FROM watch WHERE name = ?", "many")).hasSize(rows);
    assertThat(coodie.stream("SELECT major FROM watch WHERE name = ?", "many")).hasSize(rows);
    List<Watch> paged = new ArrayList<>();
    Page<Watch> page = many.page();
    paged.addAll(page.items());
    while (page.next().isPresent()) {
      page = many.page(page.next().get());
      paged.addAll(page.items());
    }
    assertThat(paged).hasSize(rows).doesNotHaveDuplicates();
  }

  private static String times(List<Reading> found) {
    return found.stream().map(r -> r.hour() + ":" + r.minute()).collect(Collectors.joining(" "));
  }
}
