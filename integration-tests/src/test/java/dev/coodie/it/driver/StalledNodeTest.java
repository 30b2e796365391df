package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.number;
import static dev.coodie.it.driver.Cql.run;
import static dev.coodie.it.driver.Cql.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.StatementTimeoutException;
import dev.coodie.testsupport.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Thousands of statements wait for a node that has stopped answering. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StalledNodeTest {
  private static final int STATEMENTS = 20_000;
  private static final int IN_FLIGHT = 2_048;
  private static final int DEEPEST_STACK = 200;

  private static EmbeddedCassandra node;
  private static Driver driver;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.start();
    driver = Nodes.connect(Nodes.config(node).requestTimeout(Duration.ofSeconds(2)));
    run(
        driver,
        "CREATE KEYSPACE stalled"
            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    run(driver, "CREATE TABLE stalled.t (p int PRIMARY KEY, v int)");
    run(driver, insert(1));
    run(driver, update());
  }

  @AfterAll
  static void stop() throws Exception {
    driver.close();
    node.close();
  }

  @Test
  @Order(1)
  void what_finds_no_memory_is_refused_and_the_rest_is_answered() throws Exception {
    List<CompletableFuture<ResultPage>> all = new ArrayList<>();
    try (Driver small =
        Nodes.connect(
            Nodes.config(node).requestTimeout(Duration.ofMinutes(1)).statementMemory(1 << 20))) {
      run(small, insert(1));
      for (int i = 0; i < STATEMENTS; i++) {
        all.add(small.execute(insert(i)).toCompletableFuture());
      }

      assertThat(ids(all).keySet()).isSubsetOf("ok", "coodie-519").contains("ok", "coodie-519");
      assertThat(all).anySatisfy(s -> assertThat(error(s)).isInstanceOf(OverloadedException.class));
      assertThatCode(() -> run(small, insert(1))).doesNotThrowAnyException();
    }
  }

  @Test
  @Order(2)
  void every_statement_ends_with_its_timeout_and_those_that_waited_were_not_run() throws Exception {
    List<CompletableFuture<ResultPage>> writes = new ArrayList<>();
    List<CompletableFuture<ResultPage>> conditional = new ArrayList<>();
    CompletableFuture<ResultPage> abandoned;
    AtomicInteger deepest = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    Thread watching = new Thread(() -> watchStacks(deepest, over));

    Signals.stop(node.pid());
    try {
      watching.start();
      for (int i = 0; i < STATEMENTS; i++) {
        writes.add(driver.execute(insert(2)).toCompletableFuture());
      }
      for (int i = 0; i < 100; i++) {
        conditional.add(driver.execute(update()).toCompletableFuture());
      }
      abandoned = driver.execute(insert(777)).toCompletableFuture();
      abandoned.cancel(true);

      Map<String, Integer> ends = ids(writes);
      assertThat(ends.keySet()).containsOnly("coodie-503", "coodie-518");
      assertThat(ends.get("coodie-503")).isLessThanOrEqualTo(IN_FLIGHT);
      assertThat(writes)
          .allSatisfy(s -> assertThat(error(s)).isInstanceOf(StatementTimeoutException.class));
      assertThat(ids(conditional)).containsOnlyKeys("coodie-518");
    } finally {
      Signals.resume(node.pid());
      over.set(true);
      watching.join();
    }
    assertThat(deepest.get()).isPositive().isLessThan(DEEPEST_STACK);
    awaitAnswers();
    assertThat(run(driver, statement("SELECT v FROM stalled.t WHERE p = ?", number(777))).size())
        .isZero();
  }

  /** The driver opens its connections again. */
  private static void awaitAnswers() throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      try {
        run(driver, insert(3));
        return;
      } catch (CoodieException e) {
        assertThat(e.isTransient()).as(e.getMessage()).isTrue();
        Thread.sleep(200);
      }
    }
    run(driver, insert(3));
  }

  private static void watchStacks(AtomicInteger deepest, AtomicBoolean over) {
    while (!over.get()) {
      Thread.getAllStackTraces()
          .forEach(
              (thread, stack) -> {
                if (thread.getName().matches("s\\d+-(timer|io|admin).*")) {
                  deepest.accumulateAndGet(stack.length, Math::max);
                }
              });
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Map<String, Integer> ids(List<CompletableFuture<ResultPage>> all) {
    return all.stream()
        .map(StalledNodeTest::error)
        .map(e -> e == null ? "ok" : e instanceof CoodieException own ? own.id() : e.toString())
        .collect(Collectors.toMap(Function.identity(), id -> 1, Integer::sum));
  }

  /** What it failed with, after waiting a generous while. */
  private static @Nullable Throwable error(CompletableFuture<ResultPage> stage) {
    return stage
        .orTimeout(2, TimeUnit.MINUTES)
        .handle(
            (page, e) ->
                e instanceof CompletionException && e.getCause() != null ? e.getCause() : e)
        .join();
  }

  private static CqlStatement insert(int p) {
    return statement("INSERT INTO stalled.t (p, v) VALUES (?, ?)", number(p), number(1));
  }

  private static CqlStatement update() {
    return statement(
            "UPDATE stalled.t SET v = ? WHERE p = ? IF v = ?", number(1), number(1), number(1))
        .asConditional();
  }
}
