package dev.coodie.examples.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
  void instances_with_the_same_key_share_tokens() {
    Map<String, String> secrets =
        Map.of("page-token-key", "c2l4dGVlbiBvciBtb3JlIHJhbmRvbSBieXRlcyBoZXJl");
    // tag::pages-key[]
    byte[] key = Base64.getDecoder().decode(secrets.get("page-token-key"));
    CoodieConfig config = CoodieConfig.defaults().pageTokenKey(key);
    // end::pages-key[]

    PageToken token = secondPage(config);
    assertThat(reads(config, token)).isTrue();
    assertThat(reads(CoodieConfig.defaults(), token)).isFalse();
  }

  @Test
  void a_key_is_changed_in_three_steps() {
    byte[] oldKey = "the old key, which is long enough".getBytes(UTF_8);
    byte[] newKey = "the new key, which is long enough".getBytes(UTF_8);
    CoodieConfig config = CoodieConfig.defaults();
    // tag::pages-key-change[]
    CoodieConfig announced = config.pageTokenKey(oldKey, newKey); // 1. all read the new one
    CoodieConfig changed = config.pageTokenKey(newKey, oldKey); // 2. all make tokens with it
    CoodieConfig finished = config.pageTokenKey(newKey); // 3. later: old tokens end
    // end::pages-key-change[]

    PageToken before = secondPage(config.pageTokenKey(oldKey));
    PageToken after = secondPage(changed);
    assertThat(reads(announced, before)).isTrue();
    assertThat(reads(announced, after)).isTrue();
    assertThat(reads(changed, before)).isTrue();
    assertThat(reads(finished, after)).isTrue();
    assertThat(reads(finished, before)).isFalse();
  }

  private PageToken secondPage(CoodieConfig config) {
    return query(config).page().next().orElseThrow();
  }

  private boolean reads(CoodieConfig config, PageToken token) {
    try {
      return !query(config).page(token).items().isEmpty();
    } catch (InvalidQueryException e) {
      return false;
    }
  }

  /** Through another instance, over the connection of this one. */
  private Query<Purchase> query(CoodieConfig config) {
    Coodie instance =
        Coodie.of(statement -> coodie.async().execute(statement), config.keyspace(DB.keyspace()));
    return instance.documents(Purchase.class).find(Purchase_.partition("ann")).pageSize(25);
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
