package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.internal.page.PageTokenKeys;
import dev.coodie.internal.page.PageTokens;
import dev.coodie.internal.run.Fetched;
import dev.coodie.model.DocumentModel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketQueryTest {
  private static final Instant FROM = Instant.parse("2026-11-20T06:00:00Z");
  private static final DocumentModel<Measure> MODEL = Measure_.MODEL;

  /** Rows by day, answered like a server does: in order, a page at a time. */
  private final Map<LocalDate, List<Measure>> days = new TreeMap<>();

  private final TestDriver driver =
      new TestDriver(statement -> CompletableFuture.completedFuture(answer(statement)));
  private final Documents<Measure> measures = Coodie.of(driver).documents(Measure.class);

  private ResultPage answer(CqlStatement statement) {
    List<Object> values = statement.values();
    List<Measure> rows = new ArrayList<>();
    for (Measure row : days.getOrDefault((LocalDate) values.get(1), List.of())) {
      if (!row.time().isBefore((Instant) values.get(2))
          && row.time().isBefore((Instant) values.get(3))) {
        rows.add(row);
      }
    }
    if (statement.text().contains("DESC")) {
      Collections.reverse(rows);
    }
    ByteBuffer state = statement.pagingState();
    int start = state == null ? 0 : state.getInt(state.position());
    int size = statement.pageSize() == 0 ? 100 : statement.pageSize();
    int end = Math.min(rows.size(), start + size);
    ByteBuffer next = end < rows.size() ? ByteBuffer.allocate(4).putInt(0, end) : null;
    return TestDriver.page(MODEL, rows.subList(start, end), next);
  }

  private void rows(int... hours) {
    for (int hour : hours) {
      Instant time = FROM.plus(Duration.ofHours(hour));
      LocalDate day = BucketUnit.DAY.date(time);
      days.computeIfAbsent(day, d -> new ArrayList<>()).add(new Measure("s", day, time, 0));
    }
  }

  private BucketQuery<Measure> between(int fromHour, int toHour) {
    return measures
        .find(Measure_.sensor.eq("s"))
        .between(FROM.plus(Duration.ofHours(fromHour)), FROM.plus(Duration.ofHours(toHour)));
  }

  private static List<Integer> hours(List<Measure> rows) {
    return rows.stream().map(m -> (int) Duration.between(FROM, m.time()).toHours()).toList();
  }

  @Test
  void every_bucket_of_the_range_is_read_in_the_order_of_the_table() {
    rows(-1, 0, 5, 23, 24, 71, 72);

    assertThat(hours(between(0, 72).all())).containsExactly(71, 24, 23, 5, 0);
    assertThat(hours(between(0, 72).oldestFirst().all())).containsExactly(0, 5, 23, 24, 71);
    assertThat(hours(between(0, 72).async().all().toCompletableFuture().join()))
        .containsExactly(71, 24, 23, 5, 0);
    assertThat(hours(between(0, 72).stream().toList())).containsExactly(71, 24, 23, 5, 0);
    assertThat(driver.sent)
        .hasSize(16)
        .extracting(CqlStatement::text)
        .containsOnly(driver.sent.get(0).text(), driver.sent.get(4).text());
  }

  @Test
  void a_publisher_goes_over_buckets() {
    rows(0, 5, 23, 24, 71);
    List<Measure> found = new ArrayList<>();
    Probe<Measure> probe = new Probe<>(4);
    probe.then = found::add;
    between(0, 72).oldestFirst().publisher().subscribe(probe);

    assertThat(hours(found)).containsExactly(0, 5, 23, 24);
    probe.request(9);
    assertThat(hours(found)).containsExactly(0, 5, 23, 24, 71);
    assertThat(probe.completed).isEqualTo(1);
  }

  @Test
  void a_limit_counts_over_all_buckets_and_stops_early() {
    rows(0, 1, 2, 20, 21, 22, 23, 44);

    assertThat(hours(between(0, 72).oldestFirst().limit(4).all())).containsExactly(0, 1, 2, 20);
    assertThat(driver.sent).as("the later days are not asked for").hasSize(2);
    driver.sent.clear();
    assertThat(hours(List.of(between(0, 72).oldestFirst().first().orElseThrow())))
        .containsExactly(0);
    assertThat(driver.sent).hasSize(1);
  }

  @Test
  void pages_are_filled_from_several_buckets() {
    rows(0, 1, 2, 20, 21, 22, 23, 44, 70);
    BucketQuery<Measure> query = between(0, 72).oldestFirst().pageSize(4);
    Page<Measure> first = query.page();
    Page<Measure> second = query.page(PageToken.parse(first.next().orElseThrow().toString()));
    Page<Measure> third = query.page(second.next().orElseThrow());

    assertThat(hours(first.items())).containsExactly(0, 1, 2, 20);
    assertThat(hours(second.items())).containsExactly(21, 22, 23, 44);
    assertThat(hours(third.items())).containsExactly(70);
    assertThat(third.next()).isEmpty();
  }

  @Test
  void a_limit_holds_over_pages() {
    rows(0, 1, 2, 20, 21, 22);
    BucketQuery<Measure> query = between(0, 72).oldestFirst().pageSize(2).limit(3);
    Page<Measure> first = query.page();

    assertThat(hours(first.items())).containsExactly(0, 1);
    assertThat(hours(query.page(first.next().orElseThrow()).items())).containsExactly(2);
    assertThat(query.page(first.next().orElseThrow()).next()).isEmpty();
  }

  @Test
  void no_row_means_an_empty_page_without_a_next() {
    assertThat(between(0, 72).page().items()).isEmpty();
    assertThat(between(0, 72).page().next()).isEmpty();
    assertThat(between(0, 72).first()).isEmpty();
  }

  @Test
  void a_token_belongs_to_its_range() {
    rows(0, 1, 2);
    PageToken token = between(0, 72).pageSize(1).page().next().orElseThrow();

    assertThatThrownBy(() -> between(0, 71).pageSize(1).page(token))
        .hasMessageContaining("coodie-233");
  }

  @Test
  void a_token_of_one_statement_is_none_of_buckets() {
    rows(0, 1, 2);
    var unused = between(0, 72).all();
    CqlStatement first = driver.sent.get(0);
    PageToken plain = token(PageTokens.of(first, PageTokenKeys.ofProcess()), place(0, -1, 0));
    PageToken fewer =
        token(PageTokens.ofBuckets(first, PageTokenKeys.ofProcess(), 3), place(0, -1, 0));

    assertThatThrownBy(() -> between(0, 72).page(plain)).hasMessageEndingWith("[coodie-233]");
    assertThatThrownBy(() -> between(0, 72).page(fewer)).hasMessageEndingWith("[coodie-233]");
    assertThat(between(0, 72).page(token(place(0, -1, 0))).items()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("nowhere")
  void a_place_outside_of_the_query_is_refused_though_the_token_is_ours(
      int limit, ByteBuffer place) {
    BucketQuery<Measure> all = between(0, 72).pageSize(4);
    BucketQuery<Measure> query = limit == 0 ? all : all.limit(limit);
    var unused = query.all();
    PageToken token = token(place);
    driver.sent.clear();

    assertThatThrownBy(() -> query.page(token)).hasMessageEndingWith("[coodie-232]");
    assertThatThrownBy(() -> query.async().page(token).thenRun(() -> {}))
        .as("on the caller's thread")
        .hasMessageEndingWith("[coodie-232]");
    assertThat(driver.sent).isEmpty();
  }

  static Stream<Arguments> nowhere() {
    return Stream.of(
        arguments(0, place(-1, -1, 0)),
        arguments(0, place(-1_000, -1, 0)),
        arguments(0, place(Integer.MIN_VALUE, -1, 0)),
        arguments(0, place(4, -1, 0)),
        arguments(0, place(1_000_000, -1, 0)),
        arguments(0, place(Integer.MAX_VALUE, -1, 0)),
        arguments(0, place(2, 0, 0)),
        arguments(0, place(2, 5, 0)),
        arguments(0, place(2, -5, 0)),
        arguments(3, place(2, -1, 0)),
        arguments(3, place(2, 0, 0)),
        arguments(3, place(2, 4, 0)),
        arguments(3, place(2, 1_000_000, 0)),
        arguments(3, place(2, 3, -1)),
        arguments(3, place(2, 3, -100)),
        arguments(3, place(2, 3, 4)),
        arguments(3, place(2, 3, 100)),
        arguments(0, ByteBuffer.allocate(0)),
        arguments(0, ByteBuffer.allocate(1)),
        arguments(0, ByteBuffer.allocate(11)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9})
  void a_next_page_may_have_another_size(int size) {
    rows(0, 1, 2, 20, 21, 22, 23, 44, 70);
    BucketQuery<Measure> query = between(0, 72).oldestFirst();
    Page<Measure> page = query.pageSize(4).page();
    List<Integer> found = new ArrayList<>(hours(page.items()));
    while (page.next().isPresent()) {
      page = query.pageSize(size).page(page.next().get());
      assertThat(page.items()).hasSizeBetween(1, size);
      found.addAll(hours(page.items()));
    }

    assertThat(found).containsExactly(0, 1, 2, 20, 21, 22, 23, 44, 70);
  }

  private static ByteBuffer place(int bucket, int wanted, int filled) {
    return ByteBuffer.allocate(12).putInt(bucket).putInt(wanted).putInt(filled).flip();
  }

  /** Made with the key, for the query that was sent first, over its four days. */
  private PageToken token(ByteBuffer place) {
    return token(PageTokens.ofBuckets(driver.sent.get(0), PageTokenKeys.ofProcess(), 4), place);
  }

  private static PageToken token(PageTokens tokens, ByteBuffer place) {
    return Page.of(new Fetched<>(List.of(), place), tokens::sealState).next().orElseThrow();
  }

  @Test
  void a_hundred_thousand_empty_buckets_need_no_deep_stack() {
    assertThat(between(0, 99_999 * 24).all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(BucketUnit.class)
  void a_unit_counts_its_buckets(BucketUnit unit) {
    Instant from = Instant.parse("2024-02-28T23:30:00Z");
    Instant to = Instant.parse("2026-03-01T00:30:00Z");
    long count = unit.count(from, to);

    assertThat(unit.plus(unit.start(from), count - 1)).isEqualTo(unit.start(to));
    assertThat(unit.count(from, from.plusNanos(1))).isEqualTo(1);
  }
}
