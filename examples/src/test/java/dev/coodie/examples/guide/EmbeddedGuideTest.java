package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.embedded.EmbeddedCassandra;
import org.junit.jupiter.api.Test;

/** Nodes of one's own. */
class EmbeddedGuideTest {
  @Test
  void a_node_is_started_and_used() {
    // tag::embedded-start[]
    try (EmbeddedCassandra cassandra = EmbeddedCassandra.start();
        CqlSession session = cassandra.sessionBuilder().build()) {
      String version =
          session.execute("SELECT release_version FROM system.local").one().getString(0);
      assertThat(version).startsWith("5.");
    }
    // end::embedded-start[]
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
