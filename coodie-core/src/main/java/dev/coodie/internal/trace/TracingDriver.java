package dev.coodie.internal.trace;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.PageInfo;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import dev.coodie.internal.run.Runner;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Asks for a trace of the first requests, and notes its id. Closing it closes nothing. */
final class TracingDriver implements Driver {
  /** Traces cost the servers much. */
  static final int MOST = 20;

  /** What came of the requests. */
  record Noted(int sent, List<UUID> ids, List<String> warnings) {}

  private final Driver driver;
  private final List<UUID> ids = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private int sent;

  TracingDriver(Driver driver) {
    this.driver = driver;
  }

  synchronized Noted noted() {
    return new Noted(sent, List.copyOf(ids), List.copyOf(warnings));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    return noting(
        driver.execute(
            counts() ? statement.withOptions(statement.options().withTracing()) : statement));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    CqlBatch traced =
        counts()
            ? new CqlBatch(
                batch.kind(), batch.statements(), batch.options().withTracing(), batch.timestamp())
            : batch;
    return noting(driver.execute(traced));
  }

  private synchronized boolean counts() {
    return sent++ < MOST;
  }

  private CompletionStage<ResultPage> noting(CompletionStage<ResultPage> answer) {
    return Runner.then(
        answer,
        page -> {
          note(page.info());
          return page;
        });
  }

  private synchronized void note(PageInfo info) {
    warnings.addAll(info.warnings());
    if (info.traceId() != null) {
      ids.add(info.traceId());
    }
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return driver.parameterTypes(cql);
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> currentParameterTypes(String cql) {
    return driver.currentParameterTypes(cql);
  }

  @Override
  public void checkMayBlock() {
    driver.checkMayBlock();
  }

  @Override
  public Optional<String> keyspace() {
    return driver.keyspace();
  }

  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    return driver.schemaInAgreement();
  }

  @Override
  public CompletionStage<List<TokenRange>> tokenRanges() {
    return driver.tokenRanges();
  }

  @Override
  public CompletionStage<List<OwnedRange>> ownedRanges(String keyspace, String table) {
    return driver.ownedRanges(keyspace, table);
  }

  @Override
  public CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return driver.droppedColumns(keyspace, table);
  }

  @Override
  public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return driver.maskedColumns(keyspace, table);
  }

  @Override
  public CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return driver.clusteringColumns(keyspace, table);
  }

  @Override
  public CacheMetrics preparedStatements() {
    return driver.preparedStatements();
  }
}
