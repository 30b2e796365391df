package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CassandraVersionTest {
  private final String before = System.getProperty("coodie.cassandra", "");

  @AfterEach
  void restore() {
    System.setProperty("coodie.cassandra", before);
  }

  @ParameterizedTest
  @EnumSource
  void each_version_logs_in_encrypts_and_keeps_data_through_sigkill(CassandraVersion version) {
    try (EmbeddedCassandra cassandra =
        EmbeddedCassandra.builder().version(version).durable().passwordAuthentication().start()) {
      try (CqlSession session = cassandra.sessionBuilder().build()) {
        assertThat(session.execute("SELECT release_version FROM system.local").one().getString(0))
            .isEqualTo(version.release());
        session.execute(
            "CREATE KEYSPACE ks WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute("CREATE TYPE ks.place (street text, number int)");
        session.execute("CREATE TABLE ks.t (id int PRIMARY KEY, home frozen<place>, name text)");
        session.execute(
            "CREATE FUNCTION ks.twice (i int) RETURNS NULL ON NULL INPUT RETURNS int"
                + " LANGUAGE java AS 'return i * 2;'");
        session.execute(
            "CREATE MATERIALIZED VIEW ks.t_by_name AS SELECT * FROM ks.t"
                + " WHERE name IS NOT NULL AND id IS NOT NULL PRIMARY KEY (name, id)");
        session.execute(
            session
                .prepare(
                    "INSERT INTO ks.t (id, home, name) VALUES (?, {street: ?, number: 2}, 'n')")
                .bind(21, "Long Street"));
        session.execute("INSERT INTO ks.t (id) VALUES (21) IF NOT EXISTS");
      }

      cassandra.node(1).kill();
      cassandra.node(1).restart();

      try (CqlSession session = cassandra.sessionBuilder().build()) {
        assertThat(session.execute("SELECT ks.twice(id) FROM ks.t_by_name").one().getInt(0))
            .isEqualTo(42);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_said_of_the_jars_is_true(CassandraVersion version) throws IOException {
    Cassandra cassandra = Cassandra.of(version);

    List<Path> jars = ClassPath.resolve(cassandra, line -> {}).jars();

    long bytes = 0;
    for (Path jar : jars.subList(1, jars.size())) {
      bytes += Files.size(jar);
    }
    assertThat(cassandra.jars()).isEqualTo(jars.size() - 1);
    assertThat(cassandra.megabytes()).isEqualTo(Math.round(bytes / 1e6));
  }

  @Test
  void property_names_the_version_of_nodes_that_name_none() {
    System.setProperty("coodie.cassandra", "4.1");

    assertThat(CassandraVersion.standard()).isEqualTo(CassandraVersion.V4_1);
  }

  @Test
  void unknown_version_is_refused() {
    System.setProperty("coodie.cassandra", "3.11");

    assertThatThrownBy(CassandraVersion::standard)
        .hasMessage(
            "There is no embedded Cassandra \"3.11\": give one of 4.0, 4.1, 5.0, 6.0."
                + " [coodie-808]");
  }
}
