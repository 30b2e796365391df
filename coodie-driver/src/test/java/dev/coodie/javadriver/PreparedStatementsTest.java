package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.session.Session;
import com.datastax.oss.driver.internal.core.cql.EmptyColumnDefinitions;
import dev.coodie.driver.CacheMetrics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PreparedStatementsTest {
  private static final Repreparing ON_ITS_OWN = Repreparing.of(Stubs.of(Session.class));

  private final AtomicInteger prepares = new AtomicInteger();

  @Test
  void concurrent_callers_share_one_prepare() throws Exception {
    CompletableFuture<PreparedStatement> answer = new CompletableFuture<>();
    PreparedStatements statements = kept(text -> counted(answer), 10);
    Set<Preparation> found = ConcurrentHashMap.newKeySet();
    CyclicBarrier start = new CyclicBarrier(16);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<Boolean>> callers = new ArrayList<>();

    for (int i = 0; i < 16; i++) {
      callers.add(
          threads.submit(
              () -> {
                start.await();
                return found.add(statements.of("SELECT 1"));
              }));
    }
    for (Future<Boolean> caller : callers) {
      caller.get();
    }
    threads.shutdown();

    assertThat(prepares).hasValue(1);
    assertThat(found).hasSize(1);
    assertThat(found.iterator().next().ready()).isNull();
    answer.complete(statement());
    assertThat(found.iterator().next().ready()).isNotNull();
  }

  @Test
  void what_may_be_of_the_past_is_prepared_anew_once() {
    PreparedStatements statements = preparingAtOnce(10);
    Prepared stale = statements.of("INSERT").ready();

    Preparation anew = statements.anew("INSERT", stale);

    assertThat(anew.ready()).isNotSameAs(stale);
    assertThat(statements.anew("INSERT", stale)).isSameAs(anew);
    assertThat(statements.of("INSERT")).isSameAs(anew);
    assertThat(prepares).hasValue(2);
  }

  @Test
  void uses_are_counted() {
    PreparedStatements statements = preparingAtOnce(10);

    for (int i = 0; i < 12; i++) {
      statements.of("SELECT " + i);
      statements.of("SELECT 0");
    }

    CacheMetrics metrics = statements.metrics();
    assertThat(metrics.misses()).isEqualTo(12);
    assertThat(metrics.hits()).isEqualTo(12);
    assertThat(metrics.limit()).isEqualTo(10);
    assertThat(metrics.evictions()).isEqualTo(12 - metrics.size()).isPositive();
  }

  @Test
  void endless_texts_are_warned_of_once_without_their_values() {
    PreparedStatements statements = preparingAtOnce(10);

    String log =
        logOf(
            () -> {
              for (int i = 0; i < 100; i++) {
                statements.of("SELECT a FROM t WHERE b = 'secret" + i + "'");
              }
            });

    assertThat(log)
        .containsOnlyOnce("More than 10 CQL texts were prepared")
        .contains("SELECT a FROM t WHERE b = ?")
        .doesNotContain("secret");
  }

  private PreparedStatements preparingAtOnce(int limit) {
    return kept(text -> counted(CompletableFuture.completedFuture(statement())), limit);
  }

  private static String logOf(Runnable action) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_failed_prepare_is_not_kept() {
    PreparedStatements statements =
        kept(
            text ->
                counted(
                    prepares.get() == 0
                        ? CompletableFuture.failedFuture(new IllegalStateException("no"))
                        : CompletableFuture.completedFuture(statement())),
            10);
    List<Throwable> errors = new ArrayList<>();

    statements.of("SELECT 1").whenReady((ready, error) -> errors.add(error));

    assertThat(errors.get(0)).hasMessage("no");
    assertThat(statements.size()).isZero();
    assertThat(statements.of("SELECT 1").ready()).isNotNull();
    assertThat(prepares).hasValue(2);
  }

  @Test
  void a_prepare_that_throws_fails_the_stage() {
    PreparedStatements statements =
        kept(
            text -> {
              throw new IllegalArgumentException("no text");
            },
            10);
    List<Throwable> errors = new ArrayList<>();

    statements.of("SELECT 1").whenReady((ready, error) -> errors.add(error));

    assertThat(errors.get(0)).hasMessage("no text");
    assertThat(statements.size()).isZero();
  }

  @Test
  void the_cache_is_bounded() {
    PreparedStatements statements = prepared(100);

    for (int i = 0; i < 10_000; i++) {
      assertThat(statements.of("SELECT " + i).ready()).isNotNull();
      assertThat(statements.size()).isLessThanOrEqualTo(101);
    }
  }

  @Test
  void what_is_used_stays_while_others_come_and_go() {
    PreparedStatements statements = prepared(100);
    Preparation hot = statements.of("SELECT hot");

    for (int i = 0; i < 1_000; i++) {
      statements.of("SELECT " + i);
      assertThat(statements.of("SELECT hot")).isSameAs(hot);
    }

    assertThat(prepares).hasValue(1_001);
  }

  @Test
  void all_in_use_is_no_reason_to_grow() {
    PreparedStatements statements = prepared(10);

    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 20; j++) {
        statements.of("SELECT " + j);
      }
    }

    assertThat(statements.size()).isLessThanOrEqualTo(11);
  }

  private PreparedStatements prepared(int limit) {
    return kept(text -> counted(CompletableFuture.completedFuture(statement())), limit);
  }

  private CompletableFuture<PreparedStatement> counted(
      CompletableFuture<PreparedStatement> answer) {
    prepares.incrementAndGet();
    return answer;
  }

  private static PreparedStatement statement() {
    ColumnDefinitions none = EmptyColumnDefinitions.INSTANCE;
    return Stubs.of(PreparedStatement.class, Map.of("getVariableDefinitions", arguments -> none));
  }

  private static PreparedStatements kept(
      Function<String, CompletionStage<PreparedStatement>> prepare, int limit) {
    return new PreparedStatements(prepare, limit, ON_ITS_OWN);
  }
}
