package dev.coodie.schema;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.lock.LeaseTimes;
import dev.coodie.internal.lock.Locks;
import dev.coodie.internal.plan.KeyspaceDrop;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.SchemaStatements;
import dev.coodie.schema.change.SchemaChanges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Runs schema statements, under a lock where wanted. */
record SchemaWork(Runner runner, SchemaStatements statements, Locks locks) {
  /** {@code agreement} is how long nodes may take to agree. */
  static SchemaWork over(Runner runner, Duration agreement) {
    SchemaStatements statements = new SchemaStatements(runner, agreement);
    return new SchemaWork(runner, statements, new Locks(runner, statements, LeaseTimes.DEFAULT));
  }

  SchemaWork leases(LeaseTimes times) {
    return new SchemaWork(runner, statements, locks.times(times));
  }

  CompletionStage<@Nullable Void> run(List<String> cql) {
    return statements.run(cql);
  }

  CompletionStage<@Nullable Void> dropKeyspace(String keyspace) {
    return new KeyspaceDrop(runner, statements, keyspace).run();
  }

  CompletionStage<SchemaChanges> apply(SchemaPlan plan, Duration patience) {
    return new SchemaApply(statements, locks, checked(patience)).apply(plan);
  }

  CompletionStage<SchemaLock> lock(String keyspace, Duration patience) {
    return Runner.then(
        locks.acquire(keyspace, checked(patience)), lease -> new SchemaLock(runner, lease));
  }

  CompletionStage<Optional<SchemaLock.Holder>> lockHolder(String keyspace) {
    return locks.holder(keyspace).thenApply(row -> row.map(SchemaLock.Holder::of));
  }

  CompletionStage<Optional<SchemaLock.Holder>> forceUnlock(String keyspace) {
    return locks.forceUnlock(keyspace).thenApply(row -> row.map(SchemaLock.Holder::of));
  }

  private static Duration checked(Duration patience) {
    if (patience.isNegative()) {
      throw new InvalidQueryException(
          "coodie-745",
          "The patience is " + patience + "; it must be zero, which does not wait, or more.");
    }
    return patience;
  }
}
