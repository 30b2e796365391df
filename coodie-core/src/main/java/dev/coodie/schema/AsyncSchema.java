package dev.coodie.schema;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.lock.LeaseTimes;
import dev.coodie.internal.plan.KeyspaceDiff;
import dev.coodie.internal.plan.Planner;
import dev.coodie.internal.plan.SchemaDiff;
import dev.coodie.internal.plan.ServerProbe;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Models;
import dev.coodie.internal.table.Session;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Schema} without waiting. */
@CheckReturnValue
public final class AsyncSchema {
  private static final Duration AGREEMENT = Duration.ofSeconds(30);

  private final Session session;
  private final Settings settings;
  private final SchemaWork work;
  private final ServerProbe probe;
  private final boolean exclusive;

  AsyncSchema(Session session) {
    this(session, AGREEMENT);
  }

  AsyncSchema(Session session, Duration agreement) {
    this(
        session,
        Settings.NONE,
        SchemaWork.over(session.runner(), agreement),
        new ServerProbe(session.runner()),
        false);
  }

  private AsyncSchema(
      Session session, Settings settings, SchemaWork work, ServerProbe probe, boolean exclusive) {
    this.session = session;
    this.settings = settings;
    this.work = work;
    this.probe = probe;
    this.exclusive = exclusive;
  }

  /** See {@link Schema#keyspace}. */
  public AsyncSchema keyspace(String name) {
    return new AsyncSchema(session, settings.withKeyspace(checkName(name)), work, probe, exclusive);
  }

  /** See {@link Schema#plan}. */
  public CompletionStage<SchemaPlan> plan(Class<?>... documents) {
    Arguments.check("a class", documents);
    runner().checkOpen();
    return planner()
        .changes(exclusive, documents)
        .thenApply(all -> new SchemaPlan(this, all, () -> plan(documents), Set.of()));
  }

  /** See {@link Schema#exclusive}. */
  public AsyncSchema exclusive() {
    return new AsyncSchema(session, settings, work, probe, true);
  }

  List<KeyspaceDefinition> wanted(Class<?>... documents) {
    Arguments.check("a class", documents);
    return planner().wanted(documents);
  }

  /** See {@link Schema#read}. */
  public CompletionStage<Optional<KeyspaceDefinition>> read() {
    runner().checkOpen();
    return SchemaDiff.read(runner(), keyspace());
  }

  /** See {@link Schema#maskedColumns}. */
  public CompletionStage<Set<String>> maskedColumns(String table) {
    Arguments.given(table, "the name of a table");
    runner().checkOpen();
    return runner().driver().maskedColumns(keyspace(), table);
  }

  /** See {@link Schema#droppedColumns}. */
  public CompletionStage<Map<String, Instant>> droppedColumns(String table) {
    Arguments.given(table, "the name of a table");
    runner().checkOpen();
    return runner().driver().droppedColumns(keyspace(), table);
  }

  private Planner planner() {
    return new Planner(session, settings, probe, this::keyspace);
  }

  /** The keyspace where no document names one. */
  private String keyspace() {
    return Optional.ofNullable(settings.keyspace())
        .or(session::keyspace)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "coodie-606",
                    "No keyspace is named. Name one with schema().keyspace(..) or"
                        + " CoodieConfig.keyspace(..)."));
  }

  /** See {@link Schema#run}. */
  public CompletionStage<@Nullable Void> run(String... statements) {
    return change(Arguments.all("a statement", statements));
  }

  /** See {@link Schema#lock}. */
  public CompletionStage<SchemaLock> lock(Duration patience) {
    Arguments.given(patience, "how long to wait");
    runner().checkOpen();
    return work.lock(keyspace(), patience);
  }

  /** See {@link Schema#lockHolder}. */
  public CompletionStage<Optional<SchemaLock.Holder>> lockHolder() {
    runner().checkOpen();
    return work.lockHolder(keyspace());
  }

  /** See {@link Schema#forceUnlock}. */
  public CompletionStage<Optional<SchemaLock.Holder>> forceUnlock() {
    runner().checkOpen();
    return work.forceUnlock(keyspace());
  }

  /** See {@link Schema#createKeyspace(String, Replication)}. */
  public CompletionStage<@Nullable Void> createKeyspace(String name, Replication replication) {
    return createKeyspace(name, KeyspaceOptions.of(Arguments.given(replication, "a replication")));
  }

  /** See {@link Schema#createKeyspace(String, KeyspaceOptions)}. */
  public CompletionStage<@Nullable Void> createKeyspace(String name, KeyspaceOptions options) {
    Arguments.given(options, "options of a keyspace");
    List<String> creation = List.of(KeyspaceDiff.creation(checkName(name), options));
    runner().checkOpen();
    return KeyspaceDiff.checkServer(probe, name, options).thenCompose(known -> change(creation));
  }

  /** See {@link Schema#planKeyspace}. */
  public CompletionStage<SchemaPlan> planKeyspace(String name, KeyspaceOptions options) {
    Arguments.given(options, "options of a keyspace");
    String keyspace = checkName(name);
    runner().checkOpen();
    return KeyspaceDiff.of(runner(), probe, keyspace, options)
        .thenApply(SchemaChanges::new)
        .thenApply(all -> new SchemaPlan(this, all, () -> planKeyspace(name, options), Set.of()));
  }

  /** See {@link Schema#dropKeyspace}. */
  public CompletionStage<@Nullable Void> dropKeyspace(String name) {
    return work.dropKeyspace(checkName(name));
  }

  /** See {@link Schema#drop}. */
  public CompletionStage<@Nullable Void> drop(Class<?>... documents) {
    Arguments.check("a class", documents);
    Set<String> views = new LinkedHashSet<>();
    Set<String> tables = new LinkedHashSet<>();
    for (Class<?> document : documents) {
      DocumentModel<?> model = Models.document(document);
      boolean view = model.viewOf().isPresent();
      (view ? views : tables).add(Ddl.drop(keyspace(model), model.tableName(), view));
    }
    views.addAll(tables);
    return change(List.copyOf(views));
  }

  Runner runner() {
    return session.runner();
  }

  /** Runs statements one after another, each after all nodes agree on the one before. */
  CompletionStage<@Nullable Void> change(List<String> statements) {
    return work.run(statements);
  }

  /** What {@link SchemaPlan#apply(Duration)} does. */
  CompletionStage<SchemaChanges> apply(SchemaPlan plan, Duration patience) {
    runner().checkOpen();
    return work.apply(plan, patience);
  }

  /** The same with locks that last shorter or longer, for tests. */
  AsyncSchema leases(LeaseTimes times) {
    return new AsyncSchema(session, settings, work.leases(times), probe, exclusive);
  }

  private String keyspace(DocumentModel<?> model) {
    return new Table<>(session, model).keyspace(settings);
  }

  private static String checkName(String keyspace) {
    Arguments.given(keyspace, "the name of a keyspace");
    if (keyspace.isBlank() || keyspace.length() > 48) {
      throw new InvalidQueryException(
          "coodie-221", "A keyspace name has 1 to 48 characters, not " + keyspace.length() + ".");
    }
    return keyspace;
  }
}
