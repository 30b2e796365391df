package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableNodeTest {
  private static final String READ = "SELECT name FROM ks.kept WHERE id = 1";

  @TempDir private static Path directory;
  private static EmbeddedCassandra cassandra;

  @BeforeAll
  static void start() {
    cassandra =
        EmbeddedCassandra.builder().directory(directory).durable().passwordAuthentication().start();
  }

  @AfterAll
  static void stop() {
    cassandra.close();
    assertThat(directory.resolve("node1/data")).isDirectory();
  }

  @Test
  void schema_and_data_survive_sigkill() {
    try (CqlSession session = cassandra.sessionBuilder().build()) {
      session.execute(
          "CREATE KEYSPACE ks WITH replication ="
              + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
      session.execute("CREATE TABLE ks.kept (id int PRIMARY KEY, name text)");
      session.execute("INSERT INTO ks.kept (id, name) VALUES (1, 'kept')");
    }

    long before = cassandra.pid();
    cassandra.node(1).kill();
    assertThat(cassandra.node(1).running()).isFalse();
    cassandra.node(1).restart();

    assertThat(cassandra.pid()).isNotEqualTo(before);
    try (CqlSession session = cassandra.sessionBuilder().build()) {
      assertThat(session.execute(READ).one().getString(0)).isEqualTo("kept");
    }
  }

  @Test
  void clients_must_log_in() {
    CqlSessionBuilder anonymous =
        CqlSession.builder()
            .addContactPoint(cassandra.contactPoint())
            .withLocalDatacenter(cassandra.localDatacenter());

    assertThatThrownBy(anonymous::build).isInstanceOf(AllNodesFailedException.class);
  }

  @Test
  void wrong_password_is_refused() {
    CqlSessionBuilder wrong = cassandra.sessionBuilder().withAuthCredentials("cassandra", "wrong");

    assertThatThrownBy(wrong::build).isInstanceOf(AllNodesFailedException.class);
  }

  @Test
  void directory_is_refused_to_a_second_node() {
    assertThatThrownBy(() -> EmbeddedCassandra.builder().directory(directory).start())
        .hasMessage(
            "Another process (or this one) already runs a node in "
                + directory
                + ": close that one first or give another directory. [coodie-807]");
  }

  @Test
  void directory_is_refused_to_another_process() throws IOException {
    try (Fork other = Fork.run(directory.toString(), Map.of())) {
      assertThat(other.answer()).contains("already runs a node in " + directory);
    }
  }
}
