package dev.coodie.it.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.SchemaException;
import dev.coodie.error.StatementException;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.ShortLeases;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans applied on the real node under the lock, with a driver that sometimes refuses. */
@Timeout(90)
class ApplyTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static EmbeddedCassandra node;
  private static CqlSession session;

  private final String keyspace = "apply_" + UUID.randomUUID().toString().replace('-', '_');
  private final Coodie coodie = Coodie.of(JavaDriver.of(session));
  private final Schema schema = coodie.schema().keyspace(keyspace);

  @BeforeAll
  static void connect() {
    node = EmbeddedCassandra.shared();
    session = node.sessionBuilder().build();
  }

  @AfterAll
  static void disconnect() {
    session.close();
    node.close();
  }

  @BeforeEach
  void create() {
    schema.createKeyspace(keyspace, Replication.simple(1));
  }

  @AfterEach
  void drop() {
    schema.dropKeyspace(keyspace);
  }

  /** Asks {@code refusal} first; null lets a statement pass. */
  private static Driver asking(Function<CqlStatement, @Nullable StatementException> refusal) {
    Driver driver = JavaDriver.of(session);
    return new Driver() {
      @Override
      public CompletionStage<ResultPage> execute(CqlStatement statement) {
        StatementException error = refusal.apply(statement);
        return error == null ? driver.execute(statement) : CompletableFuture.failedFuture(error);
      }

      @Override
      public CompletionStage<Boolean> schemaInAgreement() {
        return driver.schemaInAgreement();
      }
    };
  }

  /** As ScyllaDB answers in a keyspace with tablets, before its version 2025.4. */
  private static @Nullable StatementException noConditions(CqlStatement statement) {
    return statement.conditional() || statement.options().consistency() == Consistency.SERIAL
        ? new StatementException(
            "coodie-508",
            "The server refused it: Cannot use LightWeight Transactions for table coodie_lock: LWT"
                + " is not yet supported with tablets.",
            statement.text(),
            null)
        : null;
  }

  private List<String> tables() {
    return coodie
        .execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", keyspace)
        .stream()
        .map(row -> row.get("table_name", String.class))
        .toList();
  }

  @Test
  void of_several_threads_one_makes_the_changes() throws Exception {
    SchemaPlan plan = schema.plan(Applier.DOCUMENTS);
    List<CompletableFuture<SchemaChanges>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(plan.async().apply(LONG).toCompletableFuture());
    }

    List<Integer> made = new ArrayList<>();
    for (CompletableFuture<SchemaChanges> one : all) {
      made.add(one.get(60, TimeUnit.SECONDS).list().size());
    }

    assertThat(made)
        .containsExactlyInAnyOrder(plan.changes().of(Safety.SAFE).list().size(), 0, 0, 0);
    assertThat(schema.plan(Applier.DOCUMENTS).isEmpty()).isTrue();
    assertThat(schema.lockHolder()).isEmpty();
  }

  @Test
  void a_plan_that_is_made_and_one_that_has_nothing_to_do_write_nothing() {
    schema.plan(Applier.DOCUMENTS);
    assertThat(tables()).isEmpty();

    schema.run(
        "CREATE TABLE "
            + keyspace
            + ".shelved (shelf text, place int, crate int, PRIMARY KEY (shelf, place))");
    assertThat(schema.plan(Shelved.class).apply()).isEmpty();

    assertThat(tables()).containsExactly("shelved");
  }

  @Test
  void a_failure_in_the_middle_leaves_the_lock_free_and_can_be_gone_on_from() {
    Coodie failing =
        Coodie.of(
            asking(
                statement ->
                    statement.text().startsWith("CREATE INDEX")
                        ? new StatementException("coodie-508", "No.", statement.text(), null)
                        : null));
    SchemaPlan plan = failing.schema().keyspace(keyspace).plan(Applier.DOCUMENTS);

    assertThatThrownBy(plan::apply)
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("failed: CREATE INDEX")
        .hasMessageContaining("Run before it: CREATE TYPE")
        .hasMessageEndingWith("[coodie-744]");

    assertThat(schema.lockHolder()).isEmpty();
    List<String> left = schema.plan(Applier.DOCUMENTS).statements();
    assertThat(left).isNotEmpty().hasSizeLessThan(plan.statements().size());
    schema.plan(Applier.DOCUMENTS).apply(Duration.ZERO);
    assertThat(schema.plan(Applier.DOCUMENTS).isEmpty()).isTrue();
  }

  @Test
  void without_conditional_writes_one_of_several_makes_the_changes() throws Exception {
    List<CompletableFuture<SchemaChanges>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Coodie one = Coodie.of(asking(ApplyTest::noConditions));
      SchemaPlan plan = ShortLeases.of(one, keyspace).plan(Applier.DOCUMENTS);
      all.add(CompletableFuture.supplyAsync(() -> plan.async().apply(LONG)).thenCompose(a -> a));
    }

    int changes = 0;
    int busy = 0;
    for (CompletableFuture<SchemaChanges> one : all) {
      int made = one.get(60, TimeUnit.SECONDS).list().size();
      changes += made;
      busy += made == 0 ? 0 : 1;
    }

    assertThat(busy).isOne();
    assertThat(changes).isGreaterThan(3);
    assertThat(schema.plan(Applier.DOCUMENTS).isEmpty()).isTrue();
    assertThat(coodie.execute("SELECT * FROM " + keyspace + ".coodie_lock")).isEmpty();
  }

  @Test
  void without_conditional_writes_a_lock_is_renewed_and_taken_away() {
    Schema brief = ShortLeases.of(Coodie.of(asking(ApplyTest::noConditions)), keyspace);
    try (SchemaLock lock = brief.lock(LONG)) {
      assertThatThrownBy(() -> brief.lock(Duration.ofSeconds(5))) // longer than the lease
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(lock.holder().owner())
          .hasMessageEndingWith("[coodie-740]");
      lock.check();
      assertThat(brief.lockHolder()).contains(lock.holder());

      assertThat(brief.forceUnlock()).contains(lock.holder());

      assertThatThrownBy(lock::check).hasMessageEndingWith("[coodie-741]");
    }
  }

  @Test
  void schema_changes_are_not_prepared() {
    schema.plan(Applier.DOCUMENTS).apply();
    schema.drop(Shelved.class);

    assertThat(
            coodie.execute("SELECT query_string FROM system.prepared_statements").stream()
                .map(row -> row.get("query_string", String.class))
                .filter(cql -> cql.contains(keyspace))
                .toList())
        .isNotEmpty() // the lock's own statements are
        .noneMatch(cql -> cql.startsWith("CREATE") || cql.startsWith("DROP"));
  }
}
