package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Views;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Materialized views. */
class ViewsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Book.class, BookByYear.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Book> books = coodie.documents(Book.class);
  private final Views<BookByYear> byYear = coodie.views(BookByYear.class);

  @Test
  void a_view_is_read_by_its_own_key() throws InterruptedException {
    books.save(new Book("1", "Herbert", 1965, "Dune"));
    books.save(new Book("2", "Herbert", 1965, "Dune Messiah"));
    books.save(new Book("-", "Nobody", 1965, "Without a number"));
    for (int i = 0; i < 500 && byYear.find().count() < 2; i++) {
      Thread.sleep(20);
    }

    // tag::views-read[]
    Views<BookByYear> views = coodie.views(BookByYear.class);
    List<BookByYear> of1965 = views.find(BookByYear_.partition(1965)).all();
    // end::views-read[]

    assertThat(of1965).extracting(BookByYear::title).containsExactly("Dune", "Dune Messiah");
  }
}
