package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Target;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sets, lists and maps, changed in part. */
class CollectionsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Article.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Article> articles = coodie.documents(Article.class);

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @BeforeEach
  void one_article() {
    articles.save(
        new Article(
            ID, Set.of("db"), List.of("ann"), Map.of("home", "/"), List.of("docs", "guide")));
  }

  private Article article() {
    return articles.get(Article_.key(ID));
  }

  @Test
  void sets_lists_and_maps_change_in_part() {
    // tag::collections-change[]
    Target<Article> article = articles.at(Article_.key(ID));

    article.update(Article_.tags.add("java", "cql"), Article_.links.put("faq", "/faq"));
    article.update(Article_.tags.remove("db"), Article_.links.remove("home"));
    article.update(Article_.authors.append("bob", "cara"));
    article.update(Article_.authors.prepend("zoe"));
    article.update(Article_.authors.setAt(0, "Zoe"), Article_.links.putAll(Map.of("x", "/x")));
    article.update(Article_.authors.remove("bob"));
    // end::collections-change[]

    assertThat(article().tags()).isEqualTo(Set.of("java", "cql"));
    assertThat(article().links()).isEqualTo(Map.of("faq", "/faq", "x", "/x"));
    assertThat(article().authors()).containsExactly("Zoe", "ann", "cara");
  }

  @Test
  void set_replaces_the_whole_collection() {
    // tag::collections-set[]
    articles.at(Article_.key(ID)).update(Article_.tags.set(Set.of("new")));
    articles.at(Article_.key(ID)).update(Article_.path.set(List.of("blog"))); // frozen: set alone
    // end::collections-set[]

    assertThat(article().tags()).containsExactly("new");
    assertThat(article().path()).containsExactly("blog");
  }

  @Test
  void a_null_removes_an_entry_or_element() {
    // tag::collections-null[]
    articles.at(Article_.key(ID)).update(Article_.links.put("home", null));
    articles.at(Article_.key(ID)).update(Article_.authors.setAt(0, null));
    // end::collections-null[]

    assertThat(article().links()).isEmpty();
    assertThat(article().authors()).isEmpty();
  }

  @Test
  void an_empty_collection_is_read_as_empty() {
    articles.save(new Article(ID, Set.of(), List.of(), Map.of(), List.of()));

    assertThat(article()).isEqualTo(new Article(ID, Set.of(), List.of(), Map.of(), List.of()));
  }

  @Test
  void appending_is_not_idempotent_but_adding_is() {
    Target<Article> article = articles.at(Article_.key(ID));

    assertThat(article.cql().update(Article_.authors.append("x")).idempotent()).isFalse();
    assertThat(article.cql().update(Article_.authors.setAt(0, "x")).idempotent()).isFalse();
    assertThat(article.cql().update(Article_.tags.add("x")).idempotent()).isTrue();
    assertThat(article.cql().update(Article_.links.put("x", "y")).idempotent()).isTrue();
  }
}
