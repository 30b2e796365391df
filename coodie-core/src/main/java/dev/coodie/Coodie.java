package dev.coodie;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.batch.Batch;
import dev.coodie.batch.BatchResult;
import dev.coodie.batch.ConditionalBatch;
import dev.coodie.column.GivenConverter;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.ConfigurationException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.run.Lazily;
import dev.coodie.internal.run.RawCql;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.scan.RawScan;
import dev.coodie.internal.table.Models;
import dev.coodie.internal.table.Session;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.trace.Tracing;
import dev.coodie.internal.transaction.TransactionRunner;
import dev.coodie.model.DocumentModel;
import dev.coodie.observe.Traced;
import dev.coodie.scan.Scan;
import dev.coodie.schema.Schema;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionResult;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one cluster, and the way to its documents. Create one for each application, share
 * it between threads, and close it at the end. A second cluster needs a second {@code Coodie}.
 */
public final class Coodie implements AutoCloseable {
  private final Runner runner;
  private final CoodieConfig config;
  private final @Nullable Consistency usual;
  private final Session session;
  private final Schema schema;
  private final TransactionRunner transactions;
  private final Map<Class<?>, Table<?>> tables = new ConcurrentHashMap<>();

  private Coodie(Driver driver, CoodieConfig config, @Nullable Consistency usual) {
    this.runner = new Runner(driver, config.observer(usual));
    this.config = config;
    this.usual = usual;
    this.session = new Session(runner, config.choices());
    this.schema = Schema.of(session);
    this.transactions = new TransactionRunner();
  }

  /**
   * Connects, with the driver found on the class path (artifact {@code coodie-driver}).
   *
   * @throws dev.coodie.error.ConnectionException if no node answers, or the login is refused
   * @throws ConfigurationException if there is no driver, or the configuration is wrong
   */
  public static Coodie connect(CoodieConfig config) {
    Arguments.given(config, "a configuration").converters().forEach(GivenConverter::give);
    DriverConnector connector = connector();
    Lazily driver = new Lazily(() -> connector.connect(config), config.keyspace());
    if (!config.isOnFirstUse()) {
      driver.connectNow();
    }
    return new Coodie(driver, config, config.consistency().orElse(null));
  }

  /** Uses a driver of your own, or a fake. */
  public static Coodie of(Driver driver) {
    return of(driver, CoodieConfig.defaults());
  }

  /** The same, with settings; those about connecting are not used. */
  public static Coodie of(Driver driver, CoodieConfig config) {
    Arguments.given(driver, "a driver");
    Arguments.given(config, "a configuration").converters().forEach(GivenConverter::give);
    return new Coodie(driver, config, null);
  }

  /**
   * The same connection and configuration, but all statements go through another driver, which
   * {@code wrapping} makes from this one's: to see them, delay them, or give them options. Closing
   * the result does what that driver's {@code close} does.
   */
  @CheckReturnValue
  public Coodie through(UnaryOperator<Driver> wrapping) {
    Arguments.given(wrapping, "a function that makes a driver");
    return new Coodie(wrapping.apply(runner.driver()), config, usual);
  }

  /**
   * The documents of type {@code type}.
   *
   * @throws ConfigurationException if the annotation processor did not generate its columns, or it
   *     has counters or is a view
   */
  public <D> Documents<D> documents(Class<D> type) {
    return documents(type, Door.DOCUMENTS);
  }

  /**
   * The counters of type {@code type}.
   *
   * @throws ConfigurationException if it has none, or the annotation processor did not generate its
   *     columns
   */
  public <D> Counters<D> counters(Class<D> type) {
    return new Counters<>(documents(type, Door.COUNTERS));
  }

  /**
   * The rows of the materialized view {@code type}.
   *
   * @throws ConfigurationException if it is none, or the annotation processor did not generate its
   *     columns
   */
  public <D> Views<D> views(Class<D> type) {
    return new Views<>(documents(type, Door.VIEWS));
  }

  /**
   * The keyspace of documents and raw CQL that name none: the configured one, otherwise that of the
   * connection.
   */
  public Optional<String> keyspace() {
    return session.keyspace();
  }

  /** Creates, changes and drops tables, views, types, indexes and keyspaces. */
  public Schema schema() {
    return schema;
  }

  /**
   * Runs CQL of your own. Values are always bound, never written into the text. The result has the
   * rows of all pages.
   *
   * @throws dev.coodie.error.InvalidQueryException if the number or the types of the values do not
   *     fit
   */
  public List<Row> execute(String cql, @Nullable Object... values) {
    return runner.await(() -> async().execute(cql, values));
  }

  /**
   * CQL of your own as a statement, for batches and {@link #execute(CqlStatement)}, with its values
   * bound as {@link #execute(String, Object...)} does. Nothing is run, but the server is asked for
   * the types of the values. A statement that writes counts as not idempotent unless {@code
   * withIdempotent(true)} says that it is.
   *
   * @throws dev.coodie.error.InvalidQueryException if the number or the types of the values do not
   *     fit
   */
  @CheckReturnValue
  public CqlStatement cql(String cql, @Nullable Object... values) {
    return runner.await(() -> async().cql(cql, values));
  }

  /** The same as a stream that asks for the next page when the one before is used up. */
  public Stream<Row> stream(String cql, @Nullable Object... values) {
    CqlStatement statement =
        runner.await(
            () ->
                RawCql.bind(
                    runner.driver(), StatementOptions.DEFAULT, config.pageSize(), cql, values));
    return runner.begin("raw").stream(statement, row -> row);
  }

  /**
   * Reads every row of a table or view, by ranges of tokens, several at once. Names are as the
   * server has them: unquoted, and in lower case unless they were created in double quotes.
   *
   * @param selectors CQL of the select list, which must be your own, never a user's input: {@code
   *     "\"Name\"", "ttl(email)"}; none for all columns, those of the key first
   * @throws dev.coodie.error.InvalidQueryException if a selector is blank; when the scan runs, also
   *     if there is no such table
   */
  @CheckReturnValue
  public Scan<Row> scan(String keyspace, String table, String... selectors) {
    return Scan.of(
        new RawScan(
            runner,
            StatementOptions.DEFAULT,
            config.pageSize(),
            Arguments.given(keyspace, "the name of a keyspace"),
            Arguments.given(table, "the name of a table"),
            Arguments.all("a column or function", selectors),
            null,
            false));
  }

  /**
   * Reads every row of a table that meets conditions, which the server checks: those on clustering
   * columns and indexes it looks up, for others it reads all rows. CQL: {@code AND conditions ALLOW
   * FILTERING}.
   *
   * @param conditions their CQL, joined by {@code AND}, with their values: {@code
   *     CqlStatement.of("day >= ?", cells, types)}; not on the token
   * @param selectors as in {@link #scan(String, String, String...)}
   * @throws dev.coodie.error.InvalidQueryException if a selector or the conditions are blank; when
   *     the scan runs, also if there is no such table
   */
  @CheckReturnValue
  public Scan<Row> scan(
      String keyspace, String table, CqlStatement conditions, String... selectors) {
    return Scan.of(
        new RawScan(
            runner,
            StatementOptions.DEFAULT,
            config.pageSize(),
            Arguments.given(keyspace, "the name of a keyspace"),
            Arguments.given(table, "the name of a table"),
            Arguments.all("a column or function", selectors),
            Arguments.given(conditions, "conditions"),
            false));
  }

  /**
   * Runs one statement as it is, with its encoded values and options, and gives one page of its
   * result: for tools that choose page size, consistency and paging position themselves.
   */
  @CanIgnoreReturnValue
  public ResultPage execute(CqlStatement statement) {
    return runner.await(() -> async().execute(statement));
  }

  /**
   * Runs a batch; an empty one sends nothing. The log warns of a large one over several partitions.
   *
   * @throws dev.coodie.error.InvalidQueryException if it is too large, has a statement that does
   *     not belong in it, or replaces one list twice
   */
  public void execute(Batch batch) {
    runner.await(() -> async().execute(batch));
  }

  /**
   * Runs a conditional batch (LWT). Never retried: when no answer comes, {@link
   * dev.coodie.error.LwtUnknownException} says that the outcome is unknown.
   *
   * @throws dev.coodie.error.InvalidQueryException if it has no condition, or is about several
   *     partitions
   */
  @CheckReturnValue
  public BatchResult execute(ConditionalBatch batch) {
    return runner.await(() -> async().execute(batch));
  }

  /**
   * Runs a transaction over any partitions of transactional tables. Never retried: when no answer
   * comes, {@link dev.coodie.error.LwtUnknownException} says that the outcome is unknown, which
   * reading the rows tells.
   *
   * @throws dev.coodie.error.InvalidQueryException if it has conditions but writes nothing
   * @throws ConfigurationException if the server has no transactions, or has them switched off;
   *     nothing was sent
   */
  @Preview
  @CheckReturnValue
  public TransactionResult execute(Transaction transaction) {
    return runner.await(() -> async().execute(transaction));
  }

  /**
   * Runs operations with the server's traces of their requests, as {@link Documents#traced}; for
   * raw CQL and batches, and for several kinds of documents.
   *
   * @param operations gets this connection, traced; it need not be closed
   */
  public <R extends @Nullable Object> Traced<R> traced(
      Function<? super Coodie, ? extends R> operations) {
    Arguments.given(operations, "operations to trace");
    Tracing tracing = new Tracing(runner);
    R value = operations.apply(through(tracing));
    return runner.await(() -> tracing.of(value));
  }

  Coodie through(Tracing tracing) {
    return new Coodie(tracing.driver(), config, usual);
  }

  /** The same, run without waiting. */
  public AsyncCoodie async() {
    return new AsyncCoodie(this, session, transactions);
  }

  /**
   * The same as a publisher of Reactive Streams: each subscription runs the CQL again, when it asks
   * for its first item. The next page is asked for when the one before is used up and the
   * subscriber wants more. Values that do not fit go to {@code onError}.
   */
  public Flow.Publisher<Row> publisher(String cql, @Nullable Object... values) {
    RawCql.check(cql);
    @Nullable Object[] copy = Arguments.given(values, "an array of values").clone();
    return subscriber ->
        runner
            .begin("raw")
            .<Row>publisher(
                () ->
                    RawCql.bind(
                        runner.driver(), StatementOptions.DEFAULT, config.pageSize(), cql, copy),
                Function.identity())
            .subscribe(subscriber);
  }

  /**
   * How often statements were found ready, counted since this {@code Coodie} was created, for the
   * documents that were used. Cheap enough to call every second.
   */
  public CoodieMetrics metrics() {
    Map<String, CacheMetrics> shapes = new HashMap<>();
    for (Table<?> table : tables.values()) {
      shapes.merge(table.model().toString(), table.texts().metrics(), CacheMetrics::plus);
    }
    return new CoodieMetrics(shapes, runner.driver().preparedStatements());
  }

  /**
   * Closes the driver; a driver over your own session leaves that session open. Nothing can be sent
   * afterwards.
   */
  @Override
  public void close() {
    runner.close();
  }

  private <D> Documents<D> documents(Class<D> type, Door door) {
    Table<D> table = table(Arguments.given(type, "a class"));
    door.require(table.model());
    return new Documents<>(table, table.settings());
  }

  @SuppressWarnings("unchecked") // a table is stored under the class of its documents
  private <D> Table<D> table(Class<D> type) {
    Table<?> known = tables.get(type);
    if (known == null) {
      known = tables.computeIfAbsent(type, t -> newTable(type));
    }
    return (Table<D>) known;
  }

  private <D> Table<D> newTable(Class<D> type) {
    DocumentModel<D> model = Models.document(type);
    session.defaults().auditing().check(model);
    return new Table<>(session, model);
  }

  private static DriverConnector connector() {
    Iterator<DriverConnector> found = ServiceLoader.load(DriverConnector.class).iterator();
    if (!found.hasNext()) {
      throw new ConfigurationException(
          "coodie-610",
          "There is no driver on the class path. Add the artifact dev.coodie:coodie-driver, or use"
              + " Coodie.of(driver).");
    }
    return found.next();
  }

  /** The configuration without secrets; for logs and messages. */
  @Override
  public String toString() {
    return "Coodie(" + config + ")";
  }
}
