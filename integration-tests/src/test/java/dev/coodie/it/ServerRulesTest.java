package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide says of the server. */
@ExtendWith(EmbeddedCoodieExtension.class)
class ServerRulesTest {
  private final Coodie coodie;
  private final String keyspace;

  ServerRulesTest(Coodie coodie) {
    this.coodie = coodie;
    this.keyspace = coodie.keyspace().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "tinyint|2|1|true",
        "smallint|2|1|true",
        "int|2|1|true",
        "bigint|2|1|true",
        "varint|2|1|true",
        "float|2.5|1|true",
        "double|2.5|1|true",
        "decimal|2.5|1|true",
        "timestamp|'2026-01-02'|'2026-01-01'|true",
        "date|'2026-01-02'|'2026-01-01'|true",
        "time|'10:00:00'|'09:00:00'|true",
        "inet|'127.0.0.2'|'127.0.0.1'|true",
        "timeuuid|50554d6f-29bb-11e5-b345-feff819cdc9f|50554d6e-29bb-11e5-b345-feff819cdc9f|true",
        "text|'b'|'a'|false",
        "ascii|'b'|'a'|false",
        "boolean|true|false|false",
        "uuid|11111111-1111-4111-8111-111111111111|00000000-0000-4000-8000-000000000000|false",
      },
      delimiter = '|')
  @Needs(ServerFeature.SAI)
  void sai_finds_ranges_of_numbers_and_times_alone(
      String type, String value, String smaller, boolean ranges) {
    String table = "sai_" + type;
    coodie
        .schema()
        .run(
            "CREATE TABLE " + table + " (id int PRIMARY KEY, v " + type + ")",
            "CREATE INDEX ON " + table + " (v) USING 'sai'");
    coodie.execute("INSERT INTO " + table + " (id, v) VALUES (1, " + value + ")");

    assertThat(coodie.execute("SELECT id FROM " + table + " WHERE v = " + value)).hasSize(1);
    String range = "SELECT id FROM " + table + " WHERE v > " + smaller;
    if (ranges) {
      assertThat(coodie.execute(range)).hasSize(1);
    } else {
      assertThatThrownBy(() -> coodie.execute(range))
          .isInstanceOf(StatementException.class)
          .hasMessageContaining("ALLOW FILTERING");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"blob", "duration"})
  @Needs(ServerFeature.SAI)
  void sai_has_no_index_of_these(String type) {
    coodie.schema().run("CREATE TABLE no_" + type + " (id int PRIMARY KEY, v " + type + ")");

    assertThatThrownBy(() -> coodie.schema().run("CREATE INDEX ON no_" + type + " (v) USING 'sai'"))
        .isInstanceOf(StatementException.class);
  }

  @Test
  void a_deleted_counter_stays_deleted_and_that_of_a_deleted_row_goes_on() {
    coodie.schema().run("CREATE TABLE counts (id int PRIMARY KEY, n counter)");
    for (int id = 1; id <= 2; id++) {
      coodie.execute("UPDATE counts SET n = n + 5 WHERE id = ?", id);
    }

    coodie.execute("DELETE n FROM counts WHERE id = 1");
    coodie.execute("DELETE FROM counts WHERE id = 2");
    for (int id = 1; id <= 2; id++) {
      coodie.execute("UPDATE counts SET n = n + 3 WHERE id = ?", id);
    }

    assertThat(coodie.execute("SELECT n FROM counts WHERE id = 1")).isEmpty();
    assertThat(coodie.execute("SELECT n FROM counts WHERE id = 2").get(0).get(0)).isEqualTo(8L);
  }

  @Test
  @Needs({ServerFeature.VECTORS, ServerFeature.SAI})
  void a_search_for_near_vectors_is_read_at_one_replica_whatever_is_asked() {
    coodie
        .schema()
        .run(
            "CREATE TABLE near (id int PRIMARY KEY, v vector<float, 2>)",
            "CREATE INDEX ON near (v) USING 'sai'");
    coodie.execute("INSERT INTO near (id, v) VALUES (1, [1.0, 0.5])");
    SimpleStatement search =
        SimpleStatement.newInstance(
            "SELECT id FROM \"" + keyspace + "\".near ORDER BY v ANN OF [1.0, 0.4] LIMIT 3");
    try (EmbeddedCassandra node = EmbeddedCassandra.shared();
        CqlSession session = node.sessionBuilder().build()) {
      assertThat(warnings(session, search, ConsistencyLevel.ONE)).isEmpty();
      for (ConsistencyLevel level :
          Set.of(ConsistencyLevel.QUORUM, ConsistencyLevel.LOCAL_QUORUM, ConsistencyLevel.ALL)) {
        assertThat(warnings(session, search, level))
            .as("%s", level)
            .anyMatch(warning -> warning.contains("ONE"));
      }
    }
  }

  private static List<String> warnings(
      CqlSession session, SimpleStatement search, ConsistencyLevel level) {
    ResultSet found = session.execute(search.setConsistencyLevel(level));
    assertThat(found.all()).hasSize(1);
    return found.getExecutionInfo().getWarnings();
  }

  @Test
  void a_row_of_a_view_whose_partition_key_is_empty_is_found_by_reading_all_alone() {
    coodie
        .schema()
        .run(
            "CREATE TABLE volumes (isbn text PRIMARY KEY, author text)",
            "CREATE MATERIALIZED VIEW by_author AS SELECT * FROM volumes WHERE author IS NOT NULL"
                + " AND isbn IS NOT NULL PRIMARY KEY (author, isbn)",
            "CREATE MATERIALIZED VIEW by_isbn AS SELECT * FROM volumes WHERE author IS NOT NULL AND"
                + " isbn IS NOT NULL PRIMARY KEY (isbn, author)");
    coodie.execute("INSERT INTO volumes (isbn, author) VALUES ('1', '')");

    assertThat(eventually("SELECT isbn FROM by_author")).isTrue();
    assertThatThrownBy(() -> coodie.execute("SELECT isbn FROM by_author WHERE author = ''"))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("Key may not be empty");
    assertThat(eventually("SELECT isbn FROM by_isbn WHERE isbn = '1' AND author = ''")).isTrue();
  }

  private boolean eventually(String query) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      if (!coodie.execute(query).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void a_time_to_live_beyond_2038_is_refused_and_said_how_to_mend() {
    assumeTrue(
        Set.of("", "CASSANDRA_4", "UPGRADING")
            .contains(ServerSettings.of(coodie, "storage_compatibility_mode")),
        "This server keeps dates up to 2106");
    coodie.schema().plan(User.class).apply();
    Documents<User> users = coodie.documents(User.class);

    assertThatThrownBy(() -> users.ttl(Duration.ofDays(20 * 365)).save(User.of("ann", 1)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("exceeds maximum supported expiration date of 2038-01-19")
        .hasMessageContaining("Use a shorter TTL");
    assertThat(users.findOne(User_.key("ann"))).isEmpty();
    assertThatCode(() -> users.ttl(Duration.ofDays(365)).save(User.of("ann", 1)))
        .doesNotThrowAnyException();
  }
}
