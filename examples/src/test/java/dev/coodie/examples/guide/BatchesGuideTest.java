package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.batch.BatchResult;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches. */
class BatchesGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(User.class, Purchase.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<User> users = coodie.documents(User.class);
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);

  private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

  private static User user(String name) {
    return new User(name, null, 30, Set.of(), Optional.empty());
  }

  private static Purchase purchase(String customer, int number) {
    return new Purchase(customer, DAY, number, Purchase.Status.OPEN, 1, BigDecimal.ONE);
  }

  @BeforeEach
  void nothing() {
    users.truncate();
    purchases.truncate();
  }

  @Test
  void a_logged_batch_is_applied_as_a_whole_in_the_end() {
    // tag::batch-logged[]
    coodie.execute(
        Batch.logged(
            users.cql().save(user("ann")),
            purchases.cql().save(purchase("ann", 1)),
            users.at(User_.key("bob")).cql().delete()));
    // end::batch-logged[]

    assertThat(users.find().count()).isEqualTo(1);
    assertThat(purchases.find().count()).isEqualTo(1);
  }

  @Test
  void an_unlogged_batch_is_for_one_partition() {
    // tag::batch-unlogged[]
    Batch batch =
        Batch.unlogged(
                purchases.cql().save(purchase("ann", 1)), purchases.cql().save(purchase("ann", 2)))
            .consistency(Consistency.QUORUM)
            .timeout(Duration.ofSeconds(5));
    coodie.execute(batch);
    // end::batch-unlogged[]

    assertThat(purchases.find(Purchase_.partition("ann")).count()).isEqualTo(2);
  }

  @Test
  void independent_writes_are_divided_by_partition() {
    // tag::batch-by-partition[]
    List<CqlStatement> writes = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      writes.add(purchases.cql().save(purchase("customer" + number % 4, number)));
    }
    List<Batch> batches = Batch.byPartition(writes);
    batches.forEach(coodie::execute);
    // end::batch-by-partition[]

    assertThat(batches).hasSize(4);
    assertThat(purchases.find().count()).isEqualTo(40);
  }

  @Test
  void a_conditional_batch_is_applied_or_tells_why_not() {
    // tag::batch-conditional[]
    BatchResult first =
        coodie.execute(
            Batch.conditional(
                purchases.cql().insertIfNotExists(purchase("ann", 1)),
                purchases.cql().save(purchase("ann", 2))));
    boolean applied = first.applied();
    // end::batch-conditional[]
    BatchResult second =
        coodie.execute(
            Batch.conditional(
                purchases.cql().insertIfNotExists(purchase("ann", 1)),
                purchases.cql().save(purchase("ann", 3))));

    assertThat(applied).isTrue();
    assertThat(second.applied()).isFalse();
    assertThat(second.current(purchases)).contains(purchase("ann", 1));
    assertThat(purchases.find().count()).isEqualTo(2);
  }
}
