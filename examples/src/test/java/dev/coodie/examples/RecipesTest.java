package dev.coodie.examples;

import static dev.coodie.test.CqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Page;
import dev.coodie.driver.CqlStatement;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class RecipesTest {
  private final Coodie coodie;

  RecipesTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @Test
  void an_event_log_reads_the_newest_of_today_first() {
    List<EventLog> newest = EventLogRecipe.saveAndReadNewest(coodie);

    assertThat(newest)
        .extracting(EventLog::eventType)
        .startsWith("payment.captured", "payment.started");
    assertThat(newest.get(0).payload()).isEqualTo(Map.of("order", "1001", "provider", "acme"));
  }

  @Test
  void a_frozen_collection_is_replaced_as_a_whole() {
    GameState game = FrozenCollectionsRecipe.replaceMoves(coodie);

    assertThat(game.moves()).containsExactly("e4", "e5", "Nf3");
    assertThat(game.players()).isEqualTo(Set.of("ann", "bob"));
    assertThat(game.scores()).isEqualTo(Map.of("ann", 0, "bob", 0));
  }

  @Test
  void adding_to_a_frozen_collection_does_not_compile() {
    String replaced = "GameState_.moves.set(java.util.List.of())";
    String appended = "GameState_.moves.append(\"Qh5\")";

    assertThat(Javac.errors(replaced)).isEmpty();
    assertThat(Javac.errors(appended))
        .singleElement()
        .asString()
        .contains("cannot find symbol", "append");
  }

  @Test
  void a_cat_and_a_dog_come_back_as_what_they_are() {
    PolymorphicPetsRecipe.Found found = PolymorphicPetsRecipe.saveAndRead(coodie);

    assertThat(found.all())
        .hasSize(2)
        .anySatisfy(
            pet ->
                assertThat(pet)
                    .isInstanceOfSatisfying(
                        Cat.class,
                        cat -> {
                          assertThat(cat.name()).isEqualTo("Whiskers");
                          assertThat(cat.indoor()).isTrue();
                        }))
        .anySatisfy(
            pet ->
                assertThat(pet)
                    .isInstanceOfSatisfying(
                        Dog.class,
                        dog -> {
                          assertThat(dog.name()).isEqualTo("Rex");
                          assertThat(dog.breed()).isEqualTo("German Shepherd");
                        }));
    assertThat(found.cats()).singleElement().extracting(Cat::name).isEqualTo("Whiskers");
  }

  @Test
  void sixty_products_are_three_pages_of_which_the_last_says_so() {
    List<Page<Product>> pages = PagingRecipe.readAllPages(coodie);

    assertThat(pages).extracting(page -> page.items().size()).containsExactly(25, 25, 10);
    assertThat(pages.get(2).next()).isEmpty();
    assertThat(pages.stream().flatMap(page -> page.items().stream()).map(Product::id))
        .doesNotHaveDuplicates()
        .hasSize(60);
  }

  @Test
  void raw_cql_binds_values_and_gives_documents() {
    assertThat(RawCqlRecipe.releaseVersion(coodie)).matches("\\d+\\.\\d+.*");
    assertThat(RawCqlRecipe.insertAndRead(coodie))
        .containsExactly(new Product("music", 1, "Blue Train", new BigDecimal("9.99")));
    assertThat(RawCqlRecipe.countAsynchronously(coodie)).isEqualTo(1);
  }

  @Test
  void one_save_is_one_insert_with_the_expected_values() {
    CqlStatement insert = FakeDriverRecipe.saveOne();

    assertThat(insert)
        .hasText(
            "INSERT INTO shop.product (\"category\", \"id\", \"name\", \"price\") VALUES (?, ?, ?,"
                + " ?)")
        .hasValues("books", 1, "Dune", new BigDecimal("9.99"));
  }
}
