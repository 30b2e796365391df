package dev.coodie.schema;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.error.SchemaException;
import dev.coodie.internal.plan.SchemaDiff;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * How the schema differed from what documents want when the plan was made. {@link #statements} is
 * the dry run.
 */
@CheckReturnValue
public final class SchemaPlan {
  private static final Set<Subject> ALL = EnumSet.allOf(Subject.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AsyncSchema schema;
  private final SchemaChanges changes;
  private final Supplier<CompletionStage<SchemaPlan>> again;
  private final Set<Subject> destructive;

  /** {@code again} makes the same plan again, from the schema at that time. */
  SchemaPlan(
      AsyncSchema schema,
      SchemaChanges changes,
      Supplier<CompletionStage<SchemaPlan>> again,
      Set<Subject> destructive) {
    this.schema = schema;
    this.changes = changes;
    this.again = again;
    this.destructive = destructive;
  }

  /**
   * The changes that turn one keyspace into another, without a server: for one or two snapshots.
   * Both are compared as a whole: what only {@code found} has is dropped, except coodie's own
   * tables ({@code coodie_..}). Options that {@code wanted} does not name stay, and so does the
   * replication if either of them has none. Statements are for the keyspace {@code found}. What
   * only a server knows is not considered: which features it has, and which columns were dropped
   * before.
   *
   * @throws SchemaException if neither {@code found} nor {@code wanted} has the base of a wanted
   *     view
   */
  public static SchemaChanges between(KeyspaceDefinition found, KeyspaceDefinition wanted) {
    return new SchemaChanges(SchemaDiff.between(found, wanted));
  }

  /**
   * The same plan, in which {@link #statements} and {@link #apply} include the destructive changes:
   * columns, indexes and views that no document wants are dropped, with their data.
   */
  public SchemaPlan withDestructive() {
    return new SchemaPlan(schema, changes, again, ALL);
  }

  /**
   * The same plan with only some kinds of destructive changes, and those that were allowed before:
   * {@code withDestructive(Subject.INDEX)} drops and recreates indexes, and drops no column.
   */
  public SchemaPlan withDestructive(Subject first, Subject... more) {
    Set<Subject> allowed = EnumSet.of(first, more);
    allowed.addAll(destructive);
    return new SchemaPlan(schema, changes, again, allowed);
  }

  /** Every difference, including those that {@link #apply} leaves as they are or cannot make. */
  public SchemaChanges changes() {
    return changes;
  }

  /** The statements that {@link #apply} runs, in order; none when nothing is missing. */
  public List<String> statements() {
    return wanted().statements();
  }

  /** Whether {@link #apply} has nothing to do and nothing to refuse. */
  public boolean isEmpty() {
    return wanted().isEmpty() && !isRefused();
  }

  /** Whether {@link #apply} refuses it, since a change cannot be made or must be allowed first. */
  public boolean isRefused() {
    return !refused().isEmpty();
  }

  /** {@link #apply(Duration)} that waits no longer than two minutes for the lock. */
  @CanIgnoreReturnValue
  public SchemaChanges apply() {
    return schema.runner().await(() -> async().apply());
  }

  /**
   * Makes the changes, one after another, each after all nodes agree on the one before. When there
   * is nothing to do, it takes no lock. Otherwise it takes the keyspaces' {@linkplain Schema#lock
   * locks}, in the order of their names, makes the plan again, and runs what is still missing: of
   * many that apply at once, one does the work and the others wait for it. The keyspaces must
   * exist.
   *
   * @param patience how long to wait while another process holds a lock; zero does not wait
   * @return what this call changed; empty when another process did it
   * @throws dev.coodie.error.SchemaException if something cannot be changed in place, before
   *     anything is run; if a lock cannot be taken; or if a statement fails, the nodes do not agree
   *     within 30 s after it, or the lock is lost (the message says what was run and what was not)
   */
  @CanIgnoreReturnValue
  public SchemaChanges apply(Duration patience) {
    return schema.runner().await(() -> async().apply(patience));
  }

  /** The same, run without waiting. */
  public Async async() {
    return new Async(this);
  }

  /**
   * Every difference as in {@link SchemaChanges#toString}, and what {@link #apply} leaves out or
   * refuses, for people to read.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(changes.toString());
    int refused = refused().size();
    long left =
        changes.of(Safety.DESTRUCTIVE).list().stream().filter(change -> !isMade(change)).count();
    if (refused > 0) {
      text.append("\napply() refuses this plan: ")
          .append(refused == 1 ? "1 change" : refused + " changes")
          .append(
              destructive.containsAll(ALL)
                  ? " cannot be made."
                  : " cannot be made or must be allowed.");
    }
    if (left > 0) {
      text.append(
              left == 1 ? "\n1 destructive change is" : "\n" + left + " destructive changes are")
          .append(" left out. To make ")
          .append(left == 1 ? "it" : "them")
          .append(", apply the plan withDestructive().");
    }
    return text.toString();
  }

  /**
   * Fails if something that documents need cannot be created.
   *
   * @throws SchemaException the error of the first such change; its message has the others, too
   */
  void refuse() {
    List<SchemaChange> refused = refused();
    if (refused.isEmpty()) {
      return;
    }
    SchemaChange first = refused.get(0);
    StringBuilder sentence = new StringBuilder(sentence(first));
    if (refused.size() > 1) {
      sentence.append(" Nothing was run. It is the first of ").append(refused.size());
      sentence.append(" changes that cannot be made; the others:");
      refused.stream().skip(1).forEach(c -> sentence.append("\n- ").append(sentence(c)));
    }
    throw new SchemaException(first.error(), sentence.toString());
  }

  private static String sentence(SchemaChange change) {
    return change.description() + ". " + change.advice();
  }

  /** The changes that prevent it from being applied. */
  private List<SchemaChange> refused() {
    return changes.list().stream()
        .filter(c -> !c.error().isEmpty())
        .filter(c -> c.safety() == Safety.IMPOSSIBLE || !destructive.contains(c.subject()))
        .toList();
  }

  /** The changes that are made when it is applied. */
  SchemaChanges wanted() {
    return new SchemaChanges(changes.list().stream().filter(this::isMade).toList());
  }

  private boolean isMade(SchemaChange change) {
    return change.safety() == Safety.SAFE
        || (change.safety() == Safety.DESTRUCTIVE && destructive.contains(change.subject()));
  }

  /** The same plan made from what the schema is now. */
  CompletionStage<SchemaPlan> again() {
    return again
        .get()
        .thenApply(plan -> new SchemaPlan(plan.schema, plan.changes, plan.again, destructive));
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
