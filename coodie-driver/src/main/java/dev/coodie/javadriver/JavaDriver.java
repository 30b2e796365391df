package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.internal.core.util.concurrent.BlockingOperation;
import dev.coodie.CoodieConfig;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.TokenRange;
import dev.coodie.driver.TransactionSupport;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends statements through a session of the Java driver. Prepares each text once, with the types of
 * its values in a comment after it, and keeps the 1,000 most recently used; statements that neither
 * read rows nor have markers are sent unprepared. Thread-safe.
 */
public final class JavaDriver implements Driver {
  private static final Logger LOG = LoggerFactory.getLogger(JavaDriver.class);
  private static final int KEPT_STATEMENTS = 1_000;
  private static final Duration SCHEMA_SETTLES = Duration.ofSeconds(2);

  private final CqlSession session;
  private final boolean ownsSession;
  private final Optional<String> keyspace;
  private final Optional<String> profile;
  private final Room room;
  private final PreparedStatements prepared;
  private final boolean staleColumns;
  private volatile boolean closed;

  /** When something was sent that may have changed the schema, by {@link System#nanoTime}. */
  private volatile long latestUnprepared = System.nanoTime() - SCHEMA_SETTLES.toNanos();

  private JavaDriver(
      CqlSession session,
      boolean ownsSession,
      Optional<String> keyspace,
      Optional<String> profile,
      Room room) {
    this.session = session;
    this.ownsSession = ownsSession;
    this.keyspace = keyspace.or(() -> session.getKeyspace().map(CqlIdentifier::asInternal));
    this.profile = profile;
    this.room = room;
    this.prepared =
        new PreparedStatements(
            text -> TypedPreparation.of(session, text), KEPT_STATEMENTS, Repreparing.of(session));
    this.staleColumns = hasStaleColumns(session.getContext().getProtocolVersion());
  }

  /** Uses the caller's session, which the caller closes: {@link #close} leaves it open. */
  public static JavaDriver of(CqlSession session) {
    return new JavaDriver(session, false, Optional.empty(), Optional.empty(), Room.unlimited());
  }

  /**
   * The same with settings: the keyspace, which need not exist and is not made the session's own;
   * the execution profile; and, if the session has coodie's throttler, see {@link #applyDefaults},
   * the memory of statements. Those about connecting were the session's to use.
   *
   * @throws ConfigurationException if the cluster has no node in {@link
   *     CoodieConfig#localDatacenter}
   */
  public static JavaDriver of(CqlSession session, CoodieConfig config) {
    config.localDatacenter().ifPresent(local -> Datacenters.check(session, local));
    return over(session, false, config);
  }

  /** Over a session that closes with the driver; the keyspace need not exist. */
  static JavaDriver owning(CqlSession session, CoodieConfig config) {
    return over(session, true, config);
  }

  private static JavaDriver over(CqlSession session, boolean owned, CoodieConfig config) {
    boolean ours = StatementThrottler.watch(session);
    Room room =
        ours ? new Room(config.statementMemory().orElseGet(Room::ofHeap)) : Room.unlimited();
    return new JavaDriver(session, owned, config.keyspace(), config.profile(), room);
  }

  /**
   * Adds to the options of a session that is built elsewhere what {@link dev.coodie.Coodie#connect}
   * uses where the application has chosen nothing: a throttler with 2,048 statements in flight and
   * a queue, a schema debouncer of 10 ms, no quiet period at the end, a retry policy that never
   * repeats a conditional write, timestamps of the JDK's clock, the local datacenter of the contact
   * points, and no bound values in the log. An option whose value is not the driver's own default
   * stays as it is; so call it last.
   */
  public static void applyDefaults(ProgrammaticDriverConfigLoaderBuilder options) {
    DriverOptions.applyDefaults(options);
  }

  /**
   * Says in one sentence why a session could not be opened, of whatever the driver threw: a {@link
   * dev.coodie.error.ConnectionException} or {@link ConfigurationException} with that as its cause.
   *
   * @param config the contact points and the user that the session was given, for the sentence
   */
  public static CoodieException connectionError(Throwable error, CoodieConfig config) {
    return ConnectErrors.translate(error, config);
  }

  /**
   * The statement with its cells and options as the driver's own; sends nothing.
   *
   * @throws dev.coodie.error.InvalidQueryException if the types are not those that {@code prepared}
   *     has
   */
  public static BoundStatement bind(CqlStatement statement, PreparedStatement prepared) {
    return Binding.bind(statement, prepared, Markers.of(prepared).fitting(statement));
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement given) {
    CqlStatement statement =
        profile.isEmpty() ? given : given.withOptions(withProfile(given.options()));
    Execution execution = new Execution(session, prepared, statement, room);
    if (closed) {
      execution.completeExceptionally(Errors.closed(null));
    } else if (!execution.enter()) {
      return execution;
    } else if (isPrepared(statement)) {
      execution.send();
    } else {
      latestUnprepared = System.nanoTime();
      execution.sendUnprepared();
      if (SessionKeyspace.mayExistAfter(statement.text(), session, keyspace)) {
        return execution.thenCompose(
            page -> SessionKeyspace.use(session, keyspace).thenApply(used -> page));
      }
    }
    return execution;
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch given) {
    CqlBatch batch =
        new CqlBatch(
            given.kind(), given.statements(), withProfile(given.options()), given.timestamp());
    BatchExecution execution = new BatchExecution(session, prepared, batch, room);
    if (closed) {
      execution.completeExceptionally(Errors.closed(null));
    } else if (execution.enter()) {
      execution.send();
    }
    return execution;
  }

  @Override
  public CacheMetrics preparedStatements() {
    return prepared.metrics();
  }

  /** The types in the order of the markers; an empty list for a text that has none. */
  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return parameterTypes(cql, prepared::of);
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> currentParameterTypes(String cql) {
    return parameterTypes(
        cql,
        text -> {
          Prepared stale = prepared.of(text).ready();
          return stale == null ? prepared.of(text) : prepared.anew(text, stale);
        });
  }

  private CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(
      String cql, Function<String, Preparation> prepare) {
    if (!StatementTexts.canHaveMarkers(cql)) {
      return CompletableFuture.completedFuture(Optional.of(List.of()));
    }
    CompletableFuture<Optional<List<ValueType<?>>>> types = new CompletableFuture<>();
    if (closed || session.isClosed()) {
      types.completeExceptionally(Errors.closed(null));
      return types;
    }
    prepare
        .apply(cql)
        .whenReady(
            (ready, error) -> {
              if (ready != null) {
                types.complete(Optional.of(ready.markers().types()));
              } else {
                types.completeExceptionally(
                    Errors.translate(error, CqlStatement.of(cql), session.isClosed()));
              }
            });
    return types;
  }

  @Override
  public void checkMayBlock() {
    try {
      BlockingOperation.checkNotDriverThread();
    } catch (IllegalStateException e) {
      throw new ConfigurationException(
          "coodie-611",
          "A blocking call inside a callback of the driver, on thread "
              + Thread.currentThread().getName()
              + ", would wait for itself. Use async() there, or continue in an executor of your"
              + " own, for example with thenApplyAsync(.., executor).",
          e);
    }
  }

  /** The configured keyspace, whether it exists or not; otherwise the session's own. */
  @Override
  public Optional<String> keyspace() {
    return keyspace;
  }

  /**
   * Asks each node that is up and connected for its own version, and one of them for those of nodes
   * in other datacenters. False, too, when a node gives no answer within 5 s.
   */
  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    if (closed || session.isClosed()) {
      answer.completeExceptionally(Errors.closed(null));
      return answer;
    }
    SchemaAgreement.check(session)
        .whenComplete(
            (agreed, error) -> {
              if (error == null) {
                answer.complete(agreed);
              } else {
                answer.completeExceptionally(
                    Errors.translate(
                        error, CqlStatement.of("(schema agreement)"), session.isClosed()));
              }
            });
    return answer;
  }

  /** Those of the driver's token map; the whole ring if that is disabled or not complete. */
  @Override
  public CompletionStage<List<TokenRange>> tokenRanges() {
    return translated(() -> TokenRanges.of(session), "(token ranges)");
  }

  /** Asks each node, up to 5 s, for its estimates. */
  @Override
  public CompletionStage<List<OwnedRange>> ownedRanges(String keyspace, String table) {
    return translated(() -> new OwnedRanges(session, keyspace, table).all(), "(owned ranges)");
  }

  @Override
  public CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return translated(
        () -> new TableFacts(session).droppedColumns(keyspace, table), "(dropped columns)");
  }

  @Override
  public CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return translated(
        () -> new TableFacts(session).maskedColumns(keyspace, table), "(masked columns)");
  }

  @Override
  public CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return translated(
        () -> new TableFacts(session).clusteringColumns(keyspace, table), "(clustering columns)");
  }

  @Override
  public CompletionStage<TransactionSupport> transactions() {
    return translated(() -> new ServerFacts(session).transactions(), "(transactions)");
  }

  private <R> CompletionStage<R> translated(Supplier<CompletionStage<R>> asking, String what) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    if (closed || session.isClosed()) {
      answer.completeExceptionally(Errors.closed(null));
      return answer;
    }
    try {
      asking
          .get()
          .whenComplete(
              (found, error) -> {
                if (error == null) {
                  answer.complete(found);
                } else {
                  answer.completeExceptionally(
                      Errors.translate(error, CqlStatement.of(what), session.isClosed()));
                }
              });
    } catch (RuntimeException e) {
      answer.completeExceptionally(Errors.translate(e, CqlStatement.of(what), session.isClosed()));
    }
    return answer;
  }

  /**
   * Closes the session unless it is the caller's, and waits for that except on a thread of the
   * driver. Calling it again does nothing.
   */
  @Override
  public void close() {
    closed = true;
    if (!ownsSession) {
      return;
    }
    try {
      BlockingOperation.checkNotDriverThread();
    } catch (IllegalStateException e) {
      session.closeAsync().exceptionally(failure -> null);
      return;
    }
    letSchemaSettle();
    session.close();
  }

  /**
   * After a schema change the driver reads the schema once more, and warns with a stack trace when
   * its connection is closed under that. So what was begun ends first, and nothing more begins.
   */
  private void letSchemaSettle() {
    if (session.isClosed()
        || System.nanoTime() - latestUnprepared >= SCHEMA_SETTLES.toNanos()
        || !session.isSchemaMetadataEnabled()) {
      return;
    }
    try {
      session
          .setSchemaMetadataEnabled(false)
          .thenCompose(disabled -> session.refreshSchemaAsync())
          .toCompletableFuture()
          .get(SCHEMA_SETTLES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The driver's schema was still being read when the session was closed.", e);
    }
  }

  private StatementOptions withProfile(StatementOptions options) {
    return profile.isEmpty() || options.profile() != null
        ? options
        : options.withProfile(profile.get());
  }

  private boolean isPrepared(CqlStatement statement) {
    return StatementTexts.isWorthPreparing(statement)
        && !(staleColumns && StatementTexts.selectsAllColumns(statement.text()));
  }

  /**
   * Before version 5, which ScyllaDB does not speak, the driver reads the rows of a prepared {@code
   * SELECT *} by the columns the table had when it was prepared: a column added since would shift
   * the others (CASSANDRA-10786).
   */
  private static boolean hasStaleColumns(ProtocolVersion version) {
    return version.getCode() < DefaultProtocolVersion.V5.getCode();
  }
}
