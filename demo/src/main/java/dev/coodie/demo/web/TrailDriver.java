package dev.coodie.demo.web;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Notes the text of each statement, and lets what follows an answer belong to the same request. */
record TrailDriver(Driver next) implements Driver {
  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    CqlTrail trail = CqlTrail.current();
    if (trail != null) {
      trail.sent(statement.text());
    }
    return followed(next.execute(statement));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    return followed(next.execute(batch));
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return followed(next.parameterTypes(cql));
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> currentParameterTypes(String cql) {
    return followed(next.currentParameterTypes(cql));
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
  public CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return followed(next.droppedColumns(keyspace, table));
  }

  @Override
  public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return followed(next.maskedColumns(keyspace, table));
  }

  @Override
  public CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return followed(next.clusteringColumns(keyspace, table));
  }

  @Override
  public CacheMetrics preparedStatements() {
    return next.preparedStatements();
  }

  @Override
  public Optional<String> keyspace() {
    return next.keyspace();
  }

  @Override
  public void checkMayBlock() {
    next.checkMayBlock();
  }

  @Override
  public void close() {
    next.close();
  }

  private static <T> CompletionStage<T> followed(CompletionStage<T> answer) {
    CqlTrail trail = CqlTrail.current();
    if (trail == null) {
      return answer;
    }
    CompletableFuture<T> followed = new CompletableFuture<>();
    answer.whenComplete((value, error) -> complete(followed, trail, value, error));
    return followed;
  }

  private static <T> void complete(
      CompletableFuture<T> followed, CqlTrail trail, T value, @Nullable Throwable error) {
    CqlTrail before = CqlTrail.current();
    CqlTrail.follow(trail);
    try {
      if (error == null) {
        followed.complete(value);
      } else {
        followed.completeExceptionally(error);
      }
    } finally {
      CqlTrail.follow(before);
    }
  }
}
