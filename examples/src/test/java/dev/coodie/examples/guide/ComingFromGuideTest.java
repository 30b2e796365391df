package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What queries of other libraries become. */
class ComingFromGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Purchase.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);

  @Test
  void rows_are_found_and_saved() {
    String customer = "ann";
    LocalDate day = LocalDate.of(2026, 5, 1);
    Purchase purchase = new Purchase(customer, day, 1, Purchase.Status.OPEN, 1, BigDecimal.ONE);

    // tag::coming-from[]
    purchases.ttl(Duration.ofSeconds(60)).save(purchase);
    List<Purchase> found =
        purchases.find(Purchase_.partition(customer), Purchase_.day.gte(day)).limit(5).all();
    // end::coming-from[]

    assertThat(found).containsExactly(purchase);
  }
}
