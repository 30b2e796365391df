package dev.coodie.demo.search;

import dev.coodie.demo.Seed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The products that come with the application. */
@Component
public class Catalogue implements Seed {
  private final Shop shop;
  private final Vocabulary vocabulary;
  private final List<String[]> rows = Tables.rows("products.tsv");

  Catalogue(Shop shop, Vocabulary vocabulary) {
    this.shop = shop;
    this.vocabulary = vocabulary;
  }

  /** The categories in alphabetical order. */
  public List<String> categories() {
    return rows.stream().map(row -> row[1]).distinct().sorted().toList();
  }

  @Override
  public String fill() {
    List<Product> products = new ArrayList<>();
    for (String[] row : rows) {
      float[] meaning = vocabulary.of(String.join(" ", row)).vector().orElseThrow();
      products.add(
          new Product(products.size(), row[0], row[1], Integer.parseInt(row[2]), row[3], meaning));
    }
    shop.saveAll(products);
    return products.size() + " products";
  }
}
