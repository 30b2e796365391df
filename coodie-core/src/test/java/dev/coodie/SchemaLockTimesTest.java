package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.SchemaException;
import dev.coodie.error.StatementException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.internal.lock.LeaseTimes;
import dev.coodie.schema.QuickSchemas;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a lock when answers are late, unknown or refused. */
@Timeout(30)
class SchemaLockTimesTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final LeaseTimes SHORT =
      new LeaseTimes(
          Duration.ofMillis(600),
          Duration.ofMillis(50),
          Duration.ofMillis(1),
          Duration.ofMillis(5));

  private final LockServer server = new LockServer();
  private final Schema schema = QuickSchemas.leases(Coodie.of(server.driver).schema(), SHORT);

  private static LwtUnknownException unknown() {
    return new LwtUnknownException("coodie-504", "Unknown.", "INSERT", null);
  }

  private List<CqlStatement> sent(String start) {
    synchronized (server.driver) {
      return server.driver.sent.stream().filter(s -> s.text().startsWith(start)).toList();
    }
  }

  @Test
  void the_lock_is_taken_at_serial_and_quorum_with_a_time_to_live() {
    schema.lock(LONG).close();

    StatementOptions expected =
        StatementOptions.DEFAULT
            .withConsistency(Consistency.QUORUM)
            .withSerialConsistency(Consistency.SERIAL);
    assertThat(sent("INSERT"))
        .singleElement()
        .satisfies(
            insert -> {
              assertThat(insert.text()).endsWith("IF NOT EXISTS USING TTL ?");
              assertThat(insert.options()).isEqualTo(expected);
              assertThat(insert.conditional()).isTrue();
            });
    assertThat(sent("DELETE"))
        .singleElement()
        .satisfies(delete -> assertThat(delete.text()).endsWith("IF owner = ?"));
  }

  @Test
  void an_unknown_outcome_is_settled_by_reading_who_has_it() {
    AtomicInteger answers = new AtomicInteger();
    server.conditional =
        page -> answers.getAndIncrement() == 0 ? CompletableFuture.failedFuture(unknown()) : page;

    try (SchemaLock lock = schema.lock(LONG)) {
      lock.check();
      assertThat(sent("INSERT")).hasSize(1);
      assertThat(sent("SELECT claim").get(0).options().consistency()).isEqualTo(Consistency.SERIAL);
    }
    assertThat(server.rows).isEmpty();
  }

  @Test
  void an_unknown_outcome_of_the_release_is_settled_too() {
    SchemaLock lock = schema.lock(LONG);
    server.conditional = page -> CompletableFuture.failedFuture(unknown());

    lock.close();

    assertThat(server.rows).isEmpty();
  }

  @Test
  void a_lock_that_cannot_be_renewed_is_held_until_its_lease_may_be_over() {
    SchemaLock lock = schema.lock(LONG);
    lock.check();
    server.refusal = new StatementTimeoutException("coodie-503", "No answer.", "UPDATE", null);
    lock.check(); // the renewal before is recent enough

    Throwable lost = null;
    while (lost == null) {
      lost = catchThrowable(lock::check);
    }

    assertThat(lost)
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("could not be renewed")
        .hasMessageEndingWith("[coodie-741]")
        .hasCauseInstanceOf(StatementTimeoutException.class);
    server.refusal = null;
    lock.check(); // nobody else has had it
    lock.close();
  }

  @Test
  void a_lock_of_another_ends_ours_at_once() {
    SchemaLock lock = schema.lock(LONG);
    server.holdBy("another");

    assertThatThrownBy(lock::check)
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("forceUnlock")
        .hasMessageEndingWith("[coodie-741]");
    lock.close();

    assertThat(server.rows).hasSize(1);
    assertThat(sent("DELETE")).isEmpty();
  }

  @Test
  void it_is_renewed_in_the_background_until_it_is_closed() throws Exception {
    SchemaLock lock = schema.lock(LONG);
    while (sent("UPDATE").size() < 3) {
      Thread.sleep(10);
    }
    lock.close();

    int renewals = sent("UPDATE").size();
    Thread.sleep(SHORT.lease().toMillis());
    assertThat(sent("UPDATE")).hasSize(renewals);
  }

  @Test
  void who_does_not_wait_is_told_who_has_it() {
    server.holdBy("another");

    assertThatThrownBy(() -> schema.lock(Duration.ZERO))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("elsewhere, process 1 (owner another) has had it since 1970")
        .hasMessageEndingWith("[coodie-740]");
    assertThat(sent("INSERT")).hasSize(1);
  }

  /** A node lists a table a moment before it can read it. */
  @Test
  void nobody_has_a_lock_in_a_table_that_is_being_created() {
    schema.lock(LONG).close();
    String reason = "The server refused it: table coodie_lock does not exist.";
    server.unreadable = new StatementException("coodie-508", reason, "SELECT", null);

    assertThat(schema.lockHolder()).isEmpty();
    assertThat(schema.forceUnlock()).isEmpty();

    server.unreadable = new StatementException("coodie-508", "No.", "SELECT", null);
    assertThatThrownBy(schema::lockHolder).isSameAs(server.unreadable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cannot use LightWeight Transactions for table ks.coodie_lock: LWT is not yet supported"
            + " with tablets",
        "Conditional statements are not supported by this service",
        "LWT is disabled"
      })
  void a_server_without_conditional_writes_has_claims(String reason) {
    server.refusal = new StatementException("coodie-508", reason, "INSERT", null);

    try (SchemaLock lock = schema.lock(LONG)) {
      lock.check();

      assertThat(server.rows).hasSize(1);
      assertThat(schema.lockHolder()).map(SchemaLock.Holder::owner).contains(lock.holder().owner());
      assertThatThrownBy(() -> schema.lock(Duration.ZERO))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(lock.holder().owner());
      assertThat(schema.forceUnlock()).contains(lock.holder());
      assertThatThrownBy(lock::check).hasMessageEndingWith("[coodie-741]");
    }
    assertThat(server.rows).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unconfigured table ks.coodie_lock",
        "Not enough replicas for a conditional write"
      })
  void another_error_is_no_reason_for_less_safety(String reason) {
    server.refusal = new StatementException("coodie-508", reason, "INSERT", null);

    assertThatThrownBy(() -> schema.lock(LONG)).isSameAs(server.refusal);
    assertThat(server.rows).isEmpty();
  }
}
