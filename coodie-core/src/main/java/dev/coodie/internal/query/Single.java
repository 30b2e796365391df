package dev.coodie.internal.query;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.internal.run.Runner;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reads one document, and says so when there are more. */
public record Single<D>(QueryState<D> query, CqlStatement statement) {
  /** The statement that looks for a second row, if there can be one. */
  public static <D> Single<D> of(QueryState<D> query) {
    return new Single<>(query, query.selectAtMost(2));
  }

  /** The document, if there is one. */
  public CompletionStage<Optional<D>> atMostOne(Runner runner) {
    return query.documents(runner).atMostOne(statement, query.table().model(), query.selection());
  }

  /** The document as {@code read} makes it. */
  public <T> CompletionStage<T> one(Runner runner, Function<? super Row, ? extends T> read) {
    return query.documents(runner).one(statement, query.table().model(), read);
  }
}
