package dev.coodie;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what is sent and answers with one function. */
final class TestDriver implements Driver {
  final List<CqlStatement> sent = new ArrayList<>();
  final List<CqlBatch> batches = new ArrayList<>();
  Function<CqlStatement, CompletionStage<ResultPage>> answer;
  Supplier<Boolean> agreement = () -> true;
  @Nullable List<ValueType<?>> markers;
  Map<String, Instant> dropped = Map.of();
  Set<String> masked = Set.of();
  List<ColumnDefinition> clustering = List.of();
  @Nullable CompletableFuture<List<ColumnDefinition>> clusteringAsked;
  int asked;
  boolean closed;

  TestDriver(Function<CqlStatement, CompletionStage<ResultPage>> answer) {
    this.answer = answer;
  }

  /** A server whose table is clustered as the document says. */
  TestDriver clusteredAs(DocumentModel<?> model) {
    clustering =
        model.columns().stream()
            .filter(column -> column.kind() == ColumnKind.CLUSTERING)
            .map(c -> new ColumnDefinition(c.name(), c.column().type().cql(), c.kind(), c.order()))
            .toList();
    return this;
  }

  /** Finds nothing. */
  static TestDriver empty() {
    return answering(ResultPage.empty());
  }

  static TestDriver answering(ResultPage page) {
    return new TestDriver(statement -> CompletableFuture.completedFuture(page));
  }

  static TestDriver failing(Throwable error) {
    return new TestDriver(statement -> CompletableFuture.failedFuture(error));
  }

  @Override
  public synchronized CompletionStage<ResultPage> execute(CqlStatement statement) {
    sent.add(statement);
    return answer.apply(statement);
  }

  @Override
  public synchronized CompletionStage<ResultPage> execute(CqlBatch batch) {
    batches.add(batch);
    return answer.apply(batch.statements().get(0));
  }

  @Override
  public Optional<String> keyspace() {
    return Optional.of("ks");
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return CompletableFuture.completedFuture(Optional.ofNullable(markers));
  }

  @Override
  public CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    asked++;
    return CompletableFuture.completedFuture(dropped);
  }

  @Override
  public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    asked++;
    return CompletableFuture.completedFuture(masked);
  }

  @Override
  public CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return clusteringAsked == null
        ? CompletableFuture.completedFuture(clustering)
        : clusteringAsked;
  }

  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    return CompletableFuture.completedFuture(agreement.get());
  }

  @Override
  public void close() {
    closed = true;
  }

  @SafeVarargs
  static <D> ResultPage page(DocumentModel<D> model, D... documents) {
    return page(model, Arrays.asList(documents), null);
  }

  static <D> ResultPage page(
      DocumentModel<D> model, List<D> documents, @Nullable ByteBuffer pagingState) {
    ResultColumns columns = columns(model);
    List<Row> rows = new ArrayList<>();
    for (D document : documents) {
      rows.add(Row.of(columns, cells(model, document)));
    }
    return ResultPage.of(columns, rows, pagingState);
  }

  static <D> List<@Nullable ByteBuffer> cells(DocumentModel<D> model, D document) {
    DocumentModel<D> own = model.modelOf(document);
    @Nullable ByteBuffer[] written = own.cells(document, 0);
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    for (ModelColumn column : model.columns()) {
      int position = own.position(column.name());
      cells.add(position < 0 ? null : written[position]);
    }
    return cells;
  }

  static ResultColumns columns(DocumentModel<?> model) {
    return ResultColumns.of(
        "ks." + model.tableName(),
        model.columns().stream()
            .map(column -> new ResultColumn(column.name(), column.column().type()))
            .toList());
  }
}
