package dev.coodie.demo.search;

import dev.coodie.Documents;
import dev.coodie.Query;
import dev.coodie.Scored;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds products. */
@Service
public class Shop {
  private static final int MOST = 8;

  private final Documents<Product> products;

  Shop(Documents<Product> products) {
    this.products = products;
  }

  // tag::search[]
  /** The products nearest to a meaning; the server gives the similarity, 0 to 1. */
  List<Scored<Product>> nearest(
      float[] meaning, @Nullable String category, @Nullable Integer cents) {
    return chosen(category, cents).nearest(Product_.meaning, meaning).limit(MOST).scored();
  }

  /** By category and price alone: one query uses both SAI indexes. */
  List<Product> browse(@Nullable String category, @Nullable Integer cents) {
    return chosen(category, cents).limit(MOST).all();
  }

  private Query<Product> chosen(@Nullable String category, @Nullable Integer cents) {
    Query<Product> query = products.find();
    query = category == null ? query : query.where(Product_.category.eq(category));
    return cents == null ? query : query.where(Product_.cents.lte(cents));
  }

  // end::search[]

  /**
   * Adds or replaces products, one after another: Cassandra 5.0 fails writes to a vector index that
   * come more at once than the node has processors, and one.
   */
  void saveAll(List<Product> all) {
    products.bulk().inFlight(1).saveAll(all);
  }
}
