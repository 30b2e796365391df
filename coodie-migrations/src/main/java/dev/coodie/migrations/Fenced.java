package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.TokenRange;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Sends statements while a lock is held. Each gets its write time before the lock is looked at, so
 * that if this process is paused after that look, and another one takes over, what that one writes
 * is newer and stays. Closing it closes nothing. Thread-safe.
 */
final class Fenced implements Driver {
  private final Driver next;
  private final SchemaLock lock;
  private final AtomicLong latest = new AtomicLong();

  private Fenced(Driver next, SchemaLock lock) {
    this.next = next;
    this.lock = lock;
  }

  static Coodie over(Coodie coodie, SchemaLock lock) {
    return coodie.through(driver -> new Fenced(driver, lock));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    CqlStatement stamped = once(statement.withOptions(stamped(statement.options())));
    return held(() -> next.execute(stamped));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    CqlBatch stamped =
        new CqlBatch(
            batch.kind(),
            batch.statements().stream().map(Fenced::once).toList(),
            stamped(batch.options()),
            batch.timestamp());
    return held(() -> next.execute(stamped));
  }

  private StatementOptions stamped(StatementOptions options) {
    return options.timestamp() != null ? options : options.withTimestamp(timestamp());
  }

  /** A list that is sent again with the same time is there twice. */
  private static CqlStatement once(CqlStatement statement) {
    return statement.replacesLists() ? statement.withIdempotent(false) : statement;
  }

  /** Later than all before it, as the driver's own. */
  private long timestamp() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return latest.updateAndGet(last -> Math.max(last + 1, now));
  }

  private CompletionStage<ResultPage> held(Supplier<CompletionStage<ResultPage>> send) {
    return lock.isSure() ? send.get() : lock.async().check().thenCompose(checked -> send.get());
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return next.parameterTypes(cql);
  }

  @Override
  public void checkMayBlock() {
    next.checkMayBlock();
  }

  @Override
  public Optional<String> keyspace() {
    return next.keyspace();
  }

  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    return next.schemaInAgreement();
  }

  @Override
  public CompletionStage<List<TokenRange>> tokenRanges() {
    return next.tokenRanges();
  }

  @Override
  public CompletionStage<List<OwnedRange>> ownedRanges(String keyspace, String table) {
    return next.ownedRanges(keyspace, table);
  }

  @Override
  public CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return next.droppedColumns(keyspace, table);
  }

  @Override
  public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return next.maskedColumns(keyspace, table);
  }

  @Override
  public CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return next.clusteringColumns(keyspace, table);
  }

  @Override
  public CacheMetrics preparedStatements() {
    return next.preparedStatements();
  }
}
