package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.SchemaException;
import dev.coodie.error.StatementException;
import dev.coodie.schema.Schema;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order in which a plan is applied, and what is said when that fails. */
@Timeout(30)
class SchemaApplyTest {
  private final LockServer server = new LockServer();
  private final Schema schema = Coodie.of(server.driver).schema();

  /** What was sent except for reads, by its first two words; the lock's statements by one. */
  private List<String> order() {
    return server.driver.sent.stream()
        .map(CqlStatement::text)
        .filter(cql -> !cql.startsWith("SELECT"))
        .map(cql -> cql.split(" ")[0] + (cql.contains("coodie_lock") ? " lock" : ""))
        .toList();
  }

  private void failAt(String start, RuntimeException error) {
    Function<CqlStatement, CompletionStage<ResultPage>> otherwise = server.driver.answer;
    server.driver.answer =
        statement ->
            statement.text().startsWith(start)
                ? CompletableFuture.failedFuture(error)
                : otherwise.apply(statement);
  }

  @Test
  void each_statement_is_run_under_a_lock_that_was_confirmed() {
    assertThat(schema.plan(Event.class).apply().statements()).hasSize(2);

    assertThat(order())
        .containsExactly(
            "CREATE lock",
            "INSERT lock",
            "UPDATE lock",
            "CREATE",
            "UPDATE lock",
            "CREATE",
            "DELETE lock");
  }

  @Test
  void a_plan_without_changes_takes_no_lock() {
    assertThat(schema.plan().apply()).isEmpty();

    assertThat(server.driver.sent).isEmpty();
  }

  @Test
  void a_failure_says_what_was_run_and_releases_the_lock() {
    StatementException no = new StatementException("coodie-508", "No.", "CREATE INDEX", null);
    failAt("CREATE INDEX", no);

    assertThatThrownBy(() -> schema.plan(Event.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasCause(no)
        .hasMessageStartingWith(
            "Statement 2 of 2 failed: CREATE INDEX IF NOT EXISTS event_kind_idx")
        .hasMessageContaining("Run before it: CREATE TABLE IF NOT EXISTS ks.event")
        .hasMessageContaining("Not run after it: none")
        .hasMessageEndingWith("[coodie-744]");
    assertThat(order()).endsWith("DELETE lock");
    assertThat(server.rows).isEmpty();
  }

  @Test
  void nothing_more_is_run_when_the_lock_is_lost() {
    Function<CqlStatement, CompletionStage<ResultPage>> otherwise = server.driver.answer;
    server.driver.answer =
        statement -> {
          if (statement.text().startsWith("CREATE TABLE IF NOT EXISTS ks.event")) {
            server.holdBy("another");
          }
          return otherwise.apply(statement);
        };

    assertThatThrownBy(() -> schema.plan(Event.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith("Statement 2 of 2 was not run: CREATE INDEX")
        .hasMessageContaining("[coodie-741]")
        .hasMessageEndingWith("[coodie-744]");
    assertThat(order()).doesNotContain("DELETE lock");
    assertThat(server.rows).hasSize(1);
  }

  @Test
  void a_lock_table_that_cannot_be_made_is_an_error_before_any_change() {
    failAt(
        "CREATE TABLE IF NOT EXISTS ks.coodie_lock",
        new StatementException("coodie-508", "Keyspace ks does not exist.", "CREATE", null));

    assertThatThrownBy(() -> schema.plan(Event.class).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("createKeyspace")
        .hasMessageContaining("Keyspace ks does not exist.")
        .hasMessageEndingWith("[coodie-742]");
    assertThat(order()).containsExactly("CREATE lock", "CREATE lock");
  }
}
