package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables of the same name in two clusters, of which the other is an older Cassandra. */
class TwoClustersTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static EmbeddedCassandra node;
  private static Coodie other;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.builder().version(CassandraVersion.V4_1).start();
    other =
        Coodie.connect(
            CoodieConfig.at(node.address() + ":" + node.port())
                .localDatacenter(node.localDatacenter()));
    other.schema().createKeyspace(DATABASE.keyspace(), Replication.simple(1));
    for (Coodie each : List.of(DATABASE.coodie(), other)) {
      each.schema()
          .run(
              "CREATE TABLE "
                  + DATABASE.keyspace()
                  + ".things (p int, c text, s text static, v text, m map<text, int>, l list<int>,"
                  + " PRIMARY KEY (p, c)) WITH CLUSTERING ORDER BY (c DESC)");
    }
  }

  @AfterAll
  static void stop() {
    other.close();
    node.close();
  }

  private static TableComparison comparison() {
    return TableComparison.of(
        DATABASE.coodie(), DATABASE.keyspace(), "things", other, DATABASE.keyspace(), "things");
  }

  @Test
  void a_table_is_made_like_that_of_another_cluster() {
    String table = DATABASE.keyspace() + ".things";
    for (int i = 0; i < 300; i++) {
      for (Coodie each : List.of(DATABASE.coodie(), other)) {
        if (each == other && i % 10 == 0) {
          continue;
        }
        each.execute(
            "INSERT INTO " + table + " (p, c, s, v, m, l) VALUES (?, ?, 's', ?, ?, [1])",
            i / 7,
            "c" + i,
            each == other && i % 10 == 1 ? "other" : "v",
            each == other && i % 10 == 2 ? Map.of("a", 1) : Map.of("b", 2));
      }
    }
    other.execute("DELETE l FROM " + table + " WHERE p = 0 AND c = 'c3'");
    List<String> notes = new ArrayList<>();

    ComparisonResult found = comparison().notes(notes::add).run();
    ComparisonResult repaired = comparison().repair(Side.B).apply().delete().force().run();
    ComparisonResult after = comparison().run();

    assertThat(found.onlyInA()).isEqualTo(30);
    assertThat(found.differentRows()).isEqualTo(61);
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).contains("tells no times of the elements and fields of \"l\", \"m\"");
    assertThat(repaired.repair().writtenRows()).isEqualTo(30);
    assertThat(after.differences()).isZero();
    assertThat(
            other.execute("SELECT m FROM " + table + " WHERE p = 0 AND c = 'c2'").get(0).get("m"))
        .isEqualTo(Map.of("b", 2));
  }
}
