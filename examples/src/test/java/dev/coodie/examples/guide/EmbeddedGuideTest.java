package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import org.junit.jupiter.api.Test;

/** Nodes of one's own. */
class EmbeddedGuideTest {
  @Test
  void a_node_is_started_and_used() {
    Row row;

    // tag::embedded-start[]
    try (EmbeddedCassandra cassandra = EmbeddedCassandra.start();
        CqlSession session = cassandra.sessionBuilder().build()) {
      row = session.execute("SELECT release_version FROM system.local").one();
    }
    // end::embedded-start[]

    assertThat(row.getString(0)).isEqualTo(CassandraVersion.standard().release());
  }

  @Test
  void coodie_is_connected_to_a_node() {
    Book found;

    // tag::embedded-coodie[]
    try (EmbeddedCassandra cassandra = EmbeddedCassandra.shared();
        Coodie coodie = cassandra.coodie("my_tests_" + ProcessHandle.current().pid())) {
      coodie.schema().plan(Book.class).apply();
      Documents<Book> books = coodie.documents(Book.class);
      books.save(new Book("1", "Herbert", 1965, "Dune"));
      found = books.get(Book_.key("1"));
    }
    // end::embedded-coodie[]

    assertThat(found.title()).isEqualTo("Dune");
  }

  /** Compiled and not run here: three nodes take much memory; their own module tests this. */
  static void nodes_fail_and_come_back() {
    // tag::embedded-cluster[]
    try (EmbeddedCassandra cluster = EmbeddedCassandra.builder().nodes(3).start()) {
      cluster.node(3).kill(); // SIGKILL: QUORUM works, ALL does not
      cluster.node(3).restart(); // returns when it serves clients again
    }
    // end::embedded-cluster[]
  }
}
