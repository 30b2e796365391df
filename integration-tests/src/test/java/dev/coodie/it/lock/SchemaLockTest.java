package dev.coodie.it.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.SchemaException;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.ShortLeases;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock on the real node. */
@Timeout(90)
class SchemaLockTest {
  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(60);

  private static EmbeddedCassandra node;
  private static CqlSession session;

  private final Coodie coodie = Coodie.of(JavaDriver.of(session));
  private final String keyspace = "lock_" + UUID.randomUUID().toString().replace('-', '_');
  private final Schema schema = coodie.schema().keyspace(keyspace);
  private final Schema brief = ShortLeases.of(coodie, keyspace);

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

  private List<Row> rows() {
    return coodie.execute("SELECT * FROM " + keyspace + ".coodie_lock");
  }

  private List<Row> tables() {
    return coodie.execute(
        "SELECT table_name, id FROM system_schema.tables WHERE keyspace_name = ?", keyspace);
  }

  private void die(SchemaLock lock) {
    // As the owner's death would leave it: renewed no more, and never released.
    coodie.execute(
        "UPDATE "
            + keyspace
            + ".coodie_lock USING TTL 2 SET owner = ?, host = ?, since = ?, held ="
            + " ? WHERE name = 'schema' AND claim = 00000000-0000-1000-8000-000000000000",
        "dead",
        "nowhere",
        Instant.now(),
        true);
    assertThatThrownBy(lock::check).isInstanceOf(SchemaException.class);
  }

  @Test
  void an_interrupted_owner_releases_it_too() {
    SchemaLock lock = schema.lock(LONG);
    Thread.currentThread().interrupt();

    lock.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(rows()).isEmpty();
  }

  @Test
  void a_lock_is_one_row_that_its_release_removes() {
    try (SchemaLock lock = schema.lock(LONG)) {
      lock.check();

      assertThat(rows())
          .singleElement()
          .satisfies(
              row -> assertThat(row.get("owner", String.class)).isEqualTo(lock.holder().owner()));
      assertThat(schema.lockHolder()).contains(lock.holder());
      assertThat(lock.holder().host()).endsWith("process " + ProcessHandle.current().pid());
    }

    assertThat(rows()).isEmpty();
    assertThat(schema.lockHolder()).isEmpty();
  }

  @Test
  void nobody_gets_it_twice_and_the_error_says_who_has_it() {
    try (SchemaLock lock = schema.lock(LONG)) {
      assertThatThrownBy(() -> schema.lock(NOT_AT_ALL))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(lock.holder().owner())
          .hasMessageContaining(lock.holder().host())
          .hasMessageContaining(lock.holder().since().toString())
          .hasMessageContaining("--force-unlock")
          .hasMessageEndingWith("[coodie-740]");
      lock.check();
    }

    schema.lock(NOT_AT_ALL).close();
  }

  @Test
  void who_waits_gets_it_when_it_is_released() throws Exception {
    SchemaLock first = schema.lock(LONG);
    CompletableFuture<SchemaLock> second = schema.async().lock(LONG).toCompletableFuture();
    assertThat(schema.lockHolder()).contains(first.holder());
    assertThat(second).isNotDone();

    first.close();

    try (SchemaLock lock = second.get(30, TimeUnit.SECONDS)) {
      assertThat(schema.lockHolder()).contains(lock.holder()).get().isNotEqualTo(first.holder());
    }
  }

  @Test
  void a_wait_that_is_cancelled_takes_no_lock_later() throws Exception {
    SchemaLock first = brief.lock(LONG);
    CompletableFuture<SchemaLock> second = brief.async().lock(LONG).toCompletableFuture();

    second.cancel(true);
    first.close();

    try (SchemaLock third = brief.lock(LONG)) {
      third.check();
    }
    assertThat(schema.lockHolder()).isEmpty();
  }

  @Test
  void renewal_keeps_it_over_several_leases() throws Exception {
    try (SchemaLock lock = brief.lock(LONG)) {
      assertThatThrownBy(() -> brief.lock(Duration.ofSeconds(8)))
          .isInstanceOf(SchemaException.class)
          .hasMessageEndingWith("[coodie-740]");

      lock.check();
      assertThat(schema.lockHolder()).contains(lock.holder());
    }
  }

  @Test
  void an_expired_owner_does_not_release_its_successors_lock() {
    SchemaLock first = brief.lock(LONG);
    die(first);

    try (SchemaLock second = brief.lock(LONG)) {
      first.close();

      assertThat(schema.lockHolder()).contains(second.holder());
      second.check();
    }
  }

  @Test
  void a_late_owner_does_not_release_the_lock_of_another() {
    SchemaLock first = schema.lock(LONG);
    assertThat(schema.forceUnlock()).contains(first.holder());
    try (SchemaLock second = schema.lock(NOT_AT_ALL)) {
      first.close(); // does not know yet that it lost it

      assertThat(schema.lockHolder()).contains(second.holder());
      second.check();
    }
  }

  @Test
  void a_lock_that_was_taken_away_is_noticed_at_the_next_check() {
    SchemaLock lock = schema.lock(LONG);
    lock.check();

    assertThat(schema.forceUnlock()).contains(lock.holder());

    assertThatThrownBy(lock::check)
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("forceUnlock")
        .hasMessageEndingWith("[coodie-741]");
    assertThat(rows()).isEmpty();
    assertThat(schema.forceUnlock()).isEmpty();
    lock.close();
  }

  @Test
  void a_closed_lock_cannot_be_used() {
    SchemaLock lock = schema.lock(LONG);
    lock.close();
    lock.close();

    assertThatThrownBy(lock::check).hasMessageContaining("It was released.");
  }

  @Test
  void asking_who_has_it_creates_nothing() {
    assertThat(schema.lockHolder()).isEmpty();
    assertThat(schema.forceUnlock()).isEmpty();

    assertThat(tables()).isEmpty();
  }

  @Test
  void the_async_view_does_the_same() throws Exception {
    SchemaLock lock = schema.async().lock(LONG).toCompletableFuture().get(30, TimeUnit.SECONDS);
    lock.async().check().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertThat(schema.async().lockHolder().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .contains(lock.holder());

    assertThat(schema.async().forceUnlock().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .contains(lock.holder());

    assertThatThrownBy(() -> lock.async().check().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SchemaException.class);
    lock.async().close().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void a_keyspace_that_does_not_exist_has_no_lock() {
    assertThatThrownBy(() -> coodie.schema().keyspace("no_such_keyspace").lock(LONG))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("no_such_keyspace")
        .hasMessageContaining("createKeyspace")
        .hasMessageEndingWith("[coodie-742]");
  }

  @Test
  void the_table_has_the_same_id_each_time_it_is_made() {
    schema.lock(LONG).close();
    Object id = tables().get(0).get("id");
    coodie.execute("DROP TABLE " + keyspace + ".coodie_lock");

    schema.lock(LONG).close();
    assertThat(tables().get(0).get("id")).isEqualTo(id);

    schema.dropKeyspace(keyspace);
    schema.createKeyspace(keyspace, Replication.simple(1));
    try (SchemaLock lock = schema.lock(LONG)) {
      lock.check();
      assertThat(tables().get(0).get("id")).isEqualTo(id);
      assertThat(schema.lockHolder()).contains(lock.holder());
    }
    assertThat(rows()).isEmpty();
  }

  @Test
  void a_keyspace_with_a_name_that_needs_quotes_has_a_lock() {
    String odd = "Lock \"of\" Schema";
    assertThatThrownBy(() -> coodie.schema().keyspace(odd).lock(LONG))
        .isInstanceOf(SchemaException.class)
        .hasMessageEndingWith("[coodie-742]");

    String quoted = "Select_" + keyspace.substring(30);
    coodie.schema().createKeyspace(quoted, Replication.simple(1));
    try (SchemaLock lock = coodie.schema().keyspace(quoted).lock(LONG)) {
      lock.check();
    } finally {
      coodie.schema().dropKeyspace(quoted);
    }
  }
}
