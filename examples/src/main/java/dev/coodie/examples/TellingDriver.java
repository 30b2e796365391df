package dev.coodie.examples;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TransactionSupport;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A driver of our own: tells each statement's text, then passes it on. */
record TellingDriver(Driver next, Story story) implements Driver {
  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    if (!statement.text().contains("system_schema")) {
      story.sent(statement.text());
    }
    return next.execute(statement);
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return next.parameterTypes(cql);
  }

  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    return next.schemaInAgreement();
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
  public CompletionStage<TransactionSupport> transactions() {
    return next.transactions();
  }

  @Override
  public void checkMayBlock() {
    next.checkMayBlock();
  }

  @Override
  public void close() {
    next.close();
  }
}
