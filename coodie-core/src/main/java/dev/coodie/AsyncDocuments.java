package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The operations of {@link Documents} without waiting. Bad arguments fail at once on the caller's
 * thread; everything else fails the stage. Stages complete on a thread of the driver, which must
 * not be blocked.
 */
@CheckReturnValue
public final class AsyncDocuments<D> {
  private final Table<D> table;
  private final CqlDocuments<D> cql;

  AsyncDocuments(Table<D> table, CqlDocuments<D> cql) {
    this.table = table;
    this.cql = cql;
  }

  /** See {@link Documents#get}. */
  public CompletionStage<D> get(Condition<? super D> key) {
    return query(List.of(key)).one();
  }

  /** See {@link Documents#findOne}. */
  @SafeVarargs
  public final CompletionStage<Optional<D>> findOne(Condition<? super D>... conditions) {
    return query(List.of(conditions)).atMostOne();
  }

  /** See {@link Documents#save}. */
  public CompletionStage<@Nullable Void> save(D document) {
    return table.runner.run(cql.save(document));
  }

  /** See {@link Documents#insertIfNotExists}. */
  public CompletionStage<LwtResult<D>> insertIfNotExists(D document) {
    CqlStatement statement = cql.insertIfNotExists(document);
    return table.runner.execute(statement).thenApply(page -> LwtResult.of(table, page));
  }

  /** See {@link Documents#delete}. */
  public CompletionStage<@Nullable Void> delete(D document) {
    return table.runner.run(cql.delete(document));
  }

  /** See {@link Documents#truncate}. */
  public CompletionStage<@Nullable Void> truncate() {
    return table.runner.run(cql.truncate());
  }

  CqlDocuments<D> cql() {
    return cql;
  }

  private AsyncQuery<D> query(List<? extends Condition<? super D>> conditions) {
    return new AsyncQuery<>(cql.query(conditions));
  }
}
