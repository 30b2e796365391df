package dev.coodie.it.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.TableOption;
import dev.coodie.batch.Batch;
import dev.coodie.driver.Consistency;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.SchemaException;
import dev.coodie.error.StatementException;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents in tables whose statements go through Accord. */
class TransactionalTablesTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Purse.class)
          .onNode(node -> node.version(CassandraVersion.V6_0).transactions());

  @Document(table = "purse", options = @TableOption(name = "transactional_mode", value = "full"))
  record Purse(@PartitionKey int id, @Nullable Integer amount) {}

  private final Coodie coodie = DB.coodie();
  private final Documents<Purse> purses = coodie.documents(Purse.class);

  @Test
  void everything_works_without_a_word_of_consistency() {
    purses.truncate();
    purses.save(new Purse(1, 10));
    coodie.execute(
        Batch.logged(purses.cql().save(new Purse(2, 5)), purses.cql().save(new Purse(3, 6))));

    assertThat(purses.get(TransactionalTablesTest_Purse_.id.eq(1)).amount()).isEqualTo(10);
    assertThat(purses.insertIfNotExists(new Purse(1, 0)).applied()).isFalse();
    assertThat(
            purses
                .at(TransactionalTablesTest_Purse_.id.eq(1))
                .onlyIf(TransactionalTablesTest_Purse_.amount.eq(10))
                .update(TransactionalTablesTest_Purse_.amount.set(11))
                .applied())
        .isTrue();
    assertThat(purses.find().all()).hasSize(3);
    assertThat(purses.scan().count()).isEqualTo(3);
  }

  @Test
  void another_consistency_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> purses.consistency(Consistency.LOCAL_ONE).find().all())
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("is unsupported with Accord")
        .hasMessageContaining("give ONE, QUORUM, ALL or SERIAL");
  }

  @Test
  void the_mode_is_compared() {
    assertThat(coodie.schema().plan(Purse.class).changes().list()).isEmpty();

    coodie.schema().run("DROP TABLE purse", "CREATE TABLE purse (id int PRIMARY KEY, amount int)");
    try {
      assertThat(coodie.schema().plan(Purse.class).changes().list())
          .singleElement()
          .satisfies(change -> assertThat(change.safety()).isEqualTo(Safety.DESTRUCTIVE))
          .asString()
          .contains("transactional_mode is off, but the document wants full")
          .contains("which only an operator ends");
    } finally {
      coodie.schema().run("DROP TABLE purse");
      coodie.schema().plan(Purse.class).apply();
    }
  }

  /** Plain CQL fails: if it does no longer, the detour can go. */
  @Test
  void a_keyspace_of_transactional_tables_is_dropped_with_its_tables() {
    String keyspace = DB.keyspace() + "_2";
    coodie.schema().createKeyspace(keyspace, Replication.simple(1));
    coodie
        .schema()
        .run(
            "CREATE TABLE "
                + keyspace
                + ".\"Mine\" (id int PRIMARY KEY) WITH transactional_mode = 'full'",
            "CREATE TABLE "
                + keyspace
                + ".reads (id int PRIMARY KEY) WITH transactional_mode = 'mixed_reads'",
            "CREATE TABLE " + keyspace + ".plain (id int PRIMARY KEY)");

    assertThatThrownBy(() -> coodie.execute("DROP KEYSPACE " + keyspace))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("contains accord tables");
    coodie.schema().dropKeyspace(keyspace);

    assertThat(coodie.schema().keyspace(keyspace).read()).isEmpty();
    coodie.schema().dropKeyspace(keyspace);
  }

  @Test
  void a_server_without_transactions_refuses_the_mode_before_anything_is_run() {
    try (EmbeddedCassandra node =
            EmbeddedCassandra.builder().version(CassandraVersion.V5_0).shared();
        Coodie older = node.coodie(DB.keyspace())) {
      assertThatThrownBy(() -> older.schema().plan(Purse.class))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("Option transactional_mode of purse needs Cassandra 6.0")
          .hasMessageEndingWith("[coodie-707]");
      older.schema().dropKeyspace(DB.keyspace());
    }
  }
}
