package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Column;
import dev.coodie.column.Selected;
import dev.coodie.column.Selector;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.page.PageTokens;
import dev.coodie.internal.query.PageByKey;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.query.Single;
import dev.coodie.internal.run.Runner;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Query}, run without waiting. */
@CheckReturnValue
public final class AsyncQuery<D> {
  private static final String FIND = "find";
  private static final String COUNT = "count";
  private static final String AGGREGATE = "aggregate";

  private final QueryState<D> state;

  AsyncQuery(QueryState<D> state) {
    this.state = state;
  }

  /** See {@link Query#all}: every page is read before the stage completes. */
  public CompletionStage<List<D>> all() {
    CqlStatement statement = state.select();
    Runner run = state.begin(FIND);
    return run.ends(state.documents(run).all(statement, state.selection()));
  }

  /**
   * Gives every row to {@code consumer}, one at a time, as pages arrive; the next page is asked for
   * when the consumer has taken the one before. It runs on a thread of the driver and must not
   * block. An exception it throws stops the reading and fails the stage.
   */
  public CompletionStage<@Nullable Void> stream(Consumer<? super D> consumer) {
    Arguments.given(consumer, "a consumer of rows");
    CqlStatement statement = cql().stream();
    Runner run = state.begin(FIND);
    return run.ends(state.documents(run).forEach(statement, state.selection(), consumer));
  }

  /** See {@link Query#first}. */
  public CompletionStage<Optional<D>> first() {
    CqlStatement statement = cql().first();
    Runner run = state.begin(FIND);
    return run.ends(
        state.documents(run).atMost(1, statement, state.selection(), AsyncQuery::first));
  }

  /** See {@link Query#atMostOne}. */
  public CompletionStage<Optional<D>> atMostOne() {
    return atMostOne(FIND);
  }

  /** See {@link Query#one}. */
  public CompletionStage<D> one() {
    return one(FIND);
  }

  CompletionStage<Optional<D>> atMostOne(String operation) {
    Single<D> single = Single.of(state);
    Runner run = state.begin(operation);
    return run.ends(single.atMostOne(run));
  }

  CompletionStage<D> one(String operation) {
    Single<D> single = Single.of(state);
    Runner run = state.begin(operation);
    return run.ends(single.one(run, state.selection()));
  }

  /** See {@link Query#count}. */
  public CompletionStage<Long> count() {
    CqlStatement statement = cql().count();
    Runner run = state.begin(COUNT);
    return run.ends(
        run.atMost(
            1, statement, row -> row.getLong(0), counts -> counts.isEmpty() ? 0L : counts.get(0)));
  }

  /** See {@link Query#count(Column)}. */
  public CompletionStage<Long> count(Column<? super D, ?> column) {
    return number(COUNT, cql().count(column), ValueType.BIGINT);
  }

  /** See {@link Query#sum}. */
  public <V extends Number> CompletionStage<V> sum(Column<? super D, V> column) {
    return number(AGGREGATE, cql().sum(column), column.type());
  }

  /** See {@link Query#avg}. */
  public <V extends Number> CompletionStage<V> avg(Column<? super D, V> column) {
    return number(AGGREGATE, cql().avg(column), column.type());
  }

  /** See {@link Query#min}. */
  public <V> CompletionStage<Optional<V>> min(Column<? super D, V> column) {
    return value(AGGREGATE, cql().min(column), column.type());
  }

  /** See {@link Query#max}. */
  public <V> CompletionStage<Optional<V>> max(Column<? super D, V> column) {
    return value(AGGREGATE, cql().max(column), column.type());
  }

  /** See {@link Query#exists}. */
  public CompletionStage<Boolean> exists() {
    CqlStatement statement = cql().exists();
    Runner run = state.begin("exists");
    return run.ends(state.documents(run).atMost(1, statement, row -> row, rows -> !rows.isEmpty()));
  }

  /** See {@link Query#page()}. */
  public CompletionStage<Page<D>> page() {
    CqlStatement first = cql().page();
    PageTokens tokens = tokens(first);
    Runner run = state.begin(FIND);
    PageByKey byKey = PageByKey.of(state).orElse(null);
    return run.ends(
        byKey == null
            ? page(run, first, tokens)
            : Runner.thenRead(
                isClustered(run, byKey),
                same -> same ? page(run, byKey, tokens) : page(run, first, tokens)));
  }

  /** See {@link Query#page(PageToken)}. */
  public CompletionStage<Page<D>> page(PageToken token) {
    Arguments.given(token, "a page token");
    CqlStatement first = cql().page();
    PageTokens tokens = tokens(first);
    ByteBuffer place = tokens.open(token.bytes());
    if (!PageTokens.isOfKey(token.bytes())) {
      Runner run = state.begin(FIND);
      return run.ends(page(run, first.withPagingState(place), tokens));
    }
    PageByKey byKey = PageByKey.from(state, place);
    Runner run = state.begin(FIND);
    return run.ends(
        Runner.thenRead(
            isClustered(run, byKey),
            same ->
                same
                    ? page(run, byKey, tokens)
                    : CompletableFuture.failedFuture(PageByKey.nowhere())));
  }

  /** See {@link Query#rows}. */
  @SafeVarargs
  public final CompletionStage<List<Row>> rows(Selector<? super D, ?>... selectors) {
    CqlStatement statement = cql().rows(selectors);
    Runner run = state.begin(FIND);
    return run.ends(run.all(statement, Function.identity()));
  }

  /** See {@link Query#scored}. */
  public CompletionStage<List<Scored<D>>> scored() {
    Selected<?, Float> similarity = state.requireNearest().similarity(state.table());
    CqlStatement statement = cql().scored();
    Runner run = state.begin(FIND);
    return run.ends(
        run.all(
            statement,
            row ->
                new Scored<>(
                    state.selection().read(row),
                    row.getFloat(row.columns().indexOf(similarity.label())))));
  }

  /** See {@link Query#json}. */
  public CompletionStage<List<String>> json() {
    CqlStatement statement = cql().json();
    Runner run = state.begin(FIND);
    return run.ends(
        state.json(run).all(statement, row -> String.valueOf(row.get(0, ValueType.TEXT))));
  }

  private <V> CompletionStage<V> number(
      String operation, CqlStatement statement, ValueType<V> type) {
    return Runner.then(
        value(operation, statement, type),
        found ->
            found.orElseThrow(
                () ->
                    new MappingException(
                        "coodie-415", "No value came back from: " + statement.text() + ".")));
  }

  private <V> CompletionStage<Optional<V>> value(
      String operation, CqlStatement statement, ValueType<V> type) {
    Runner run = state.begin(operation);
    return run.ends(
        run.atMost(
            1,
            statement,
            row -> Optional.ofNullable(row.get(row.columns().name(0), type)),
            values -> values.isEmpty() ? Optional.empty() : values.get(0)));
  }

  private CompletionStage<Page<D>> page(Runner run, CqlStatement from, PageTokens tokens) {
    return state
        .documents(run)
        .page(from, 1, state.selection(), fetched -> Page.of(fetched, tokens::sealState));
  }

  private CompletionStage<Page<D>> page(Runner run, PageByKey byKey, PageTokens tokens) {
    return state
        .documents(run)
        .page(
            byKey.statement(),
            byKey,
            state.selection(),
            fetched -> Page.of(fetched, tokens::sealKey));
  }

  private CompletionStage<Boolean> isClustered(Runner run, PageByKey byKey) {
    String keyspace = state.table().keyspace(state.settings());
    return run.isClustered(keyspace, state.table().model().tableName(), byKey::isOf);
  }

  private PageTokens tokens(CqlStatement first) {
    return PageTokens.of(first, state.table().defaults().pageTokenKeys());
  }

  private static <T> Optional<T> first(List<T> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  private CqlQuery<D> cql() {
    return new CqlQuery<>(state);
  }

  /** Its CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
