package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedCassandraTest {
  private static EmbeddedCassandra cassandra;
  private static CqlSession session;

  @BeforeAll
  static void start() {
    cassandra = EmbeddedCassandra.builder().yaml(Map.of("hints_flush_period", "500ms")).start();
    session = cassandra.sessionBuilder().build();
    session.execute(
        "CREATE KEYSPACE ks WITH replication ="
            + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
  }

  @AfterAll
  static void stop() {
    session.close();
    cassandra.close();
  }

  @Test
  void a_node_is_the_cassandra_that_the_build_names() {
    Row row = session.execute("SELECT release_version FROM system.local").one();

    assertThat(row.getString(0)).isEqualTo(CassandraVersion.standard().release());
  }

  @Test
  void what_is_written_is_read() {
    session.execute("CREATE TABLE ks.written (id int PRIMARY KEY, name text)");
    session.execute("INSERT INTO ks.written (id, name) VALUES (1, 'one')");

    Row row = session.execute("SELECT name FROM ks.written WHERE id = 1").one();

    assertThat(row.getString("name")).isEqualTo("one");
  }

  @Test
  void features_that_a_stock_cassandra_refuses_are_on() {
    session.execute("CREATE TABLE ks.base (id int PRIMARY KEY, name text, secret text)");

    session.execute(
        "CREATE MATERIALIZED VIEW ks.base_by_name AS SELECT * FROM ks.base"
            + " WHERE name IS NOT NULL AND id IS NOT NULL PRIMARY KEY (name, id)");
    session.execute(
        "CREATE FUNCTION ks.twice (i int) RETURNS NULL ON NULL INPUT RETURNS int"
            + " LANGUAGE java AS 'return i * 2;'");
    session.execute(
        "CREATE CUSTOM INDEX ON ks.base (name) USING 'org.apache.cassandra.index.sasi.SASIIndex'");
    session.execute("ALTER TABLE ks.base ALTER secret MASKED WITH DEFAULT");
    session.execute("INSERT INTO ks.base (id, name) VALUES (21, 'n')");

    assertThat(session.execute("SELECT id FROM ks.base_by_name WHERE name = 'n'").one().getInt(0))
        .isEqualTo(21);
    assertThat(session.execute("SELECT ks.twice(id) FROM ks.base").one().getInt(0)).isEqualTo(42);
  }

  @Test
  void yaml_overrides_reach_the_node() {
    Row row =
        session
            .execute("SELECT value FROM system_views.settings WHERE name = 'hints_flush_period'")
            .one();

    assertThat(row.getString(0)).isEqualTo("500ms");
  }

  @Test
  void handle_says_where_the_node_is() {
    assertThat(cassandra.contactPoint().getAddress()).matches(InetAddress::isLoopbackAddress);
    assertThat(cassandra.contactPoints()).containsExactly(cassandra.contactPoint());
    assertThat(cassandra.contactPoint().getPort()).isEqualTo(cassandra.port());
    assertThat(cassandra.log()).isRegularFile().hasFileName("system.log");
    assertThat(ProcessHandle.of(cassandra.pid())).isPresent();
    assertThat(session.getMetadata().getNodes().values())
        .extracting(node -> node.getDatacenter())
        .containsExactly(cassandra.localDatacenter());
  }

  @Test
  void unknown_node_is_refused() {
    assertThatThrownBy(() -> cassandra.node(2))
        .hasMessage("There is no node 2: the nodes are numbered from 1 to 1. [coodie-808]");
  }

  @Test
  void close_ends_the_process_and_removes_the_directory() {
    EmbeddedCassandra other = EmbeddedCassandra.start();
    assertThat(other.directory()).isDirectory();

    other.close();
    other.close();

    assertThat(other.directory()).doesNotExist();
    assertThat(other.node(1).running()).isFalse();
    assertThatThrownBy(() -> other.node(1).restart()).hasMessageContaining("[coodie-810]");
  }
}
