package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Documents;
import dev.coodie.test.EmbeddedCoodieExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// tag::testing-node[]
/** A test on a real node. */
class BooksTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Book.class);

  @Test
  void books_are_found() {
    Documents<Book> books = DB.coodie().documents(Book.class);
    books.save(new Book("1", "Herbert", 1965, "Dune"));

    assertThat(books.find().count()).isEqualTo(1);
  }
}
// end::testing-node[]
