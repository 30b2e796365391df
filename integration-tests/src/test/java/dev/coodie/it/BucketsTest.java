package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.BucketQuery;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class BucketsTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final int HOURS = 24 * 20;

  private final Documents<Sample> samples;

  BucketsTest(Coodie coodie) {
    this.samples = coodie.documents(Sample.class);
  }

  @BeforeAll
  static void a_sample_every_hour(Coodie coodie) {
    coodie.schema().plan(Sample.class).apply();
    Documents<Sample> samples = coodie.documents(Sample.class);
    for (int hour = 0; hour < HOURS; hour++) {
      samples.save(new Sample("s", null, START.plus(Duration.ofHours(hour)), hour));
    }
  }

  private BucketQuery<Sample> between(int from, int to) {
    return samples
        .find(Sample_.sensor.eq("s"))
        .between(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(to)));
  }

  private static List<Integer> hours(List<Sample> found) {
    return found.stream().map(s -> (int) s.value()).toList();
  }

  private static List<Integer> range(int from, int to) {
    List<Integer> range = new ArrayList<>();
    for (int i = from; i < to; i++) {
      range.add(i);
    }
    return range;
  }

  @Test
  void the_bucket_is_filled_on_write() {
    Sample first = samples.get(Sample_.key("s", LocalDate.of(2026, 11, 1), START));

    assertThat(first.day()).isEqualTo(LocalDate.of(2026, 11, 1));
  }

  @Test
  void a_range_over_buckets_is_read_in_both_orders() {
    List<Integer> newest = range(5, 400);
    Collections.reverse(newest);

    assertThat(hours(between(5, 400).oldestFirst().all())).isEqualTo(range(5, 400));
    assertThat(hours(between(5, 400).newestFirst().all())).isEqualTo(newest);
    assertThat(hours(between(5, 400).all())).as("the order of the table").isEqualTo(newest);
    assertThat(hours(between(-50, 3).oldestFirst().stream().toList())).isEqualTo(range(0, 3));
    assertThat(hours(between(5, 400).limit(30).all())).isEqualTo(newest.subList(0, 30));
    assertThat(between(5, 400).first().map(Sample::value)).hasValue(399.0);
    assertThat(hours(between(5, 40).oldestFirst().async().all().toCompletableFuture().join()))
        .isEqualTo(range(5, 40));
  }

  @Test
  void pages_go_on_over_buckets() {
    BucketQuery<Sample> query = between(7, 300).oldestFirst().pageSize(50);
    List<Integer> all = new ArrayList<>();
    Page<Sample> page = query.page();
    int pages = 1;
    while (page.next().isPresent()) {
      assertThat(page.items()).hasSize(50);
      all.addAll(hours(page.items()));
      page = query.page(PageToken.parse(page.next().get().toString()));
      pages++;
    }
    all.addAll(hours(page.items()));

    assertThat(all).isEqualTo(range(7, 300));
    assertThat(pages).isEqualTo(6);
  }

  @Test
  void small_server_pages_lose_nothing() {
    assertThat(hours(between(0, 100).oldestFirst().pageSize(7).all())).isEqualTo(range(0, 100));
  }

  @Test
  void an_empty_range_has_nothing() {
    assertThat(between(-500, -400).all()).isEmpty();
    assertThat(between(-500, -400).first()).isEqualTo(Optional.empty());
    assertThat(between(-500, -400).page().next()).isEmpty();
  }
}
