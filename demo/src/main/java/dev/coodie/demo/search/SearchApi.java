package dev.coodie.demo.search;

import dev.coodie.demo.web.WrongInputException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for products. */
@RestController
@RequestMapping("/api/search")
@Tag(
    name = "search",
    description = "Products by meaning (vectors), and by category and price (SAI)")
class SearchApi {
  private final Shop shop;
  private final Vocabulary vocabulary;

  SearchApi(Shop shop, Vocabulary vocabulary) {
    this.shop = shop;
    this.vocabulary = vocabulary;
  }

  /**
   * A product that was found.
   *
   * @param similarity 0 to 1; absent where nothing was compared
   */
  record Hit(
      String name, String category, int cents, String description, @Nullable Float similarity) {
    static Hit of(Product product, @Nullable Float similarity) {
      return new Hit(
          product.name(), product.category(), product.cents(), product.description(), similarity);
    }
  }

  /**
   * What a search gave.
   *
   * @param unknown words of the question that the vocabulary has not
   */
  record Found(List<Hit> hits, List<String> unknown) {}

  @GetMapping
  @Operation(summary = "Products by what words mean, by category and by price; at most eight")
  Found search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable Integer cents) {
    if (q.length() > 200) {
      throw new WrongInputException("A question has at most 200 characters.");
    }
    Vocabulary.Meaning meaning = vocabulary.of(q);
    Optional<float[]> vector = meaning.vector();
    if (vector.isPresent()) {
      return new Found(
          shop.nearest(vector.get(), category, cents).stream()
              .map(scored -> Hit.of(scored.document(), scored.similarity()))
              .toList(),
          meaning.unknown());
    }
    List<Product> all = q.isBlank() ? shop.browse(category, cents) : List.of();
    return new Found(all.stream().map(each -> Hit.of(each, null)).toList(), meaning.unknown());
  }
}
