package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.CqlStatement;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.TransferException;
import dev.coodie.schema.definition.Replication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that sees masks alone exports none for an import. */
class MaskedColumnsTest {
  private static final String KEYSPACE = "masked_export";
  private static EmbeddedCassandra node;
  private static Coodie owner;
  private static Coodie reader;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.builder().passwordAuthentication().shared();
    owner = connect(EmbeddedCassandra.USER, EmbeddedCassandra.PASSWORD);
    owner.schema().dropKeyspace(KEYSPACE);
    owner.schema().createKeyspace(KEYSPACE, Replication.simple(1));
    owner
        .schema()
        .run(
            "CREATE TABLE masked_export.t (id int PRIMARY KEY, v text MASKED WITH DEFAULT, w int)");
    owner.execute("INSERT INTO masked_export.t (id, v, w) VALUES (1, 'clear', 2)");
    owner.execute("CREATE ROLE IF NOT EXISTS reader WITH PASSWORD = 'r' AND LOGIN = true");
    owner.execute("GRANT SELECT ON KEYSPACE masked_export TO reader");
    reader = connect("reader", "r");
  }

  @AfterAll
  static void stop() {
    reader.close();
    owner.schema().dropKeyspace(KEYSPACE);
    owner.close();
    node.close();
  }

  private static Coodie connect(String user, String password) {
    return Coodie.connect(
        CoodieConfig.at(node.address() + ":" + node.port())
            .localDatacenter(node.localDatacenter())
            .credentials(user, password));
  }

  @Test
  void a_table_is_refused_unless_its_masked_columns_are_left_out() throws Exception {
    Path file = directory.resolve("t.jsonl");

    assertThatThrownBy(() -> TableExport.of(reader, KEYSPACE, "t", file).run())
        .isInstanceOf(TransferException.class)
        .hasMessageStartingWith("Of v of masked_export.t this connection's role sees only masks")
        .hasMessageEndingWith("[coodie-747]");
    assertThat(file).doesNotExist();

    TableExport.of(reader, KEYSPACE, "t", file).columns(List.of("id", "w")).run();
    assertThat(Files.readString(file)).isEqualToIgnoringWhitespace("{\"id\":1,\"w\":2}");
  }

  @Test
  void a_query_is_exported_as_it_is_shown() throws Exception {
    Path file = directory.resolve("q.jsonl");

    TableExport.ofQuery(reader, CqlStatement.of("SELECT v FROM masked_export.t"), file).run();

    assertThat(Files.readString(file)).contains("****").doesNotContain("clear");
  }

  @Test
  void who_may_unmask_exports_what_there_is() throws Exception {
    Path file = directory.resolve("o.jsonl");

    TableExport.of(owner, KEYSPACE, "t", file).run();

    assertThat(Files.readString(file)).contains("clear");
  }
}
