package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.await;
import static dev.coodie.it.driver.Cql.number;
import static dev.coodie.it.driver.Cql.run;
import static dev.coodie.it.driver.Cql.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.ConfigurationException;
import dev.coodie.javadriver.JavaDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final String INSERT = "INSERT INTO driver_sessions.t (p, v) VALUES (?, ?)";

  private static CqlSession session;

  @BeforeAll
  static void connect() throws Exception {
    try (Driver driver = Nodes.connectTo("driver_sessions")) {
      run(driver, "CREATE TABLE driver_sessions.t (p int PRIMARY KEY, v int)");
    }
    session = Nodes.shared().sessionBuilder().withKeyspace("driver_sessions").build();
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @Test
  void a_text_is_prepared_once_for_many_values_and_callers() {
    AtomicInteger prepares = new AtomicInteger();
    Driver driver = JavaDriver.of(counting(prepares));

    List<CompletionStage<ResultPage>> writes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      writes.add(driver.execute(statement(INSERT, number(i), number(i))));
    }
    writes.forEach(Cql::await);

    // As it is, to learn the types, and with a comment that tells them, which is executed.
    assertThat(prepares).hasValue(2);
    assertThat(await(driver.parameterTypes(INSERT)).orElseThrow()).hasSize(2);
    assertThat(prepares).hasValue(2);
  }

  @Test
  void schema_changes_are_not_prepared() {
    AtomicInteger prepares = new AtomicInteger();
    Driver driver = JavaDriver.of(counting(prepares));

    run(driver, "CREATE TABLE IF NOT EXISTS driver_sessions.u (p int PRIMARY KEY)");
    run(driver, "ALTER TABLE driver_sessions.u ADD v int");
    run(driver, "TRUNCATE driver_sessions.u");
    run(driver, "DROP TABLE driver_sessions.u");

    assertThat(prepares).hasValue(0);
  }

  @Test
  void the_keyspace_is_that_of_the_session() {
    assertThat(JavaDriver.of(session).keyspace()).contains("driver_sessions");
  }

  @Test
  void a_session_of_the_caller_stays_open() {
    Driver driver = JavaDriver.of(session);

    close(driver);

    assertThat(session.isClosed()).isFalse();
    assertClosed(driver);
  }

  @Test
  void a_session_of_ours_closes_with_the_driver() throws Exception {
    Driver driver = Nodes.connect(Nodes.config(Nodes.shared()));
    long start = System.nanoTime();

    driver.close();
    driver.close();

    assertThat(System.nanoTime() - start).isLessThan(1_900_000_000L);
    assertClosed(driver);
  }

  @Test
  void a_session_that_its_owner_closed_is_closed() {
    CqlSession other = Nodes.shared().sessionBuilder().build();
    Driver driver = JavaDriver.of(other);
    run(driver, "SELECT * FROM driver_sessions.t");

    other.close();

    assertClosed(driver);
  }

  @Test
  void blocking_in_a_callback_is_refused() {
    Driver driver = JavaDriver.of(session);
    CqlStatement select = CqlStatement.of("SELECT * FROM driver_sessions.t");
    driver.checkMayBlock();

    assertThatThrownBy(
            () -> {
              while (!await(checkInCallback(driver, select))) {
                // The answer was there first, so that the callback ran in this thread.
              }
            })
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("would wait for itself")
        .hasMessageEndingWith("[coodie-611]");
  }

  /** Whether the callback ran in another thread, where it must not get to its end. */
  private static CompletionStage<Boolean> checkInCallback(Driver driver, CqlStatement select) {
    Thread caller = Thread.currentThread();
    return driver
        .execute(select)
        .thenCompose(page -> driver.execute(select))
        .thenApply(
            page -> {
              boolean elsewhere = Thread.currentThread() != caller;
              if (elsewhere) {
                driver.checkMayBlock();
              }
              return elsewhere;
            });
  }

  @Test
  void blocking_is_allowed_in_an_executor_of_the_caller() {
    Driver driver = JavaDriver.of(session);

    CompletionStage<String> allowed =
        driver
            .execute(CqlStatement.of("SELECT * FROM driver_sessions.t"))
            .thenApplyAsync(
                page -> {
                  driver.checkMayBlock();
                  return "may block";
                },
                ForkJoinPool.commonPool());

    assertThat(await(allowed)).isEqualTo("may block");
  }

  @Test
  void closing_in_a_callback_does_not_wait() {
    Driver driver = Nodes.connect(Nodes.config(Nodes.shared()));

    await(
        driver
            .execute(CqlStatement.of("SELECT * FROM driver_sessions.t"))
            .thenAccept(page -> close(driver)));

    assertClosed(driver);
  }

  private static void assertClosed(Driver driver) {
    for (CompletionStage<?> stage :
        List.of(
            driver.execute(CqlStatement.of("SELECT * FROM driver_sessions.t")),
            driver.execute(CqlStatement.of("TRUNCATE driver_sessions.t")),
            driver.parameterTypes("SELECT * FROM driver_sessions.t WHERE p = ?"),
            driver.schemaInAgreement())) {
      assertThatThrownBy(() -> await(stage))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("This Coodie is closed")
          .hasMessageEndingWith("[coodie-605]");
    }
  }

  private static void close(Driver driver) {
    try {
      driver.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static CqlSession counting(AtomicInteger prepares) {
    return (CqlSession)
        Proxy.newProxyInstance(
            SessionsTest.class.getClassLoader(),
            new Class<?>[] {CqlSession.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareAsync")) {
                prepares.incrementAndGet();
              }
              try {
                return method.invoke(session, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
