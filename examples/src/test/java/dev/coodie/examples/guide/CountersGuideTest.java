package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Counters;
import dev.coodie.batch.Batch;
import dev.coodie.error.ConfigurationException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counters. */
class CountersGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(PageVisits.class);

  private final Coodie coodie = DB.coodie();
  private final Counters<PageVisits> visits = coodie.counters(PageVisits.class);

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void counters_are_added_to() {
    // tag::counters-update[]
    visits
        .at(PageVisits_.key("front", DAY))
        .update(PageVisits_.views.add(2), PageVisits_.likes.subtract(1));

    PageVisits today = visits.get(PageVisits_.key("front", DAY));
    // end::counters-update[]

    assertThat(today).isEqualTo(new PageVisits("front", DAY, 2, -1));
  }

  @Test
  void a_counter_that_was_never_counted_is_zero() {
    visits.at(PageVisits_.key("seen", DAY)).update(PageVisits_.views.add(1));

    assertThat(visits.get(PageVisits_.key("seen", DAY)).likes()).isZero();
    assertThat(visits.findOne(PageVisits_.key("never", DAY))).isEmpty();
  }

  @Test
  void several_rows_are_counted_in_one_batch() {
    // tag::counters-batch[]
    coodie.execute(
        Batch.counter(
            visits.at(PageVisits_.key("left", DAY)).cql().update(PageVisits_.views.add(1)),
            visits.at(PageVisits_.key("right", DAY)).cql().update(PageVisits_.views.add(1))));
    // end::counters-batch[]

    assertThat(visits.get(PageVisits_.key("right", DAY)).views()).isEqualTo(1);
  }

  @Test
  void counting_is_never_retried() {
    assertThat(
            visits
                .at(PageVisits_.key("front", DAY))
                .cql()
                .update(PageVisits_.views.add(1))
                .idempotent())
        .isFalse();
  }

  @Test
  void counters_are_no_documents() {
    assertThatThrownBy(() -> coodie.documents(PageVisits.class))
        .isInstanceOf(ConfigurationException.class);
  }
}
