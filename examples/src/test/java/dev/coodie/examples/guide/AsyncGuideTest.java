package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Query;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The synchronous, asynchronous, reactive and CQL views. */
class AsyncGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Purchase.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);

  @BeforeEach
  void ten_purchases() {
    purchases.truncate();
    for (int number = 1; number <= 10; number++) {
      purchases.save(
          new Purchase(
              "ann", LocalDate.of(2026, 5, 1), number, Purchase.Status.OPEN, 1, BigDecimal.ONE));
    }
  }

  @Test
  void async_returns_stages() {
    // tag::async-stages[]
    Query<Purchase> query = purchases.find(Purchase_.partition("ann"));
    CompletionStage<Integer> items =
        query.async().all().thenApply(list -> list.stream().mapToInt(Purchase::items).sum());
    CompletionStage<Long> count = query.async().count();
    // end::async-stages[]

    assertThat(items.toCompletableFuture().join()).isEqualTo(10);
    assertThat(count.toCompletableFuture().join()).isEqualTo(10);
  }

  @Test
  void bad_arguments_fail_on_the_callers_thread() {
    assertThatThrownBy(() -> purchases.find(Purchase_.customer.eq(null)).async().all())
        .isInstanceOf(InvalidQueryException.class);
  }

  @Test
  void a_stream_of_stages_reads_page_by_page() {
    List<Integer> seen = new ArrayList<>();

    // tag::async-stream[]
    CompletionStage<?> done =
        purchases.find(Purchase_.partition("ann")).pageSize(3).async().stream(
            purchase -> seen.add(purchase.number()));
    // end::async-stream[]

    done.toCompletableFuture().join();
    assertThat(seen).hasSize(10).startsWith(1, 2, 3);
  }

  @Test
  void a_publisher_asks_for_pages_as_they_are_wanted() {
    CompletableFuture<Integer> finished = new CompletableFuture<>();

    // tag::async-publisher[]
    Flow.Publisher<Purchase> publisher =
        purchases.find(Purchase_.partition("ann")).pageSize(3).publisher();
    // end::async-publisher[]
    publisher.subscribe(
        new Flow.Subscriber<>() {
          private int items;

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(Purchase purchase) {
            items += purchase.items();
          }

          @Override
          public void onError(Throwable error) {
            finished.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            finished.complete(items);
          }
        });

    assertThat(finished.join()).isEqualTo(10);
  }

  @Test
  void cql_builds_the_statement_and_does_not_run_it() {
    // tag::async-cql[]
    CqlStatement select = purchases.find(Purchase_.partition("ann")).limit(5).cql().all();
    String text = select.text();
    List<Object> values = select.values();
    // end::async-cql[]

    assertThat(text).endsWith("WHERE \"customer\" = ? LIMIT ?");
    assertThat(values).containsExactly("ann", 5);
    assertThat(select.idempotent()).isTrue();
  }
}
