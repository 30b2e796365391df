package dev.coodie.migrations;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.javadriver.JavaDriver;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The real driver, with a list of what was sent, and failures where a test wants them. */
final class WatchedDriver implements Driver {
  static final String AGREEMENT = "(schema agreement)";

  final List<CqlStatement> sent = new CopyOnWriteArrayList<>();
  final List<String> order = new CopyOnWriteArrayList<>();

  /** Statements that are run, but whose answer is lost: they fail with {@link #lost}. */
  volatile Predicate<CqlStatement> answerLost = statement -> false;

  /** Statements that never reach the server, and fail with {@link #lost}. */
  volatile Predicate<CqlStatement> notSent = statement -> false;

  volatile RuntimeException lost = new IllegalStateException("lost");
  private final Driver real;
  private final String keyspace;

  WatchedDriver(CqlSession session, String keyspace) {
    this.real = JavaDriver.of(session);
    this.keyspace = keyspace;
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    sent.add(statement);
    order.add(statement.text());
    if (notSent.test(statement)) {
      return CompletableFuture.failedFuture(lost);
    }
    CompletionStage<ResultPage> answer = real.execute(statement);
    return answerLost.test(statement)
        ? answer.thenCompose(page -> CompletableFuture.failedFuture(lost))
        : answer;
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    return real.execute(batch);
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return real.parameterTypes(cql);
  }

  @Override
  public Optional<String> keyspace() {
    return Optional.of(keyspace);
  }

  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    order.add(AGREEMENT);
    return real.schemaInAgreement();
  }

  @Override
  public CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return real.droppedColumns(keyspace, table);
  }

  @Override
  public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return real.maskedColumns(keyspace, table);
  }

  /** What was sent that is no read. */
  List<String> writes() {
    return sent.stream().map(CqlStatement::text).filter(WatchedDriver::isWrite).toList();
  }

  static boolean isWrite(String cql) {
    return !cql.toUpperCase(Locale.ROOT).startsWith("SELECT");
  }
}
