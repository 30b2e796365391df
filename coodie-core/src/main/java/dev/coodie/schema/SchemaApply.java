package dev.coodie.schema;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.lock.Lease;
import dev.coodie.internal.lock.Locks;
import dev.coodie.internal.run.SchemaStatements;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.change.SchemaChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes of a plan under the locks of its keyspaces. Only a keyspace itself is made and
 * altered without: one that is missing has no lock, and one whose copies move may lose it.
 */
record SchemaApply(SchemaStatements statements, Locks locks, Duration patience) {
  /** A statement and the keyspace whose lock it needs; null if it needs none. */
  private record Step(@Nullable String keyspace, String cql) {}

  CompletionStage<SchemaChanges> apply(SchemaPlan plan) {
    CompletionStage<SchemaPlan> possible = refused(plan);
    return plan.wanted().isEmpty()
        ? possible.thenApply(SchemaPlan::wanted)
        : possible.thenCompose(p -> under(keyspaces(p), p));
  }

  /** The plan, or the error of what cannot be made. */
  private static CompletionStage<SchemaPlan> refused(SchemaPlan plan) {
    try {
      plan.refuse();
      return CompletableFuture.completedFuture(plan);
    } catch (SchemaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static SortedSet<String> keyspaces(SchemaPlan plan) {
    SortedSet<String> names = new TreeSet<>();
    for (SchemaChange change : plan.wanted()) {
      if (needsLock(change)) {
        names.add(change.keyspace());
      }
    }
    return names;
  }

  private static boolean needsLock(SchemaChange change) {
    return change.subject() != Subject.KEYSPACE;
  }

  /** Takes the locks of {@code names} and goes on with the plan as it is then. */
  private CompletionStage<SchemaChanges> under(SortedSet<String> names, SchemaPlan plan) {
    SortedMap<String, Lease> leases = new TreeMap<>();
    return lock(List.copyOf(names), plan, leases)
        .thenCompose(
            needed ->
                needed
                    ? again(plan).thenCompose(again -> work(again, leases))
                    : CompletableFuture.completedFuture(Done.NOTHING))
        .handle((done, error) -> released(leases).thenCompose(all -> whole(done, error)))
        .thenCompose(stage -> stage)
        .thenCompose(done -> done.isDone() ? done(done) : under(done.keyspaces(), plan));
  }

  /** Takes one lock after the other; false as soon as another process did the work meanwhile. */
  private CompletionStage<Boolean> lock(
      List<String> names, SchemaPlan plan, Map<String, Lease> leases) {
    if (names.isEmpty()) {
      return CompletableFuture.completedFuture(true);
    }
    return locks
        .acquireIfNeeded(
            names.get(0), patience, () -> again(plan).thenApply(p -> !p.wanted().isEmpty()))
        .thenCompose(
            lease -> {
              lease.ifPresent(held -> leases.put(names.get(0), held));
              return lease.isPresent()
                  ? lock(names.subList(1, names.size()), plan, leases)
                  : CompletableFuture.completedFuture(false);
            });
  }

  private static CompletionStage<SchemaPlan> again(SchemaPlan plan) {
    return plan.again().thenCompose(SchemaApply::refused);
  }

  /** What was done, or the keyspaces whose locks it takes. */
  private record Done(SchemaChanges changes, SortedSet<String> keyspaces) {
    static final Done NOTHING = new Done(new SchemaChanges(List.of()), new TreeSet<>());

    boolean isDone() {
      return keyspaces.isEmpty();
    }
  }

  private static CompletionStage<SchemaChanges> done(Done done) {
    return CompletableFuture.completedFuture(done.changes());
  }

  private static CompletionStage<Done> whole(@Nullable Done done, @Nullable Throwable error) {
    return done == null
        ? CompletableFuture.failedFuture(
            error == null ? new IllegalStateException("neither result nor error") : error)
        : CompletableFuture.completedFuture(done);
  }

  private static CompletionStage<@Nullable Void> released(Map<String, Lease> leases) {
    CompletionStage<@Nullable Void> released = CompletableFuture.completedFuture(null);
    for (Lease lease : leases.values()) {
      released = released.thenCompose(before -> lease.release());
    }
    return released;
  }

  private CompletionStage<Done> work(SchemaPlan plan, Map<String, Lease> leases) {
    SortedSet<String> needed = keyspaces(plan);
    if (!leases.keySet().containsAll(needed)) {
      needed.addAll(leases.keySet());
      return CompletableFuture.completedFuture(new Done(new SchemaChanges(List.of()), needed));
    }
    List<Step> steps = new ArrayList<>();
    for (SchemaChange change : plan.wanted()) {
      String lock = needsLock(change) ? change.keyspace() : null;
      change.statements().forEach(cql -> steps.add(new Step(lock, cql)));
    }
    List<String> warnings = new ArrayList<>();
    CompletionStage<@Nullable Void> run = CompletableFuture.completedFuture(null);
    for (int i = 0; i < steps.size(); i++) {
      int number = i;
      run =
          run.thenCompose(before -> run(steps, number, leases))
              .thenAccept(
                  told ->
                      told.forEach(w -> warnings.add(w + " (" + steps.get(number).cql() + ")")));
    }
    return run.thenApply(
        all -> new Done(new SchemaChanges(plan.wanted().list(), warnings), new TreeSet<>()));
  }

  /** Gives what the server warned of. */
  private CompletionStage<List<String>> run(
      List<Step> steps, int number, Map<String, Lease> leases) {
    Step step = steps.get(number);
    return confirmed(step, leases)
        .exceptionallyCompose(error -> failed(steps, number, "was not run", error))
        .thenCompose(
            held ->
                statements
                    .told(step.cql())
                    .exceptionallyCompose(error -> failed(steps, number, "failed", error)));
  }

  private static CompletionStage<@Nullable Void> confirmed(Step step, Map<String, Lease> leases) {
    if (step.keyspace() == null) {
      return CompletableFuture.completedFuture(null);
    }
    Lease lease = leases.get(step.keyspace());
    if (lease == null) {
      throw new IllegalStateException("no lock for " + step);
    }
    return lease.confirm();
  }

  private static <T> CompletionStage<T> failed(
      List<Step> steps, int number, String what, Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return CompletableFuture.failedFuture(
        new SchemaException(
            "coodie-744",
            "Statement "
                + (number + 1)
                + " of "
                + steps.size()
                + " "
                + what
                + ": "
                + steps.get(number).cql()
                + ". Run before it: "
                + list(steps.subList(0, number))
                + ". Not run after it: "
                + list(steps.subList(number + 1, steps.size()))
                + ". Plan and apply again when the cause is fixed; what was run is not run again."
                + " Reason: "
                + cause.getMessage(),
            cause));
  }

  private static String list(List<Step> steps) {
    return steps.isEmpty() ? "none" : String.join("; ", steps.stream().map(Step::cql).toList());
  }
}
