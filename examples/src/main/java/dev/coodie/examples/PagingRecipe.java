package dev.coodie.examples;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Recipe 4: pages, with a token that a web client can hold in between. */
public final class PagingRecipe implements Recipe {
  private static final int PRODUCTS = 60;

  @Override
  public String title() {
    return "4. Pages by token";
  }

  @Override
  public void run(Coodie coodie, Story story) {
    List<Page<Product>> pages = readAllPages(coodie);
    for (int i = 0; i < pages.size(); i++) {
      Page<Product> page = pages.get(i);
      story.got(
          "page "
              + (i + 1)
              + ": "
              + page.items().size()
              + " products, "
              + page.next().map(token -> "next page at " + token).orElse("the last page"));
    }
  }

  /** Saves 60 products and reads them in pages of 25. */
  static List<Page<Product>> readAllPages(Coodie coodie) {
    coodie.schema().plan(Product.class).apply();
    Documents<Product> products = coodie.documents(Product.class);
    for (int id = 1; id <= PRODUCTS; id++) {
      products.save(new Product("books", id, "Volume " + id, BigDecimal.valueOf(id)));
    }

    // tag::paging-recipe[]
    Query<Product> books = products.find(Product_.partition("books")).pageSize(25);
    List<Page<Product>> pages = new ArrayList<>();
    Page<Product> page = books.page();
    pages.add(page);
    while (page.next().isPresent()) {
      String text = page.next().get().toString(); // URL-safe: send it to the client
      page = books.page(PageToken.parse(text)); // and take it back
      pages.add(page);
    }
    // end::paging-recipe[]
    return pages;
  }
}
