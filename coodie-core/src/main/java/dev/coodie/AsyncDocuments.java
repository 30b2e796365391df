package dev.coodie;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.query.Single;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.trace.Tracing;
import dev.coodie.internal.write.AsRead;
import dev.coodie.internal.write.Attempt;
import dev.coodie.internal.write.DocumentWrites;
import dev.coodie.internal.write.Versioned;
import dev.coodie.observe.Repetition.Reason;
import dev.coodie.observe.Traced;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operations of {@link Documents} without waiting. Bad arguments fail at once on the caller's
 * thread; everything else fails the stage. Stages complete on a thread of the driver, which must
 * not be blocked.
 */
@CheckReturnValue
public final class AsyncDocuments<D> {
  static final String COMPARE_AND_SET = "compareAndSet";

  private final Table<D> table;
  private final DocumentWrites<D> writer;
  private final CqlDocuments<D> cql;

  AsyncDocuments(DocumentWrites<D> writer) {
    this.table = writer.table();
    this.writer = writer;
    this.cql = new CqlDocuments<>(writer);
  }

  /** See {@link Documents#get}. */
  public CompletionStage<D> get(Condition<? super D> key) {
    CqlStatement row = cql.row(key);
    if (row == null) {
      return query(key).one("get");
    }
    Runner run = begin("get");
    return run.ends(run.one(row, table.model(), table.selection()));
  }

  /** See {@link Documents#findOne}. */
  @SafeVarargs
  public final CompletionStage<Optional<D>> findOne(Condition<? super D>... conditions) {
    List<Condition<? super D>> all = Arguments.all("a condition", conditions);
    CqlStatement row = all.size() == 1 ? cql.row(all.get(0)) : null;
    if (row == null) {
      return query(all).atMostOne("findOne");
    }
    Runner run = begin("findOne");
    return run.ends(run.atMostOne(row, table.model(), table.selection()));
  }

  /** See {@link Documents#save}. */
  @CanIgnoreReturnValue
  public CompletionStage<D> save(D document) {
    D prepared = table.prepare(document, writer.settings());
    CqlStatement statement = writer.save(prepared);
    Runner run = begin("save");
    if (!statement.conditional()) {
      return run.ends(run.execute(statement).thenApply(page -> prepared));
    }
    Versioned<D> versioned = Versioned.of(table, prepared);
    return run.ends(
        conditional(run, statement)
            .thenApply(result -> applied(result, versioned).after(versioned)));
  }

  /** See {@link Documents#saveChanges}. */
  @CanIgnoreReturnValue
  public CompletionStage<D> saveChanges(D before, D after) {
    D prepared = table.prepareChange(before, after);
    CqlStatement statement = writer.saveChanges(before, prepared).orElse(null);
    if (statement == null) {
      return CompletableFuture.completedFuture(before);
    }
    Runner run = begin("saveChanges");
    if (!statement.conditional()) {
      return run.ends(run.execute(statement).thenApply(page -> prepared));
    }
    Versioned<D> versioned = Versioned.of(table, before);
    return run.ends(
        conditional(run, statement)
            .thenApply(result -> storedAfter(applied(result, versioned), prepared)));
  }

  /**
   * See {@link Documents#compareAndSet}. {@code change} runs on a thread of the driver and must not
   * block.
   */
  @CanIgnoreReturnValue
  public CompletionStage<D> compareAndSet(Condition<? super D> key, UnaryOperator<D> change) {
    Arguments.given(change, "a function that changes a document");
    Single<D> row = row(key);
    Runner run = begin(COMPARE_AND_SET);
    return run.ends(compareAndSet(run, row, change, Attempt.first()));
  }

  private CompletionStage<D> compareAndSet(
      Runner run, Single<D> row, UnaryOperator<D> change, Attempt attempt) {
    return Runner.thenRead(
        read(run, row)
            .thenCompose(before -> swap(run, before, change.apply(before.document()), attempt)),
        done ->
            done.isPresent()
                ? CompletableFuture.completedFuture(done.get())
                : attempt.next().later(next -> compareAndSet(again(run, next), row, change, next)));
  }

  /** What does the next round. */
  Runner again(Runner run, Attempt attempt) {
    return run.again(Reason.CHANGED, attempt.number(), null);
  }

  /** What reads the row as all conditional writes left it. */
  Single<D> row(Condition<? super D> key) {
    Consistency wanted = writer.settings().options().serialConsistency();
    Settings serial =
        writer.settings().withConsistency(wanted == null ? Consistency.SERIAL : wanted);
    return Single.of(
        new QueryState<>(table, serial, table.selection())
            .where(Arguments.given(key, "a condition")));
  }

  CompletionStage<AsRead<D>> read(Runner run, Single<D> single) {
    return single.one(run, row -> new AsRead<>(table.selection().read(row), row));
  }

  /** The document as stored, or empty if the row no longer was as {@code before}. */
  CompletionStage<Optional<D>> swap(Runner run, AsRead<D> before, D after, Attempt attempt) {
    D prepared = table.prepareChange(before.document(), after);
    CqlStatement statement = writer.swap(before, prepared).orElse(null);
    if (statement == null) {
      return CompletableFuture.completedFuture(Optional.of(before.document()));
    }
    Versioned<D> versioned = Versioned.of(table, before.document());
    return conditional(run, statement)
        .thenApply(
            result -> {
              if (!result.applied()) {
                attempt.checkNotLast(table.model());
                return Optional.empty();
              }
              return Optional.of(storedAfter(versioned, prepared));
            });
  }

  private CompletionStage<LwtResult<D>> conditional(Runner run, CqlStatement statement) {
    return run.execute(statement).thenApply(page -> LwtResult.of(table, statement, page));
  }

  /** What runs one operation, which ends with {@link Runner#ends}. */
  Runner begin(String operation) {
    return table.begin(operation, writer.settings());
  }

  /** The document, if the row had its version. */
  @CanIgnoreReturnValue
  private static <D> Versioned<D> applied(LwtResult<D> result, Versioned<D> document) {
    if (!result.applied()) {
      throw document.stale();
    }
    return document;
  }

  /** {@code after} with the version that follows that of {@code before}. */
  private D storedAfter(Versioned<D> before, D after) {
    return before.isVersioned() ? Versioned.of(table, after).after(before) : after;
  }

  /** See {@link Documents#insertIfNotExists}. */
  public CompletionStage<LwtResult<D>> insertIfNotExists(D document) {
    CqlStatement statement = cql.insertIfNotExists(document);
    Runner run = begin("insertIfNotExists");
    return run.ends(conditional(run, statement));
  }

  /** See {@link Documents#delete}. */
  public CompletionStage<@Nullable Void> delete(D document) {
    CqlStatement statement = cql.delete(document);
    Runner run = begin("delete");
    if (!statement.conditional()) {
      return run.ends(run.run(statement));
    }
    Versioned<D> versioned = Versioned.of(table, document);
    return run.ends(
        conditional(run, statement)
            .thenApply(
                result -> {
                  applied(result, versioned);
                  return null;
                }));
  }

  /** See {@link Documents#saveJson}. */
  public CompletionStage<@Nullable Void> saveJson(String json) {
    CqlStatement statement = cql.saveJson(json);
    Runner run = begin("saveJson");
    return run.ends(run.run(statement));
  }

  /** See {@link Documents#truncate}. */
  public CompletionStage<@Nullable Void> truncate() {
    CqlStatement statement = cql.truncate();
    Runner run = begin("truncate");
    return run.ends(run.run(statement));
  }

  /** See {@link Documents#traced}. */
  public <R extends @Nullable Object> CompletionStage<Traced<R>> traced(
      Function<? super Documents<D>, ? extends CompletionStage<R>> operations) {
    Arguments.given(operations, "operations to trace");
    Tracing tracing = new Tracing(table.runner());
    Documents<D> traced = new Documents<>(table.over(tracing.over()), writer.settings());
    return Runner.thenRead(operations.apply(traced), tracing::of);
  }

  DocumentWrites<D> writer() {
    return writer;
  }

  CqlDocuments<D> cql() {
    return cql;
  }

  private AsyncQuery<D> query(Condition<? super D> condition) {
    return new AsyncQuery<>(cql.query(condition));
  }

  private AsyncQuery<D> query(List<? extends Condition<? super D>> conditions) {
    return new AsyncQuery<>(cql.query(conditions));
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "AsyncDocuments of " + writer;
  }
}
