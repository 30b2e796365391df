package dev.coodie.examples;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.Row;
import java.util.List;

/** Recipe 5: CQL of your own, with documents where they help. */
public final class RawCqlRecipe implements Recipe {
  @Override
  public String title() {
    return "5. Raw CQL";
  }

  @Override
  public void run(Coodie coodie, Story story) {
    story.got("release_version " + releaseVersion(coodie));
    story.gotAll(insertAndRead(coodie));
    story.got(countAsynchronously(coodie) + " music products, counted without waiting");
  }

  /** The server's version. */
  static String releaseVersion(Coodie coodie) {
    // tag::raw-version[]
    Row row = coodie.execute("SELECT release_version FROM system.local").get(0);
    String version = row.get("release_version", String.class);
    // end::raw-version[]
    return String.valueOf(version);
  }

  /** Inserts with bound values and reads rows as documents. */
  static List<Product> insertAndRead(Coodie coodie) {
    coodie.schema().plan(Product.class).apply();

    // tag::raw-recipe[]
    coodie.execute(
        "INSERT INTO product (category, id, name, price) VALUES (?, ?, ?, 9.99)",
        "music",
        1,
        "Blue Train");

    Documents<Product> products = coodie.documents(Product.class);
    List<Product> music =
        coodie.stream("SELECT * FROM product WHERE category = ?", "music")
            .map(products::read)
            .toList();
    // end::raw-recipe[]
    return music;
  }

  /** The asynchronous form. */
  static long countAsynchronously(Coodie coodie) {
    // tag::raw-async[]
    return coodie
        .async()
        .execute("SELECT id FROM product WHERE category = ?", "music")
        .thenApply(rows -> (long) rows.size())
        .toCompletableFuture()
        .join();
    // end::raw-async[]
  }
}
