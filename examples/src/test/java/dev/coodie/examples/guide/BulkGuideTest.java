package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.bulk.BulkResult;
import dev.coodie.bulk.BulkRun;
import dev.coodie.bulk.Outcome;
import dev.coodie.column.Condition;
import dev.coodie.error.BulkException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many documents. */
class BulkGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Purchase.class);

  private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

  private final Coodie coodie = DB.coodie();
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);

  private static Purchase purchase(int number) {
    return new Purchase(
        "customer" + number % 4, DAY, number, Purchase.Status.OPEN, 1, BigDecimal.ONE);
  }

  private static List<Purchase> purchases(int size) {
    return IntStream.range(0, size).mapToObj(BulkGuideTest::purchase).toList();
  }

  @BeforeEach
  void nothing() {
    purchases.truncate();
  }

  @Test
  void many_are_saved_read_and_deleted() {
    List<Purchase> all = purchases(1_000);

    // tag::bulk-first[]
    BulkResult saved = purchases.bulk().saveAll(all); // an Iterable, a Stream or a Publisher
    List<Condition<Purchase>> keys = List.of(key(7), key(1_234));
    List<Optional<Purchase>> found = purchases.bulk().getAll(keys);
    purchases.bulk().deleteAll(all.stream().filter(purchase -> purchase.number() < 500));
    // end::bulk-first[]

    assertThat(saved.items()).isEqualTo(1_000);
    assertThat(found).containsExactly(Optional.of(purchase(7)), Optional.empty());
    assertThat(purchases.find().count()).isEqualTo(500);
  }

  private static Condition<Purchase> key(int number) {
    return Purchase_.key("customer" + number % 4, DAY, number);
  }

  @Test
  void what_failed_is_told_at_the_end() {
    List<Purchase> source = Arrays.asList(purchase(1), null, purchase(3));
    List<String> log = new ArrayList<>();

    // tag::bulk-failures[]
    try {
      purchases.bulk().retries(5).saveAll(source);
    } catch (BulkException e) {
      log.add(e.getMessage());
      for (BulkException.Failure failure : e.failures()) {
        log.add(failure.index() + ": " + failure.error().getMessage());
      }
    }
    // end::bulk-failures[]

    assertThat(log).hasSize(2);
    assertThat(log.get(0)).startsWith("1 of 3 Purchase were not saved; the others were.");
    assertThat(purchases.find().count()).isEqualTo(2);
  }

  @Test
  void writes_of_a_partition_are_sent_together() {
    List<Purchase> all = purchases(2_000);

    BulkResult result = purchases.bulk().saveAll(all);

    assertThat(result.items()).isEqualTo(2_000);
    assertThat(purchases.find().count()).isEqualTo(2_000);
  }

  @Test
  void outcomes_are_pulled() {
    List<Purchase> all = purchases(100);
    List<Long> failed = new ArrayList<>();

    // tag::bulk-outcomes[]
    try (Stream<Outcome<Purchase, Purchase>> outcomes =
        purchases.bulk().outcomes().asCompleted().saveAll(all).stream()) {
      outcomes.filter(outcome -> !outcome.succeeded()).forEach(o -> failed.add(o.index()));
    }
    // end::bulk-outcomes[]

    assertThat(failed).isEmpty();
    assertThat(purchases.find().count()).isEqualTo(100);
  }

  @Test
  void a_run_is_watched_and_waited_for() {
    Stream<Purchase> endless = IntStream.iterate(0, i -> i + 1).mapToObj(BulkGuideTest::purchase);
    List<String> bar = new ArrayList<>();

    // tag::bulk-async[]
    BulkRun<BulkResult> run =
        purchases
            .bulk()
            .inFlight(512)
            .onProgress(now -> bar.add(now.succeeded() + " at " + now.perSecond() + "/s"))
            .async()
            .saveAll(endless.limit(500));
    run.result().thenAccept(result -> bar.add("took " + result.took()));
    run.await(); // or run.cancel()
    // end::bulk-async[]

    assertThat(bar).isNotEmpty();
    assertThat(purchases.find().count()).isEqualTo(500);
  }

  @Test
  void documents_flow_from_a_query_into_a_table() {
    purchases.bulk().saveAll(purchases(300));

    // tag::bulk-copy[]
    Documents<Purchase> archive = purchases.keyspace(DB.keyspace());
    archive.bulk().saveAll(purchases.find().pageSize(100).publisher());
    // end::bulk-copy[]

    assertThat(archive.find().count()).isEqualTo(300);
  }
}
