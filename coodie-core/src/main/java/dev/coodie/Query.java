package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Ordering;
import dev.coodie.column.Selector;
import dev.coodie.column.VectorColumn;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.query.BucketRange;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Models;
import dev.coodie.internal.table.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * A SELECT: conditions and options, then one of the methods that run it. An immutable value; each
 * method returns a new query. Thread-safe. All pages are read, except by {@link #page}, which reads
 * one.
 */
@CheckReturnValue
public final class Query<D> {
  private final QueryState<D> state;

  Query(QueryState<D> state) {
    this.state = state;
  }

  private Query<D> with(QueryState<D> changed) {
    return new Query<>(changed);
  }

  /** Adds conditions that rows must meet, too. */
  @SafeVarargs
  public final Query<D> where(Condition<? super D>... conditions) {
    return with(state.where(Arguments.all("a condition", conditions)));
  }

  /** The order of rows inside a partition, by clustering columns. CQL: {@code ORDER BY}. */
  @SafeVarargs
  public final Query<D> orderBy(Ordering<? super D>... orderings) {
    return with(state.orderBy(Arguments.all("an order", orderings)));
  }

  /**
   * The rows whose time is at or after {@code from} and before {@code to}, in milliseconds, read
   * bucket after bucket. Give the conditions on the rest of the partition key first.
   *
   * @throws InvalidQueryException if the document has no {@link dev.coodie.annotation.Bucket}, the
   *     rest of the partition key is not given, or there would be more than 100,000 buckets
   */
  public BucketQuery<D> between(Instant from, Instant to) {
    Arguments.given(from, "a time");
    Arguments.given(to, "a time");
    return new BucketQuery<>(state, BucketRange.of(state, from, to));
  }

  /**
   * The rows nearest to {@code vector}, nearest first, as many as {@link #limit} says. Needs a
   * {@link dev.coodie.annotation.VectorIndex}; other conditions need an index too. Approximate.
   * CQL: {@code ORDER BY c ANN OF ?}.
   *
   * @throws InvalidQueryException if the vector has another dimension
   */
  public <V> Query<D> nearest(VectorColumn<? super D, V> column, V vector) {
    return with(state.nearest(column, vector));
  }

  /**
   * One row for each value of a part of the key, from its start; meant for {@link #rows} with
   * functions. CQL: {@code GROUP BY}.
   */
  @SafeVarargs
  public final Query<D> groupBy(Column<? super D, ?>... columns) {
    return with(state.groupBy(Arguments.all("a column", columns)));
  }

  /**
   * One row for each partition. Read the partition key, and static columns, with {@link #rows} or a
   * projection. CQL: {@code SELECT DISTINCT}.
   */
  public Query<D> distinct() {
    return with(state.withDistinct());
  }

  /**
   * At most this many rows in all, 1 or more. CQL: {@code LIMIT ?}.
   *
   * @throws InvalidQueryException if less than 1
   */
  public Query<D> limit(int rows) {
    return with(state.withLimit(Settings.positive("limit", rows)));
  }

  /** At most this many rows of each partition, 1 or more. CQL: {@code PER PARTITION LIMIT ?}. */
  public Query<D> perPartitionLimit(int rows) {
    return with(state.withPerPartitionLimit(Settings.positive("perPartitionLimit", rows)));
  }

  /**
   * Lets the server read rows and discard those that do not match, where no key or index leads to
   * the right ones. The cost grows with the data read, not with the result. CQL: {@code ALLOW
   * FILTERING}.
   */
  public Query<D> allowFiltering() {
    return with(state.withAllowFiltering());
  }

  /**
   * Bypasses the server's row cache, so that a large read does not evict what others need. ScyllaDB
   * only: Cassandra refuses the statement, and the error (coodie-541) says so. CQL: {@code BYPASS
   * CACHE}.
   */
  public Query<D> bypassCache() {
    return with(state.withBypassCache());
  }

  /**
   * Makes the server use these indexes, by name, for the conditions that they can answer; it
   * refuses the query where it cannot. From Cassandra 6.0 on. CQL: {@code WITH included_indexes =
   * {..}}.
   */
  public Query<D> includingIndexes(String first, String... more) {
    return with(state.includingIndexes(names(first, more)));
  }

  /**
   * Keeps the server from using these indexes, by name; then {@code allowFiltering()} may be
   * needed. From Cassandra 6.0 on. CQL: {@code WITH excluded_indexes = {..}}.
   */
  public Query<D> excludingIndexes(String first, String... more) {
    return with(state.excludingIndexes(names(first, more)));
  }

  private static List<String> names(String first, String... more) {
    List<String> names = new ArrayList<>();
    names.add(Arguments.given(first, "the name of an index"));
    names.addAll(Arguments.all("the name of an index", more));
    return names;
  }

  /** The most rows that a page may have, 1 or more. */
  public Query<D> pageSize(int rows) {
    return with(state.withPageSize(Settings.positive("pageSize", rows)));
  }

  /** How many replicas must answer. SERIAL and LOCAL_SERIAL see conditional writes under way. */
  public Query<D> consistency(Consistency level) {
    return with(state.withSettings(state.settings().withConsistency(level)));
  }

  /** How long to wait for each page, more than zero. */
  public Query<D> timeout(Duration timeout) {
    return with(state.withSettings(state.settings().withTimeout(timeout)));
  }

  /**
   * Reads only the columns of a {@link dev.coodie.annotation.Projection}. Give conditions and order
   * first: they are made from the document's columns.
   *
   * @throws InvalidQueryException if it is a projection of another document
   */
  public <R> Query<R> as(Class<R> projection) {
    return new Query<>(state.select(Models.projection(projection, state.table().model())));
  }

  /** All rows, in clustering order inside each partition. */
  public List<D> all() {
    state.table().runner().checkMayWait();
    return Runner.await(async().all());
  }

  /**
   * All rows, read page by page as the stream is used: it needs the memory of one page. Reading
   * blocks, so do not use it on the driver's threads.
   */
  public Stream<D> stream() {
    CqlStatement statement = state.select();
    Runner runner = state.table().runner();
    runner.checkMayWait();
    return state.documents(state.begin("find")).stream(statement, state.selection());
  }

  /** The first row, if there is any. */
  public Optional<D> first() {
    return state.table().runner().await(() -> async().first());
  }

  /**
   * The row, if there is one.
   *
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  public Optional<D> atMostOne() {
    return state.table().runner().await(() -> async().atMostOne());
  }

  /**
   * The one row there is.
   *
   * @throws dev.coodie.error.DocumentNotFoundException if there is none
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  public D one() {
    return state.table().runner().await(() -> async().one());
  }

  /** How many rows match. The server reads them all. CQL: {@code SELECT count(*)}. */
  public long count() {
    return state.table().runner().await(() -> async().count());
  }

  /** In how many matching rows the column is not null. CQL: {@code SELECT count(c)}. */
  public long count(Column<? super D, ?> column) {
    return state.table().runner().await(() -> async().count(column));
  }

  /**
   * The sum over all matching rows, in the column's type, so it can overflow: see {@link
   * dev.coodie.column.Select#sum}. 0 when there are none. CQL: {@code SELECT sum(c)}.
   */
  public <V extends Number> V sum(Column<? super D, V> column) {
    return state.table().runner().await(() -> async().sum(column));
  }

  /**
   * The average over all matching rows, in the column's type, so that of whole numbers is cut to a
   * whole number: see {@link dev.coodie.column.Select#avg}. 0 when there are none. CQL: {@code
   * SELECT avg(c)}.
   */
  public <V extends Number> V avg(Column<? super D, V> column) {
    return state.table().runner().await(() -> async().avg(column));
  }

  /** The smallest value; empty when there is none. CQL: {@code SELECT min(c)}. */
  public <V> Optional<V> min(Column<? super D, V> column) {
    return state.table().runner().await(() -> async().min(column));
  }

  /** The largest value; empty when there is none. CQL: {@code SELECT max(c)}. */
  public <V> Optional<V> max(Column<? super D, V> column) {
    return state.table().runner().await(() -> async().max(column));
  }

  /** Whether any row matches. Reads the key of one. */
  public boolean exists() {
    return state.table().runner().await(() -> async().exists());
  }

  /**
   * The first page. Of one partition, read in one direction, it is one request, which asks for one
   * row more than it shows, to tell whether another page follows; that one then goes on after the
   * key of the last row. CQL of the following pages: {@code WHERE p = ? AND c > ?}, or {@code (c1,
   * c2) > (?, ?)}, with {@code <} the other way. Other queries, a page size that is left to the
   * driver, and tables that are clustered otherwise than the document says, need a second request
   * of one row, and other queries and tables go on with the server's paging state.
   */
  public Page<D> page() {
    return state.table().runner().await(() -> async().page());
  }

  /**
   * The page that a token leads to, as {@link #page()} says. It has the rows that are there now.
   *
   * @throws InvalidQueryException if the token belongs to another query, or was changed
   */
  public Page<D> page(PageToken token) {
    return state.table().runner().await(() -> async().page(token));
  }

  /**
   * Only these columns, or {@link dev.coodie.column.Select functions} of columns, as rows: {@code
   * rows(X_.day, sum(X_.price))}, read with {@code row.get(sum(X_.price))}.
   */
  @SafeVarargs
  public final List<Row> rows(Selector<? super D, ?>... selectors) {
    return state.table().runner().await(() -> async().rows(selectors));
  }

  /**
   * The documents with their similarity to the vector of {@link #nearest}, the nearest first. CQL:
   * {@code SELECT .., similarity_cosine(c, ?)}, by the function of the column's {@link
   * dev.coodie.annotation.VectorIndex}.
   *
   * @throws InvalidQueryException without {@code nearest}
   */
  public List<Scored<D>> scored() {
    return state.table().runner().await(() -> async().scored());
  }

  /** Every row as the server writes it in JSON. CQL: {@code SELECT JSON ..}. */
  public List<String> json() {
    return state.table().runner().await(() -> async().json());
  }

  /** The same query, run without waiting. */
  public AsyncQuery<D> async() {
    return new AsyncQuery<>(state);
  }

  /**
   * The same query as a publisher of Reactive Streams, for libraries such as Reactor, RxJava and
   * Mutiny. Each subscription runs it again. The next page is asked for when the one before is used
   * up and the subscriber wants more, so it needs the memory of one page; cancelling stops the page
   * in progress. Items come on a thread of the driver, which must not be blocked, or on the thread
   * that asked for them.
   *
   * @throws InvalidQueryException if the query is wrong; what fails later goes to {@code onError}
   */
  public Flow.Publisher<D> publisher() {
    CompletionStage<CqlStatement> statement = CompletableFuture.completedFuture(state.select());
    return subscriber ->
        state
            .documents(state.begin("find"))
            .publisher(() -> statement, state.selection())
            .subscribe(subscriber);
  }

  /** The same query, as the statement it would send first. */
  public CqlQuery<D> cql() {
    return new CqlQuery<>(state);
  }

  /** Its CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
