package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
  private static final String SCHEMA_VERSION = "SELECT schema_version FROM system.local";
  private static final String WRITE = "INSERT INTO ks.t (id) VALUES (?)";

  @Test
  void three_nodes_take_writes_at_all_and_survive_the_loss_of_one() throws InterruptedException {
    try (EmbeddedCassandra cluster = EmbeddedCassandra.builder().nodes(3).start();
        CqlSession session = cluster.sessionBuilder().build()) {
      assertThat(cluster.contactPoints())
          .extracting(InetSocketAddress::getHostString)
          .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
      assertThat(session.getMetadata().getNodes()).hasSize(3);
      assertThat(session.getMetadata().getKeyspace("coodie_probe")).isEmpty();
      session.execute(
          "CREATE KEYSPACE ks WITH replication ="
              + " {'class': 'SimpleStrategy', 'replication_factor': 3}");
      session.execute("CREATE TABLE ks.t (id int PRIMARY KEY)");
      assertThat(Fork.eventually(Duration.ofSeconds(30), () -> everyNodeHasTheSameSchema(session)))
          .isTrue();

      for (int id = 0; id < 100; id++) {
        write(session, id, ConsistencyLevel.ALL);
      }

      cluster.node(3).kill();
      for (int id = 100; id < 120; id++) {
        write(session, id, ConsistencyLevel.QUORUM);
      }

      cluster.node(3).restart();
      assertThat(Fork.eventually(Duration.ofSeconds(60), () -> allAcknowledge(session))).isTrue();
    }
  }

  @Test
  void nodes_that_do_not_find_one_another_are_told(@TempDir Path directory) {
    EmbeddedCassandra only = EmbeddedCassandra.shared();
    Settings settings =
        new Settings(
            CassandraVersion.V5_0,
            2,
            only.address(),
            only.port(),
            0,
            directory,
            false,
            false,
            false,
            null,
            Map.of(),
            512,
            null,
            Duration.ofMillis(500),
            line -> {});
    NodeSpec first = new NodeSpec(1, 2, only.address(), only.port(), only.address(), 0, directory);

    assertThatThrownBy(() -> ClusterCheck.await(settings, List.of(first, first)))
        .isInstanceOf(EmbeddedCassandraException.class)
        .hasMessageStartingWith(
            "The 2 nodes did not become one cluster within 0.5 s (the first node knows 1 of 2")
        .hasMessageContaining("[coodie-809]");
  }

  @Test
  void cluster_with_client_certificates_needs_one_for_its_own_check() {
    NodeTls tls =
        NodeTls.of(Path.of("keys.p12"), "").requireClientCertificate(Path.of("trusted.p12"), "");

    assertThatThrownBy(EmbeddedCassandra.builder().nodes(3).tls(tls)::start)
        .hasMessageContaining("needs NodeTls.clientKeyStore(Path, String)");
  }

  private static void write(CqlSession session, int id, ConsistencyLevel consistency) {
    session.execute(
        SimpleStatement.newInstance(WRITE, id)
            .setConsistencyLevel(consistency)
            .setIdempotent(true));
  }

  private static boolean everyNodeHasTheSameSchema(CqlSession session) {
    return session.getMetadata().getNodes().values().stream()
            .map(node -> SimpleStatement.newInstance(SCHEMA_VERSION).setNode(node))
            .map(statement -> session.execute(statement).one().getUuid(0))
            .distinct()
            .count()
        == 1;
  }

  private static boolean allAcknowledge(CqlSession session) {
    try {
      write(session, 120, ConsistencyLevel.ALL);
      return true;
    } catch (UnavailableException | WriteTimeoutException e) {
      return false;
    }
  }
}
