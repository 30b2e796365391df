package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.lock.LeaseTimes;
import dev.coodie.internal.plan.SchemaDiff;
import dev.coodie.internal.plan.ServerProbe;
import dev.coodie.internal.run.Runner;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.KeyspaceDefinition;
import dev.coodie.schema.Replication;
import dev.coodie.schema.SchemaChange;
import dev.coodie.schema.SchemaChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Schema} without waiting. */
@CheckReturnValue
public final class AsyncSchema {
  private static final Duration AGREEMENT = Duration.ofSeconds(30);

  private final Runner runner;
  private final CoodieConfig config;
  private final Settings settings;
  private final SchemaWork work;
  private final ServerProbe probe;

  AsyncSchema(Runner runner, CoodieConfig config, Settings settings) {
    this(runner, config, settings, AGREEMENT);
  }

  AsyncSchema(Runner runner, CoodieConfig config, Settings settings, Duration patience) {
    this(runner, config, settings, SchemaWork.over(runner, patience), new ServerProbe(runner));
  }

  private AsyncSchema(
      Runner runner, CoodieConfig config, Settings settings, SchemaWork work, ServerProbe probe) {
    this.runner = runner;
    this.config = config;
    this.settings = settings;
    this.work = work;
    this.probe = probe;
  }

  /** See {@link Schema#keyspace}. */
  public AsyncSchema keyspace(String name) {
    return new AsyncSchema(runner, config, settings.withKeyspace(checkName(name)), work, probe);
  }

  /** See {@link Schema#plan}. */
  public CompletionStage<SchemaPlan> plan(Class<?>... documents) {
    runner.checkOpen();
    Map<String, List<DocumentModel<?>>> byKeyspace = new LinkedHashMap<>();
    for (Class<?> document : documents) {
      DocumentModel<?> model = Models.document(document);
      byKeyspace.computeIfAbsent(keyspace(model), k -> new ArrayList<>()).add(model);
    }
    CompletionStage<List<SchemaChange>> changes = CompletableFuture.completedFuture(List.of());
    for (Map.Entry<String, List<DocumentModel<?>>> entry : byKeyspace.entrySet()) {
      changes =
          changes.thenCombine(
              SchemaDiff.between(runner, probe, entry.getKey(), entry.getValue()),
              AsyncSchema::concat);
    }
    return changes.thenApply(
        all -> new SchemaPlan(this, new SchemaChanges(all), () -> plan(documents), false));
  }

  /** See {@link Schema#exclusive}. */
  public AsyncSchema exclusive() {
    return this;
  }

  List<KeyspaceDefinition> wanted(Class<?>... documents) {
    return List.of();
  }

  /** See {@link Schema#read}. */
  public CompletionStage<Optional<KeyspaceDefinition>> read() {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("read"));
  }

  /** See {@link Schema#run}. */
  public CompletionStage<@Nullable Void> run(String... statements) {
    return change(List.of(statements));
  }

  /** See {@link Schema#lock}. */
  public CompletionStage<SchemaLock> lock(Duration patience) {
    runner.checkOpen();
    return work.lock(lockedKeyspace(), patience);
  }

  /** See {@link Schema#lockHolder}. */
  public CompletionStage<Optional<SchemaLock.Holder>> lockHolder() {
    runner.checkOpen();
    return work.lockHolder(lockedKeyspace());
  }

  /** See {@link Schema#forceUnlock}. */
  public CompletionStage<Optional<SchemaLock.Holder>> forceUnlock() {
    runner.checkOpen();
    return work.forceUnlock(lockedKeyspace());
  }

  /** See {@link Schema#createKeyspace}. */
  public CompletionStage<@Nullable Void> createKeyspace(String name, Replication replication) {
    return change(List.of(Ddl.createKeyspace(checkName(name), replication)));
  }

  /** See {@link Schema#dropKeyspace}. */
  public CompletionStage<@Nullable Void> dropKeyspace(String name) {
    return change(List.of(Ddl.dropKeyspace(checkName(name))));
  }

  /** See {@link Schema#drop}. */
  public CompletionStage<@Nullable Void> drop(Class<?>... documents) {
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
    return runner;
  }

  /** Runs statements one after another, each after all nodes agree on the one before. */
  CompletionStage<@Nullable Void> change(List<String> statements) {
    return work.run(statements);
  }

  /** What {@link SchemaPlan#apply(Duration)} does. */
  CompletionStage<SchemaChanges> apply(SchemaPlan plan, Duration patience) {
    runner.checkOpen();
    return work.apply(plan, patience);
  }

  /** The same with locks that last shorter or longer, for tests. */
  AsyncSchema leases(LeaseTimes times) {
    return new AsyncSchema(runner, config, settings, work.leases(times), probe);
  }

  private String lockedKeyspace() {
    return Optional.ofNullable(settings.keyspace())
        .or(config::keyspace)
        .or(() -> runner.driver().keyspace())
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "coodie-743",
                    "No keyspace to lock. Name one with schema().keyspace(..) or"
                        + " CoodieConfig.keyspace(..)."));
  }

  private String keyspace(DocumentModel<?> model) {
    return new Table<>(runner, config, model).keyspace(settings);
  }

  private static String checkName(String keyspace) {
    if (keyspace.isBlank() || keyspace.length() > 48) {
      throw new InvalidQueryException(
          "coodie-221", "A keyspace name has 1 to 48 characters, not " + keyspace.length() + ".");
    }
    return keyspace;
  }

  private static List<SchemaChange> concat(List<SchemaChange> left, List<SchemaChange> right) {
    List<SchemaChange> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
