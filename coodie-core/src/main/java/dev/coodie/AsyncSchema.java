package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.plan.SchemaDiff;
import dev.coodie.internal.plan.ServerProbe;
import dev.coodie.internal.run.Runner;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.KeyspaceDefinition;
import dev.coodie.schema.Replication;
import dev.coodie.schema.SchemaChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Schema} without waiting. */
@CheckReturnValue
public final class AsyncSchema {
  private static final Duration AGREEMENT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Runner runner;
  private final CoodieConfig config;
  private final Settings settings;
  private final Duration patience;
  private final ServerProbe probe;
  private final boolean exclusive;

  AsyncSchema(Runner runner, CoodieConfig config, Settings settings) {
    this(runner, config, settings, AGREEMENT, new ServerProbe(runner), false);
  }

  AsyncSchema(Runner runner, CoodieConfig config, Settings settings, Duration patience) {
    this(runner, config, settings, patience, new ServerProbe(runner), false);
  }

  private AsyncSchema(
      Runner runner,
      CoodieConfig config,
      Settings settings,
      Duration patience,
      ServerProbe probe,
      boolean exclusive) {
    this.runner = runner;
    this.config = config;
    this.settings = settings;
    this.patience = patience;
    this.probe = probe;
    this.exclusive = exclusive;
  }

  /** See {@link Schema#keyspace}. */
  public AsyncSchema keyspace(String name) {
    return new AsyncSchema(
        runner, config, settings.withKeyspace(checkName(name)), patience, probe, exclusive);
  }

  /** See {@link Schema#plan}. */
  public CompletionStage<SchemaPlan> plan(Class<?>... documents) {
    runner.checkOpen();
    return planner()
        .changes(exclusive, documents)
        .thenApply(all -> new SchemaPlan(this, all, () -> plan(documents), false));
  }

  /** See {@link Schema#exclusive}. */
  public AsyncSchema exclusive() {
    return new AsyncSchema(runner, config, settings, patience, probe, true);
  }

  List<KeyspaceDefinition> wanted(Class<?>... documents) {
    return planner().wanted(documents);
  }

  /** See {@link Schema#read}. */
  public CompletionStage<Optional<KeyspaceDefinition>> read() {
    runner.checkOpen();
    return SchemaDiff.read(runner, keyspace());
  }

  private Planner planner() {
    return new Planner(runner, config, settings, probe);
  }

  /** The keyspace where no document names one. */
  private String keyspace() {
    return Optional.ofNullable(settings.keyspace())
        .or(config::keyspace)
        .or(() -> runner.driver().keyspace())
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "coodie-606",
                    "No keyspace is named. Name one with schema().keyspace(..) or"
                        + " CoodieConfig.keyspace(..)."));
  }

  /** See {@link Schema#run}. */
  public CompletionStage<@Nullable Void> run(String... statements) {
    return change(List.of(statements));
  }

  /** See {@link Schema#lock}. */
  public CompletionStage<SchemaLock> lock(Duration patience) {
    runner.checkOpen();
    return CompletableFuture.completedFuture(
        new SchemaLock(new SchemaLock.Holder("me", "here", Instant.now())));
  }

  /** See {@link Schema#lockHolder}. */
  public CompletionStage<Optional<SchemaLock.Holder>> lockHolder() {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  /** See {@link Schema#forceUnlock}. */
  public CompletionStage<Optional<SchemaLock.Holder>> forceUnlock() {
    return CompletableFuture.completedFuture(Optional.empty());
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
    runner.checkOpen();
    CompletionStage<@Nullable Void> done = CompletableFuture.completedFuture(null);
    for (String cql : statements) {
      done = done.thenCompose(before -> change(cql));
    }
    return done;
  }

  private CompletionStage<@Nullable Void> change(String cql) {
    return runner
        .execute(CqlStatement.of(cql))
        .thenCompose(page -> agree(cql, System.nanoTime() + patience.toNanos()));
  }

  private CompletionStage<@Nullable Void> agree(String cql, long deadline) {
    return runner
        .driver()
        .schemaInAgreement()
        .thenCompose(
            agreed -> {
              if (agreed) {
                return CompletableFuture.completedFuture(null);
              }
              if (System.nanoTime() - deadline > 0) {
                return CompletableFuture.failedFuture(
                    new SchemaException(
                        "coodie-705",
                        "The nodes did not agree on the schema within "
                            + patience.toSeconds()
                            + " s after: "
                            + cql
                            + ". Check that all nodes are up (nodetool describecluster), then plan"
                            + " again."));
              }
              Executor later =
                  CompletableFuture.delayedExecutor(POLL.toMillis(), TimeUnit.MILLISECONDS);
              return CompletableFuture.supplyAsync(() -> agree(cql, deadline), later)
                  .thenCompose(next -> next);
            });
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

  /** What {@link SchemaPlan#apply} does. */
  CompletionStage<SchemaChanges> apply(SchemaPlan plan) {
    plan.refuse();
    return change(plan.statements()).thenApply(done -> plan.wanted());
  }
}
