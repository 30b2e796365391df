package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.cli.Cli.Outcome;
import dev.coodie.error.ConfigurationException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster with the ByteOrderedPartitioner, whose tokens are no numbers. */
class OtherPartitionerTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      new EmbeddedCoodieExtension()
          .onNode(
              node ->
                  node.yaml(
                      Map.of(
                          "partitioner",
                          "org.apache.cassandra.dht.ByteOrderedPartitioner",
                          "initial_token",
                          "00")));

  @TempDir private Path directory;

  @BeforeAll
  static void create() {
    Coodie coodie = DATABASE.coodie();
    coodie.execute("CREATE TABLE one (id int PRIMARY KEY, name text)");
    coodie.execute("CREATE TABLE two (id int PRIMARY KEY, name text)");
    coodie.execute("INSERT INTO one (id, name) VALUES (1, 'a')");
  }

  @ParameterizedTest
  @CsvSource({
    "split one --parts 2",
    "compare one two",
    "compare one two -o out.jsonl --repair b --apply",
    "export one -o out.jsonl",
  })
  void what_reads_by_tokens_says_so_in_a_sentence(String arguments) {
    Outcome outcome =
        Cli.on(DATABASE.node(), directory)
            .with("COODIE_KEYSPACE", DATABASE.keyspace())
            .run(arguments.split(" "));

    assertThat(outcome.err())
        .startsWith("coodie: The cluster's partitioner is org.apache.cassandra.dht.ByteOrdered")
        .contains("[coodie-537]");
    assertThat(outcome.errLines()).hasSize(1);
    assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_table_is_not_divided() {
    assertThatThrownBy(() -> DATABASE.coodie().scan(DATABASE.keyspace(), "one").split(2))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("[coodie-537]");
  }

  @Test
  void a_query_and_an_import_need_no_tokens() {
    Cli cli = Cli.on(DATABASE.node(), directory).with("COODIE_KEYSPACE", DATABASE.keyspace());

    Outcome exported = cli.run("export", "--query", "SELECT * FROM one", "-o", "rows.jsonl");
    Outcome imported = cli.run("import", "rows.jsonl", "--into", "two");

    assertThat(exported.out()).contains("Exported 1 row");
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(DATABASE.coodie().execute("SELECT * FROM two")).hasSize(1);
  }
}
