package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Counters;
import dev.coodie.batch.Batch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class CountingTest {
  private final Coodie coodie;
  private final Counters<Visits> visits;

  CountingTest(Coodie coodie) {
    this.coodie = coodie;
    this.visits = coodie.counters(Visits.class);
  }

  @BeforeAll
  static void create_table(Coodie coodie) {
    coodie.execute(
        "CREATE TABLE visits (page text, day int, views counter, likes counter,"
            + " PRIMARY KEY (page, day)) WITH CLUSTERING ORDER BY (day DESC)");
  }

  @Test
  void counters_are_counted_and_read() {
    visits.at(Visits_.key("front", 1)).update(Visits_.views.add(5));
    visits.at(Visits_.key("front", 1)).update(Visits_.views.add(2), Visits_.likes.subtract(1));
    visits.at(new Visits("front", 2, null, null)).update(Visits_.likes.add(3));

    assertThat(visits.get(Visits_.key("front", 1))).isEqualTo(new Visits("front", 1, 7L, -1L));
    assertThat(visits.find(Visits_.page.eq("front")).all())
        .containsExactly(new Visits("front", 2, null, 3L), new Visits("front", 1, 7L, -1L));
    assertThat(visits.findOne(Visits_.key("front", 9))).isEmpty();
    assertThatThrownBy(() -> visits.get(Visits_.key("front", 9)))
        .isInstanceOf(DocumentNotFoundException.class);
  }

  @Test
  void counters_are_counted_without_waiting() {
    visits
        .at(Visits_.key("async", 1))
        .async()
        .update(Visits_.views.add(1))
        .thenCompose(
            done -> visits.at(Visits_.key("async", 1)).async().update(Visits_.views.add(1)))
        .toCompletableFuture()
        .join();

    assertThat(visits.async().get(Visits_.key("async", 1)).toCompletableFuture().join())
        .isEqualTo(new Visits("async", 1, 2L, null));
  }

  @Test
  void rows_and_single_counters_are_deleted() {
    for (int day = 1; day <= 3; day++) {
      visits.at(Visits_.key("gone", day)).update(Visits_.views.add(1), Visits_.likes.add(1));
    }

    visits.at(Visits_.key("gone", 3)).delete();
    visits.at(Visits_.key("gone", 2)).delete(Visits_.likes);

    assertThat(visits.find(Visits_.page.eq("gone")).all())
        .containsExactly(new Visits("gone", 2, 1L, null), new Visits("gone", 1, 1L, 1L));
    visits.at(Visits_.page.eq("gone")).delete();
    assertThat(visits.find(Visits_.page.eq("gone")).exists()).isFalse();
  }

  @Test
  void a_batch_counts_in_several_rows() {
    CqlStatement raw =
        CqlStatement.of("UPDATE visits SET likes = likes + 4 WHERE page = 'batch2' AND day = 1");

    coodie.execute(
        Batch.counter(
            visits.at(Visits_.key("batch1", 1)).cql().update(Visits_.views.add(2)),
            visits.at(Visits_.key("batch1", 2)).cql().update(Visits_.views.add(3)),
            raw));

    assertThat(visits.find(Visits_.page.eq("batch1")).all())
        .containsExactly(new Visits("batch1", 2, 3L, null), new Visits("batch1", 1, 2L, null));
    assertThat(visits.get(Visits_.key("batch2", 1)).likes()).isEqualTo(4);
  }

  @Test
  void counting_is_divided_by_partition() {
    List<Batch> batches =
        Batch.byPartition(
            List.of(
                visits.at(Visits_.key("left", 1)).cql().update(Visits_.views.add(1)),
                visits.at(Visits_.key("right", 1)).cql().update(Visits_.views.add(1)),
                visits.at(Visits_.key("left", 1)).cql().update(Visits_.views.add(1))));

    batches.forEach(coodie::execute);

    assertThat(batches).hasSize(2);
    assertThat(visits.get(Visits_.key("left", 1)).views()).isEqualTo(2);
    assertThat(visits.get(Visits_.key("right", 1)).views()).isEqualTo(1);
  }

  @Test
  void a_counter_found_by_name_is_not_set() {
    assertThatThrownBy(() -> visits.at(Visits_.key("a", 1)).update(visits.column("views").set(1L)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("[coodie-257]");
  }
}
