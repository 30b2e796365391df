package dev.coodie.internal.run;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.error.ConfigurationException;
import dev.coodie.internal.observe.LoneStatements;
import dev.coodie.internal.observe.Observer;
import dev.coodie.internal.observe.Watched;
import dev.coodie.model.DocumentModel;
import dev.coodie.observe.Repetition.Reason;
import dev.coodie.schema.definition.ColumnDefinition;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Runs statements. Everything is asynchronous; {@link #await} is the one place that waits. */
public final class Runner {
  private static final String CLOSED = "coodie-605";

  private final Driver driver;

  /** What statements go through: the driver, or what tells a listener of them. */
  private final Driver out;

  private final WriteGuard guard;
  private final FactsOfTables<List<ColumnDefinition>> clustering;
  private final @Nullable Runner base;
  private final @Nullable Observer observer;
  private final @Nullable Watched operation;
  private volatile boolean closed;

  /** Runs over {@code driver}; nobody listens. */
  public Runner(Driver driver) {
    this(driver, null);
  }

  /** Runs over {@code driver}; each statement that belongs to no operation is one of its own. */
  public Runner(Driver driver, @Nullable Observer observer) {
    this.driver = driver;
    this.out = observer == null ? driver : new LoneStatements(driver, observer);
    this.guard = new WriteGuard(driver);
    this.clustering =
        new FactsOfTables<>((keyspace, table) -> clustering(driver, keyspace, table), 60);
    this.base = null;
    this.observer = observer;
    this.operation = null;
  }

  private Runner(Driver driver, Driver out, Runner base, @Nullable Watched operation) {
    this.driver = driver;
    this.out = out;
    this.guard = base.guard;
    this.clustering = base.clustering;
    this.base = base;
    this.observer = base.observer;
    this.operation = operation;
  }

  /** Runs over a driver that runs over this, and is closed with this. */
  public Runner over(Driver other) {
    return new Runner(other, other, this, operation);
  }

  /** Runs over a driver that runs over that of this, and is closed with this. */
  public Runner through(Driver other) {
    Observer listening = observer;
    return new Runner(
        other, listening == null ? other : new LoneStatements(other, listening), this, null);
  }

  /** Whether somebody listens, so that operations are to be begun. */
  public boolean isObserved() {
    return observer != null;
  }

  /** What runs one operation on a table, until {@link #ends} or {@link #end}. */
  public Runner begin(String name, Optional<String> document, String keyspace, String table) {
    Observer listening = observer;
    return listening == null ? this : running(listening.begin(name, document, keyspace, table));
  }

  /** What runs one operation of which no table is known, until {@link #ends} or {@link #end}. */
  public Runner begin(String name) {
    Observer listening = observer;
    return listening == null ? this : running(listening.begin(name, driver.keyspace()));
  }

  private Runner running(Watched begun) {
    return new Runner(driver, begun.over(driver, 1), this, begun);
  }

  /** What does a part of the operation again, as often as {@code attempt} says. */
  public Runner again(Reason reason, int attempt, @Nullable Throwable error) {
    Watched begun = operation;
    if (begun == null) {
      return this;
    }
    begun.repeats(reason, attempt, error);
    return new Runner(driver, begun.over(driver, attempt), this, begun);
  }

  /** The stage, which is the end of the operation. */
  public <R> CompletionStage<R> ends(CompletionStage<R> stage) {
    Watched begun = operation;
    return begun == null ? stage : begun.endsWith(stage);
  }

  /** The operation ends; null for success. Only the first time counts. */
  public void end(@Nullable Throwable error) {
    Watched begun = operation;
    if (begun != null) {
      begun.end(error);
    }
  }

  /** Sends nothing more, and closes the driver. */
  public void close() {
    closed = true;
    driver.close();
  }

  /** The driver. */
  public Driver driver() {
    return driver;
  }

  /** Refuses to go on after {@link #close}. */
  public void checkOpen() {
    if (isClosed()) {
      throw ended(
          new ConfigurationException(
              CLOSED, "This Coodie is closed. Nothing was sent; connect again to go on."));
    }
  }

  private ConfigurationException ended(ConfigurationException error) {
    end(error);
    return error;
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return base == null ? closed : base.isClosed();
  }

  /** Whether the error says that everything was closed. */
  public static boolean isClosed(Throwable error) {
    return error instanceof ConfigurationException own && own.id().equals(CLOSED);
  }

  /** Refuses to wait on a closed one, and on a thread that must not. */
  public void checkMayWait() {
    checkOpen();
    driver.checkMayBlock();
  }

  /** Runs an operation and waits for it, on a thread that may wait. */
  public <R> R await(Supplier<CompletionStage<R>> operation) {
    checkMayWait();
    return Futures.await(operation.get());
  }

  /** Waits for what was begun after {@link #checkMayWait}: a hot path makes no function for it. */
  public static <R> R await(CompletionStage<R> stage) {
    return Futures.await(stage);
  }

  /** As {@code thenApply}, but cancelling the result stops the reading it waits for. */
  public static <T, R> CompletionStage<R> then(
      CompletionStage<T> reading, Function<? super T, ? extends R> next) {
    return Futures.apply(reading, next);
  }

  /** As {@code thenCompose}, but cancelling the result stops the reading that follows. */
  public static <T, R> CompletionStage<R> thenRead(
      CompletionStage<T> before, Function<? super T, ? extends CompletionStage<R>> reading) {
    return Futures.compose(before, reading);
  }

  /** The error itself, without what stages wrap it in. */
  public static Throwable unwrap(Throwable error) {
    return Futures.unwrap(error);
  }

  /** An error of another thread, to be thrown to a caller who waited. */
  public static RuntimeException rethrowable(Throwable error) {
    return Futures.rethrowable(error);
  }

  /** One page of a statement's result. */
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    checkOpen();
    CompletionStage<@Nullable Void> check = guard.check(statement);
    return check == null
        ? out.execute(statement)
        : Futures.compose(check, passed -> out.execute(statement));
  }

  /**
   * The same of a statement that makes the writes of others if the columns {@code compared} are as
   * wanted; both are checked first.
   */
  public CompletionStage<ResultPage> execute(
      CqlStatement statement, List<CqlStatement> writes, List<WrittenColumns> compared) {
    checkOpen();
    CompletionStage<@Nullable Void> written = guard.check(writes, null);
    CompletionStage<@Nullable Void> seen = guard.checkSeen(compared);
    CompletionStage<@Nullable Void> check =
        written == null || seen == null
            ? (written == null ? seen : written)
            : written.thenCombine(seen, (a, b) -> null);
    return check == null
        ? out.execute(statement)
        : Futures.compose(check, passed -> out.execute(statement));
  }

  /** The result of a batch, which has rows only if it is conditional. It writes each list once. */
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    checkOpen();
    CqlBatch sent = batch.withStatements(WholeLists.once(batch.statements(), batch.timestamp()));
    CompletionStage<@Nullable Void> check = guard.check(sent.statements(), sent.timestamp());
    return check == null ? out.execute(sent) : Futures.compose(check, passed -> out.execute(sent));
  }

  /** A statement whose result is of no interest. */
  public CompletionStage<@Nullable Void> run(CqlStatement statement) {
    return execute(statement).thenApply(page -> null);
  }

  /** All rows of all pages. */
  public <T> CompletionStage<List<T>> all(
      CqlStatement statement, Function<? super Row, ? extends T> read) {
    checkOpen();
    return new Rows<T>(out, statement, read).start();
  }

  /** At most {@code limit} rows, whatever the page size, and what {@code end} makes of them. */
  public <T, R> CompletionStage<R> atMost(
      int limit,
      CqlStatement statement,
      Function<? super Row, ? extends T> read,
      Function<? super List<T>, ? extends R> end) {
    checkOpen();
    return new SomeRows<T, R>(out, statement, limit, read, end).start();
  }

  /** The one row there is; {@code model} is for messages. */
  public <T> CompletionStage<T> one(
      CqlStatement statement, DocumentModel<?> model, Function<? super Row, ? extends T> read) {
    checkOpen();
    return new OneRow.Required<T>(out, statement, model, read).start();
  }

  /** The same for a row that may be missing. */
  public <T> CompletionStage<Optional<T>> atMostOne(
      CqlStatement statement, DocumentModel<?> model, Function<? super Row, ? extends T> read) {
    checkOpen();
    return new OneRow.Possible<T>(out, statement, model, read).start();
  }

  /** Every row of all pages, given to {@code consumer} one by one as pages arrive. */
  public <T> CompletionStage<@Nullable Void> forEach(
      CqlStatement statement,
      Function<? super Row, ? extends T> read,
      Consumer<? super T> consumer) {
    checkOpen();
    return new EachRow<T>(out, statement, read, consumer).start();
  }

  /**
   * One page with rows, or the empty last one, and what {@code end} makes of it. Pages without rows
   * are skipped; and since a server may announce a page that turns out to be empty, one row is
   * looked for ahead, so that {@code next} is null exactly when no row follows. A driver whose
   * pages may be short is asked until there are {@code enough} rows.
   */
  public <T, R> CompletionStage<R> page(
      CqlStatement statement,
      int enough,
      Function<? super Row, ? extends T> read,
      Function<? super Fetched<T>, ? extends R> end) {
    checkOpen();
    return new RowsOfPage<T, R>(out, statement, enough, read, end).start();
  }

  /**
   * The same of a statement whose next page {@code byKey} makes of the last row shown and how many
   * were: it asks for one row more, at once, than the page size that it is to show.
   */
  public <T, R> CompletionStage<R> page(
      CqlStatement statement,
      BiFunction<? super Row, Integer, ByteBuffer> byKey,
      Function<? super Row, ? extends T> read,
      Function<? super Fetched<T>, ? extends R> end) {
    checkOpen();
    return new RowsOfPage<T, R>(out, statement, byKey, read, end).start();
  }

  /**
   * Whether the clustering columns that the server has, and shows to this connection as they are,
   * are {@code wanted}; none are if this is not known.
   */
  public CompletionStage<Boolean> isClustered(
      String keyspace, String table, Function<List<ColumnDefinition>, Boolean> wanted) {
    checkOpen();
    // Not Futures.apply: cancelling a page must not cancel what others wait for.
    return clustering.of(keyspace, table).thenApply(wanted);
  }

  /** None if one of them is masked: whoever sees a mask does not know the key. */
  private static CompletionStage<List<ColumnDefinition>> clustering(
      Driver driver, String keyspace, String table) {
    return driver
        .clusteringColumns(keyspace, table)
        .thenCombine(
            driver.maskedColumns(keyspace, table),
            (columns, masked) ->
                columns.stream().anyMatch(c -> masked.contains(c.name())) ? List.of() : columns);
  }

  /** A stream that asks for the next page when the one before is used up. Blocks as it is read. */
  public <T> Stream<T> stream(CqlStatement statement, Function<? super Row, ? extends T> read) {
    checkMayWait();
    Iterator<T> rows = new PageIterator<>(this, statement, read);
    Iterable<T> iterable = () -> rows;
    Stream<T> stream = StreamSupport.stream(iterable.spliterator(), false);
    return operation == null ? stream : stream.onClose(() -> end(null));
  }

  /** Rows as a subscriber asks for them, page by page; each subscription runs the query again. */
  public <T> Flow.Publisher<T> publisher(
      Supplier<? extends CompletionStage<CqlStatement>> query,
      Function<? super Row, ? extends T> read) {
    return publisherOf(() -> new StatementPages(this, query), read);
  }

  /** The same for pages from elsewhere; each subscription has a source of its own. */
  public <T> Flow.Publisher<T> publisherOf(
      Supplier<? extends PageSource> source, Function<? super Row, ? extends T> read) {
    return subscriber ->
        RowSubscription.start(
            this, source.get(), read, Objects.requireNonNull(subscriber, "subscriber"));
  }
}
