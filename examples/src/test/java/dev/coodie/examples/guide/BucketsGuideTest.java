package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Time buckets. */
class BucketsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Measurement.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Measurement> measurements = coodie.documents(Measurement.class);

  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

  @BeforeEach
  void a_value_every_hour_for_three_days() {
    for (int hour = 0; hour < 72; hour++) {
      measurements.save(new Measurement("attic", null, START.plus(Duration.ofHours(hour)), hour));
    }
  }

  @Test
  void the_bucket_is_filled_and_walked() {
    // tag::buckets-read[]
    Instant from = Instant.parse("2026-11-20T22:00:00Z");
    Instant to = Instant.parse("2026-11-22T02:00:00Z");

    List<Measurement> newestFirst =
        measurements.find(Measurement_.sensor.eq("attic")).between(from, to).all();
    Page<Measurement> page =
        measurements
            .find(Measurement_.sensor.eq("attic"))
            .between(from, to)
            .oldestFirst()
            .pageSize(10)
            .page();
    // end::buckets-read[]

    assertThat(newestFirst).hasSize(28);
    assertThat(newestFirst.get(0).value()).isEqualTo(49);
    assertThat(newestFirst.get(0).day()).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThat(page.items())
        .extracting(Measurement::value)
        .startsWith(22.0, 23.0, 24.0)
        .hasSize(10);
    assertThat(page.next()).isPresent();
  }

  @Test
  void one_bucket_is_an_ordinary_partition() {
    assertThat(
            measurements.find(Measurement_.partition("attic", LocalDate.of(2026, 11, 21))).count())
        .isEqualTo(24);
  }
}
