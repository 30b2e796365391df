package dev.coodie.examples;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.test.FakeDriver;
import java.math.BigDecimal;

/** Recipe 6: testing without a database. */
public final class FakeDriverRecipe implements Recipe {
  @Override
  public String title() {
    return "6. Testing without a database";
  }

  @Override
  public void run(Coodie coodie, Story story) {
    CqlStatement statement = saveOne();
    story.sent(statement.text());
    story.got("values " + statement.values());
  }

  /** Saves through a fake and gives the one statement that was sent. */
  static CqlStatement saveOne() {
    // tag::fake-driver-recipe[]
    FakeDriver driver = new FakeDriver();
    Coodie coodie = Coodie.of(driver);

    coodie
        .documents(Product.class)
        .keyspace("shop")
        .save(new Product("books", 1, "Dune", new BigDecimal("9.99")));

    CqlStatement insert = driver.only(); // exactly one statement was sent
    // end::fake-driver-recipe[]
    return insert;
  }
}
