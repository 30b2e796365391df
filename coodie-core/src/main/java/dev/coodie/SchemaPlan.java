package dev.coodie;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.schema.KeyspaceDefinition;
import dev.coodie.schema.Safety;
import dev.coodie.schema.SchemaChange;
import dev.coodie.schema.SchemaChanges;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * How the schema differs from what documents want, as it was when the plan was made. {@link
 * #statements} is the dry run.
 */
@CheckReturnValue
public final class SchemaPlan {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AsyncSchema schema;
  private final SchemaChanges changes;
  private final Supplier<CompletionStage<SchemaPlan>> again;
  private final boolean destructive;

  /** {@code again} makes the same plan anew, from what the schema is then. */
  SchemaPlan(
      AsyncSchema schema,
      SchemaChanges changes,
      Supplier<CompletionStage<SchemaPlan>> again,
      boolean destructive) {
    this.schema = schema;
    this.changes = changes;
    this.again = again;
    this.destructive = destructive;
  }

  /**
   * What turns a keyspace into another, without a server: for a snapshot that was kept, or two of
   * them. The whole of both is compared: what only {@code found} has is to be dropped.
   */
  public static SchemaChanges between(KeyspaceDefinition found, KeyspaceDefinition wanted) {
    return new SchemaChanges(List.of());
  }

  /**
   * The same plan, in which {@link #statements} and {@link #apply} have the destructive changes,
   * too: columns, indexes and views that no document wants are dropped, with their data.
   */
  public SchemaPlan withDestructive() {
    return new SchemaPlan(schema, changes, again, true);
  }

  /** Every difference, also those that {@link #apply} leaves alone or cannot make. */
  public SchemaChanges changes() {
    return changes;
  }

  /** The statements that {@link #apply} runs, in order; none when nothing is missing. */
  public List<String> statements() {
    return wanted().statements();
  }

  /** Whether {@link #apply} has nothing to do and nothing to refuse. */
  public boolean isEmpty() {
    return wanted().isEmpty() && changes.of(Safety.IMPOSSIBLE).isEmpty();
  }

  /** {@link #apply(Duration)} that waits no longer than two minutes for the lock. */
  @CanIgnoreReturnValue
  public SchemaChanges apply() {
    return schema.runner().await(() -> async().apply());
  }

  /**
   * Makes the changes, one after another, each after all nodes agree on the one before. Does
   * nothing, and takes no lock, when there is nothing to do. Otherwise it takes the keyspaces'
   * {@linkplain Schema#lock locks}, in the order of their names, makes the plan anew, and runs what
   * is still missing then: of many that apply at once, one does the work, and the others wait for
   * it. The keyspaces must exist.
   *
   * @param patience how long to wait while another process holds a lock; zero does not wait
   * @return what this call changed; empty when somebody else did it
   * @throws dev.coodie.error.SchemaException if something cannot be changed in place, before
   *     anything is run; if a lock cannot be had; or if a statement fails, the nodes do not agree
   *     within 30 s after it, or the lock is lost: the message says what was run and what was not
   */
  @CanIgnoreReturnValue
  public SchemaChanges apply(Duration patience) {
    return schema.runner().await(() -> async().apply(patience));
  }

  /** The same, run without waiting. */
  public Async async() {
    return new Async(this);
  }

  /** For people: every difference and what becomes of it. */
  @Override
  public String toString() {
    return changes.toString();
  }

  /** The changes that are made when it is applied. */
  SchemaChanges wanted() {
    Set<Safety> made = destructive ? Set.of(Safety.SAFE, Safety.DESTRUCTIVE) : Set.of(Safety.SAFE);
    return new SchemaChanges(
        changes.list().stream().filter((SchemaChange c) -> made.contains(c.safety())).toList());
  }

  /** The same plan made from what the schema is now. */
  CompletionStage<SchemaPlan> again() {
    return again.get().thenApply(plan -> destructive ? plan.withDestructive() : plan);
  }

  /** A {@link SchemaPlan}, applied without waiting. */
  @CheckReturnValue
  public static final class Async {
    private final SchemaPlan plan;

    private Async(SchemaPlan plan) {
      this.plan = plan;
    }

    /** See {@link SchemaPlan#apply()}. */
    @CanIgnoreReturnValue
    public CompletionStage<SchemaChanges> apply() {
      return apply(PATIENCE);
    }

    /** See {@link SchemaPlan#apply(Duration)}. */
    @CanIgnoreReturnValue
    public CompletionStage<SchemaChanges> apply(Duration patience) {
      return plan.schema.apply(plan, patience);
    }
  }
}
