package dev.coodie.examples.guide;

import static dev.coodie.test.CqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.test.FakeDriver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Testing with the fake driver. */
class TestingGuideTest {
  @Test
  void the_fake_records_statements() {
    // tag::testing-fake[]
    FakeDriver driver = new FakeDriver("shop");
    driver.on("SELECT").returns(Book.class, new Book("1", "Herbert", 1965, "Dune"));
    Coodie coodie = Coodie.of(driver);

    List<Book> found = coodie.documents(Book.class).find(Book_.key("1")).all();

    CqlStatement select = driver.only();
    assertThat(select).hasValues("1").isIdempotent();
    // end::testing-fake[]
    assertThat(found).extracting(Book::title).containsExactly("Dune");
  }
}
