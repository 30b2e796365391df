package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
