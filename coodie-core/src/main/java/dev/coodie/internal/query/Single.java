package dev.coodie.internal.query;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.MultipleDocumentsException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reads one document, and says so when there are more. */
public record Single<D>(QueryState<D> query, CqlStatement statement) {
  /** The statement that looks for a second row. */
  public static <D> Single<D> of(QueryState<D> query) {
    return new Single<>(query, query.selectAtMost(2));
  }

  /** The document, if there is one. */
  public CompletionStage<Optional<D>> atMostOne() {
    return query
        .runner()
        .atMost(2, statement, query.selection(), rows -> single(rows).stream().findFirst());
  }

  /** The document as {@code read} makes it. */
  public <T> CompletionStage<T> one(Function<? super Row, ? extends T> read) {
    return query.runner().<T, T>atMost(2, statement, read, this::one);
  }

  private <T> T one(List<T> rows) {
    if (single(rows).isEmpty()) {
      throw new DocumentNotFoundException(
          "coodie-301",
          "Expected one "
              + query.table().model().typeName()
              + ", found none: "
              + statement.text()
              + ". Use findOne() or atMostOne() if that is normal.");
    }
    return rows.get(0);
  }

  private <T> List<T> single(List<T> rows) {
    if (rows.size() > 1) {
      throw new MultipleDocumentsException(
          "coodie-302",
          "Expected at most one "
              + query.table().model().typeName()
              + ", found more: "
              + statement.text()
              + ". Use all() or first() if that is normal.");
    }
    return rows;
  }
}
