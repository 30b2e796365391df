package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsNodeTest {
  @TempDir private Path directory;

  @Test
  void transactions_run_and_survive_sigkill() {
    try (EmbeddedCassandra cassandra =
        EmbeddedCassandra.builder()
            .version(CassandraVersion.V6_0)
            .transactions()
            .directory(directory)
            .durable()
            .start()) {
      try (CqlSession session = cassandra.sessionBuilder().build()) {
        session.execute(
            "CREATE KEYSPACE ks WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute(
            "CREATE TABLE ks.account (id int PRIMARY KEY, balance int)"
                + " WITH transactional_mode = 'full'");
        run(session, "INSERT INTO ks.account (id, balance) VALUES (1, 10)");
        run(session, "UPDATE ks.account SET balance -= 3 WHERE id = 1");
      }

      cassandra.node(1).kill();
      cassandra.node(1).restart();

      try (CqlSession session = cassandra.sessionBuilder().build()) {
        Row row = quorum(session, "SELECT balance FROM ks.account WHERE id = 1");
        assertThat(row.getInt(0)).isEqualTo(7);
      }
    }
  }

  @Test
  void versions_without_transactions_say_so() {
    EmbeddedCassandra.Builder builder =
        EmbeddedCassandra.builder().version(CassandraVersion.V5_0).transactions();

    assertThatThrownBy(builder::start)
        .hasMessage(
            "Cassandra 5.0 has no transactions: leave transactions() out, or take version(V6_0)."
                + " [coodie-808]");
  }

  private static void run(CqlSession session, String write) {
    quorum(session, "BEGIN TRANSACTION " + write + "; COMMIT TRANSACTION");
  }

  private static Row quorum(CqlSession session, String cql) {
    return session
        .execute(SimpleStatement.newInstance(cql).setConsistencyLevel(ConsistencyLevel.QUORUM))
        .one();
  }
}
