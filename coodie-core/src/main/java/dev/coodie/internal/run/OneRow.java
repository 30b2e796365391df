package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.MultipleDocumentsException;
import dev.coodie.model.DocumentModel;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one row, and fails when there is another. */
abstract sealed class OneRow<T, R> extends Pages<R> {
  final DocumentModel<?> model;
  private final Function<? super Row, ? extends T> read;
  @Nullable T found;

  OneRow(
      Driver driver,
      CqlStatement statement,
      DocumentModel<?> model,
      Function<? super Row, ? extends T> read) {
    super(driver, statement);
    this.model = model;
    this.read = read;
  }

  @Override
  final @Nullable CqlStatement visit(ResultPage page) {
    for (Row row : page) {
      if (found != null) {
        throw several();
      }
      found = read.apply(row);
    }
    return after(page);
  }

  private MultipleDocumentsException several() {
    return new MultipleDocumentsException(
        "coodie-302",
        "Expected at most one "
            + model.typeName()
            + ", found more: "
            + statement().text()
            + ". Use all() or first() if that is normal.");
  }

  /** One that must be there. */
  static final class Required<T> extends OneRow<T, T> {
    Required(
        Driver driver,
        CqlStatement statement,
        DocumentModel<?> model,
        Function<? super Row, ? extends T> read) {
      super(driver, statement, model, read);
    }

    @Override
    T result() {
      T row = found;
      if (row == null) {
        throw new DocumentNotFoundException(
            "coodie-301",
            "Expected one "
                + model.typeName()
                + ", found none: "
                + statement().text()
                + ". Use findOne() or atMostOne() if that is normal.");
      }
      return row;
    }
  }

  /** One that may be missing. */
  static final class Possible<T> extends OneRow<T, Optional<T>> {
    Possible(
        Driver driver,
        CqlStatement statement,
        DocumentModel<?> model,
        Function<? super Row, ? extends T> read) {
      super(driver, statement, model, read);
    }

    @Override
    Optional<T> result() {
      return Optional.ofNullable(found);
    }
  }
}
