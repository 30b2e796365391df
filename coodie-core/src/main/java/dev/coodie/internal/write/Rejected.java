package dev.coodie.internal.write;

import dev.coodie.column.Column;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row that was in the way of a conditional write, and which of its cells the server told. */
public record Rejected<D>(DocumentModel<D> model, Told told, Row row) {
  private static final String APPLIED = "[applied]";

  /** The row in the way of one write; null if it was applied. */
  public static <D> @Nullable Rejected<D> of(
      DocumentModel<D> model, CqlStatement statement, ResultPage page) {
    Iterator<Row> rows = page.iterator();
    Row row = rows.hasNext() ? rows.next() : null;
    return row == null || isApplied(row)
        ? null
        : new Rejected<>(model, Told.by(List.of(statement)), row);
  }

  /** Whether an answer to a conditional write says that it was applied. */
  public static boolean isApplied(Row answer) {
    int position = answer.columns().find(APPLIED);
    return position < 0 || Boolean.TRUE.equals(answer.get(position, ValueType.BOOLEAN));
  }

  /** The whole document; empty if the server told only a part of it, or there was no row. */
  public Optional<D> document(Function<? super Row, ? extends D> read) {
    return hasAllColumns() && hasKey() ? Optional.of(read.apply(row)) : Optional.empty();
  }

  /** One value; empty when there was no row, and when the cell was empty. */
  public <V> Optional<V> value(Column<? super D, V> column) {
    if (row.size() < 2) {
      return Optional.empty();
    }
    ModelColumn known = model.require(column);
    if (row.columns().find(column.name()) >= 0 && !told.isTold(model, known)) {
      throw new InvalidQueryException(
          "coodie-288",
          "The server did not read column \""
              + column.name()
              + "\" of "
              + model.typeName()
              + " for this write, and sends null for it whatever it is. Compare it in onlyIf(..),"
              + " or read the row.");
    }
    return Optional.ofNullable(row.get(column));
  }

  private boolean hasAllColumns() {
    for (ModelColumn column : model.columns()) {
      if (row.columns().find(column.name()) < 0 || !told.isTold(model, column)) {
        return false;
      }
    }
    return true;
  }

  /** ScyllaDB sends a row of nulls for one that does not exist. */
  private boolean hasKey() {
    for (ModelColumn column : model.columns().subList(0, model.keySize())) {
      if (row.bytes(row.columns().indexOf(column.name())) == null) {
        return false;
      }
    }
    return true;
  }
}
