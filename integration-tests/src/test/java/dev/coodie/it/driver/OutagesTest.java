package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.number;
import static dev.coodie.it.driver.Cql.run;
import static dev.coodie.it.driver.Cql.statement;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.StatementOptions;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.testsupport.Signals;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A node that stops answering, and one that dies. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutagesTest {
  private static final StatementOptions SHORT =
      StatementOptions.DEFAULT.withTimeout(Duration.ofMillis(500));

  private static EmbeddedCassandra node;
  private static Driver driver;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.start();
    driver = Nodes.connect(Nodes.config(node));
    run(
        driver,
        "CREATE KEYSPACE outages"
            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    run(driver, "CREATE TABLE outages.t (p int PRIMARY KEY, v int)");
    run(driver, insert());
    run(driver, update());
  }

  @AfterAll
  static void stop() throws Exception {
    driver.close();
    node.close();
  }

  @Test
  @Order(1)
  void no_answer_is_a_timeout() throws Exception {
    Signals.stop(node.pid());
    try {
      assertThatThrownBy(() -> run(driver, insert().withOptions(SHORT)))
          .isInstanceOf(StatementTimeoutException.class)
          .hasMessageContaining("No answer in time (Query timed out after PT0.5S)")
          .hasMessageEndingWith("[coodie-503]");
    } finally {
      Signals.resume(node.pid());
    }
  }

  @Test
  @Order(2)
  void no_answer_to_a_conditional_write_is_unknown() throws Exception {
    Signals.stop(node.pid());
    try {
      assertThatThrownBy(() -> run(driver, update().withOptions(SHORT)))
          .isInstanceOf(LwtUnknownException.class)
          .hasMessageContaining("Read the row at SERIAL to find out.")
          .hasMessageEndingWith("[coodie-504]");
    } finally {
      Signals.resume(node.pid());
    }
  }

  @Test
  @Order(3)
  void a_dead_node_is_no_connection() {
    node.node(1).kill();
    assertThatThrownBy(() -> run(driver, insert())).isInstanceOf(ConnectionException.class);
    assertThatThrownBy(() -> run(driver, insert()))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("No node could take the statement")
        .hasMessageEndingWith("[coodie-513]");
  }

  private static CqlStatement insert() {
    return statement("INSERT INTO outages.t (p, v) VALUES (?, ?)", number(1), number(1));
  }

  private static CqlStatement update() {
    return statement(
            "UPDATE outages.t SET v = ? WHERE p = ? IF v = ?", number(1), number(1), number(1))
        .asConditional();
  }
}
