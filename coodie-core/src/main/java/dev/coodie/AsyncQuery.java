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
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.query.Single;
import dev.coodie.internal.run.Runner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Query}, run without waiting. */
@CheckReturnValue
public final class AsyncQuery<D> {
  private final QueryState<D> state;

  AsyncQuery(QueryState<D> state) {
    this.state = state;
  }

  /** See {@link Query#all}: every page is read before the stage completes. */
  public CompletionStage<List<D>> all() {
    return runner().all(cql().all(), state.selection());
  }

  /**
   * Gives every row to {@code consumer}, one at a time, as pages arrive; the next page is asked for
   * when the consumer has taken the one before. It runs on a thread of the driver and must not
   * block. An exception it throws stops the reading and fails the stage.
   */
  public CompletionStage<@Nullable Void> stream(Consumer<? super D> consumer) {
    Arguments.given(consumer, "a consumer of rows");
    return runner().forEach(cql().stream(), state.selection(), consumer);
  }

  /** See {@link Query#first}. */
  public CompletionStage<Optional<D>> first() {
    return runner().atMost(1, cql().first(), state.selection(), AsyncQuery::first);
  }

  /** See {@link Query#atMostOne}. */
  public CompletionStage<Optional<D>> atMostOne() {
    return Single.of(state).atMostOne();
  }

  /** See {@link Query#one}. */
  public CompletionStage<D> one() {
    return Single.of(state).one(state.selection());
  }

  /** See {@link Query#count}. */
  public CompletionStage<Long> count() {
    return table()
        .atMost(
            1,
            cql().count(),
            row -> row.getLong(0),
            counts -> counts.isEmpty() ? 0L : counts.get(0));
  }

  /** See {@link Query#count(Column)}. */
  public CompletionStage<Long> count(Column<? super D, ?> column) {
    return number(cql().count(column), ValueType.BIGINT);
  }

  /** See {@link Query#sum}. */
  public <V extends Number> CompletionStage<V> sum(Column<? super D, V> column) {
    return number(cql().sum(column), column.type());
  }

  /** See {@link Query#avg}. */
  public <V extends Number> CompletionStage<V> avg(Column<? super D, V> column) {
    return number(cql().avg(column), column.type());
  }

  /** See {@link Query#min}. */
  public <V> CompletionStage<Optional<V>> min(Column<? super D, V> column) {
    return value(cql().min(column), column.type());
  }

  /** See {@link Query#max}. */
  public <V> CompletionStage<Optional<V>> max(Column<? super D, V> column) {
    return value(cql().max(column), column.type());
  }

  /** See {@link Query#exists}. */
  public CompletionStage<Boolean> exists() {
    return runner().atMost(1, cql().exists(), row -> row, rows -> !rows.isEmpty());
  }

  /** See {@link Query#page()}. */
  public CompletionStage<Page<D>> page() {
    CqlStatement statement = cql().page();
    return page(statement, tokens(statement));
  }

  /** See {@link Query#page(PageToken)}. */
  public CompletionStage<Page<D>> page(PageToken token) {
    Arguments.given(token, "a page token");
    CqlStatement first = cql().page();
    PageTokens tokens = tokens(first);
    return page(first.withPagingState(tokens.open(token.bytes())), tokens);
  }

  /** See {@link Query#rows}. */
  @SafeVarargs
  public final CompletionStage<List<Row>> rows(Selector<? super D, ?>... selectors) {
    return table().all(cql().rows(selectors), Function.identity());
  }

  /** See {@link Query#scored}. */
  public CompletionStage<List<Scored<D>>> scored() {
    Selected<?, Float> similarity = state.requireNearest().similarity(state.table());
    return table()
        .all(
            cql().scored(),
            row ->
                new Scored<>(
                    state.selection().read(row),
                    row.getFloat(row.columns().indexOf(similarity.label()))));
  }

  /** See {@link Query#json}. */
  public CompletionStage<List<String>> json() {
    return state.jsonRunner().all(cql().json(), row -> String.valueOf(row.get(0, ValueType.TEXT)));
  }

  private <V> CompletionStage<V> number(CqlStatement statement, ValueType<V> type) {
    return Runner.then(
        value(statement, type),
        found ->
            found.orElseThrow(
                () ->
                    new MappingException(
                        "coodie-415", "No value came back from: " + statement.text() + ".")));
  }

  private <V> CompletionStage<Optional<V>> value(CqlStatement statement, ValueType<V> type) {
    return table()
        .atMost(
            1,
            statement,
            row -> Optional.ofNullable(row.get(row.columns().name(0), type)),
            values -> values.isEmpty() ? Optional.empty() : values.get(0));
  }

  private CompletionStage<Page<D>> page(CqlStatement statement, PageTokens tokens) {
    return runner().page(statement, 1, state.selection(), fetched -> Page.of(fetched, tokens));
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

  /** For documents. */
  private Runner runner() {
    return state.runner();
  }

  /** For rows as they are. */
  private Runner table() {
    return state.table().runner();
  }

  /** Its CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
