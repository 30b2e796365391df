package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages with tokens, and streams. */
class PagesGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Purchase.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);

  @BeforeEach
  void sixty_purchases() {
    purchases.truncate();
    for (int number = 1; number <= 60; number++) {
      purchases.save(
          new Purchase(
              "ann", LocalDate.of(2026, 5, 1), number, Purchase.Status.OPEN, 1, BigDecimal.ONE));
    }
  }

  @Test
  void pages_are_read_one_by_one() {
    // tag::pages-loop[]
    Query<Purchase> query = purchases.find(Purchase_.partition("ann")).pageSize(25);

    Page<Purchase> page = query.page();
    List<Purchase> all = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = query.page(page.next().get());
      all.addAll(page.items());
    }
    // end::pages-loop[]

    assertThat(all).hasSize(60).doesNotHaveDuplicates();
    assertThat(page.items()).hasSize(10);
  }

  @Test
  void a_token_travels_as_text() {
    // tag::pages-token[]
    Query<Purchase> query = purchases.find(Purchase_.partition("ann")).pageSize(25);
    String sent = query.page().next().map(PageToken::toString).orElse("");

    Page<Purchase> second = query.page(PageToken.parse(sent));
    // end::pages-token[]

    assertThat(sent).matches("[A-Za-z0-9_-]+");
    assertThat(second.items()).extracting(Purchase::number).startsWith(26).hasSize(25);
  }

  @Test
  void a_token_works_with_its_own_query_alone() {
    PageToken token = purchases.find(Purchase_.partition("ann")).pageSize(25).page().next().get();

    assertThatThrownBy(() -> purchases.find(Purchase_.partition("bob")).pageSize(25).page(token))
        .isInstanceOf(InvalidQueryException.class);
  }

  @Test
  void the_last_page_says_so_even_when_it_is_full() {
    assertThat(purchases.find(Purchase_.partition("ann")).pageSize(60).page().next()).isEmpty();
  }

  @Test
  void a_stream_holds_one_page() {
    Query<Purchase> query = purchases.find(Purchase_.partition("ann")).pageSize(25);

    // tag::pages-stream[]
    int items = query.stream().mapToInt(Purchase::items).sum();
    Optional<Purchase> large = query.stream().filter(p -> p.number() > 30).findFirst();
    // end::pages-stream[]

    assertThat(items).isEqualTo(60);
    assertThat(large).map(Purchase::number).hasValue(31);
  }
}
