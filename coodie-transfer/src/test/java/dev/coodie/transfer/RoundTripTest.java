package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of a real node are exported, truncated, imported, and the same to the last byte. */
class RoundTripTest {
  private static final String KEYSPACE = "transfer_" + UUID.randomUUID().toString().substring(0, 8);
  private static EmbeddedCassandra node;
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.shared();
    coodie = node.coodie(KEYSPACE);
    coodie.schema().run(EveryType.ddl(KEYSPACE).toArray(new String[0]));
    NodeTables.fill(coodie, TransferTable.read(coodie, KEYSPACE, "every"), 60);
    coodie.execute("INSERT INTO every (p, s) VALUES (100, 'only static')");
    coodie.execute("INSERT INTO every (p, c) VALUES (101, 'only a key')");
    coodie.execute("INSERT INTO every (p, c, a_int) VALUES (102, 'no bytes', blobAsInt(0x))");
    coodie.execute("UPDATE every SET a_int = 1 WHERE p = 103 AND c = 'made by update'");
  }

  @AfterAll
  static void stop() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.close();
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all.jsonl", "all.csv", "all.jsonl.gz", "all.csv.gz", "all.parquet"})
  void every_type_comes_back_to_the_last_byte(String name) {
    if (name.endsWith(".parquet")) {
      // What Parquet cannot hold is told: NotKeptTest.
      coodie.execute("DELETE FROM every WHERE p = 102");
    }
    String select = "SELECT * FROM every";
    TreeSet<String> before = NodeTables.bytes(coodie, select);
    Path file = directory.resolve(name);

    TransferResult exported =
        TableExport.of(coodie, KEYSPACE, "every", file).pageSize(7).checkpointRows(20).run();
    coodie.execute("TRUNCATE every");
    TransferResult imported = TableImport.of(coodie, KEYSPACE, "every", file).run();

    assertThat(exported.rows()).isEqualTo(before.size()).isGreaterThan(60);
    assertThat(imported.rejects()).isEmpty();
    assertThat(imported.rows()).isEqualTo(before.size());
    assertThat(NodeTables.bytes(coodie, select)).isEqualTo(before);
    assertThat(file.resolveSibling(name + ".progress")).doesNotExist();
    assertThat(Files.exists(file)).isTrue();
  }
}
