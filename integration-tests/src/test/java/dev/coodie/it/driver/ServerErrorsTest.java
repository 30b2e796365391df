package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.StatementException;
import dev.coodie.error.UnavailableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerErrorsTest {
  private static Driver driver;

  @BeforeAll
  static void connect() {
    driver = Nodes.connectTo("driver_errors");
    run(driver, "CREATE TABLE driver_errors.t (p text, c int, v text, PRIMARY KEY (p, c))");
  }

  @AfterAll
  static void close() throws Exception {
    driver.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELEC * FROM driver_errors.t | coodie-507 | cannot parse it: line 1:0",
        "SELECT * FROM driver_errors.t BYPASS CACHE | coodie-541 | Remove bypassCache()",
        "SELECT * FROM driver_errors.t WHERE p = 'bypass' SELEC | coodie-507 | cannot parse it",
        "SELECT * FROM driver_errors.nothing | coodie-508"
            + " | Create it with schema().plan(..).apply().",
        "SELECT * FROM nowhere.t | coodie-508 | Create it with schema().createKeyspace(..).",
        "CREATE TABLE nowhere.t (p int PRIMARY KEY) | coodie-508"
            + " | Create it with schema().createKeyspace(..).",
        "SELECT pirce FROM driver_errors.t | coodie-508"
            + " | schema().plan(..) shows what the table lacks.",
        "SELECT * FROM driver_errors.t WHERE v = 'x' | coodie-508"
            + " | Add the missing key condition, an @Indexed column, or allowFiltering().",
        "CREATE TABLE driver_errors.t (p text PRIMARY KEY) | coodie-508 | Use IF NOT EXISTS.",
        "INSERT INTO driver_errors.t (v) VALUES ('x') | coodie-508 | refused it: Some partition key",
        "INSERT INTO driver_errors.t JSON '{\"p\": [\"hunter2\"]}' | coodie-508"
            + " | the JSON has no valid value for column p",
      })
  void the_reason_of_the_server_comes_with_advice(String cql, String id, String sentence) {
    assertThatThrownBy(() -> run(driver, cql))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("Statement: " + cql)
        .hasMessageEndingWith("[" + id + "]")
        .hasCauseInstanceOf(RuntimeException.class);
  }

  @Test
  void a_consistency_that_cannot_be_had_is_unavailable() {
    CqlStatement statement =
        Cql.statement("SELECT * FROM driver_errors.t WHERE p = ?", Cql.text("a"))
            .withOptions(StatementOptions.DEFAULT.withConsistency(Consistency.TWO));

    assertThatThrownBy(() -> run(driver, statement))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("TWO needs 2 replicas, but only 1 are alive")
        .hasMessageEndingWith("[coodie-501]");
  }

  @Test
  void an_unknown_profile_is_named() {
    CqlStatement statement =
        CqlStatement.of("SELECT * FROM driver_errors.t")
            .withOptions(StatementOptions.DEFAULT.withProfile("nightly"));

    assertThatThrownBy(() -> run(driver, statement))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"nightly\"")
        .hasMessageEndingWith("[coodie-515]");
  }

  @Test
  void a_failed_prepare_can_succeed_later() {
    String select = "SELECT * FROM driver_errors.later";
    assertThatThrownBy(() -> run(driver, select)).isInstanceOf(StatementException.class);

    run(driver, "CREATE TABLE driver_errors.later (p text PRIMARY KEY)");

    assertThat(run(driver, select).size()).isZero();
  }

  @Test
  void parameter_types_of_a_wrong_text_fail_too() {
    assertThatThrownBy(() -> Cql.await(driver.parameterTypes("SELECT * FROM driver_errors.none")))
        .isInstanceOf(StatementException.class)
        .hasMessageEndingWith("[coodie-508]");
  }
}
