package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A value with a write time before the drop of a column that is there again would never show. */
class DroppedColumnsTest {
  private static final String KEYSPACE = "dropped_" + UUID.randomUUID().toString().substring(0, 8);
  private static EmbeddedCassandra node;
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.shared();
    coodie = node.coodie(KEYSPACE);
    coodie.schema().run("CREATE TABLE " + KEYSPACE + ".t (id int PRIMARY KEY, v text, w text)");
    coodie.execute("INSERT INTO t (id, v, w) VALUES (1, 'v', 'w') USING TIMESTAMP 1000000");
    coodie.execute("INSERT INTO t (id, v) VALUES (2, 'v')");
  }

  @AfterAll
  static void stop() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.close();
    node.close();
  }

  @ParameterizedTest
  @EnumSource(TransferFormat.class)
  void such_a_value_rejects_its_record(TransferFormat format) throws Exception {
    Path file = directory.resolve("t." + format);
    TableExport.of(coodie, KEYSPACE, "t", file).format(format).writeTime().run();
    String into = "into_" + format.name().toLowerCase(java.util.Locale.ROOT);
    coodie
        .schema()
        .run(
            "CREATE TABLE " + KEYSPACE + "." + into + " (id int PRIMARY KEY, v text, w text)",
            "ALTER TABLE " + KEYSPACE + "." + into + " DROP w",
            "ALTER TABLE " + KEYSPACE + "." + into + " ADD w text");

    TransferResult result = TableImport.of(coodie, KEYSPACE, into, file).format(format).run();

    assertThat(result.rejected()).isEqualTo(1);
    assertThat(Files.readString(result.rejects().orElseThrow()))
        .contains("the write time of column \\\"w\\\" is before ")
        .contains("the server would never show the value");
    assertThat(coodie.execute("SELECT v FROM " + into)).hasSize(1);
  }
}
