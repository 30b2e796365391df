package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Column;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.model.ModelColumn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a conditional write (LWT). The same on Cassandra, which returns a row only when
 * the write was rejected, and on ScyllaDB, which always does: {@link #current} is about rejected
 * writes.
 */
@CheckReturnValue
public final class LwtResult<D> {
  private static final String APPLIED = "[applied]";

  private final Table<D> table;
  private final boolean applied;
  private final @Nullable Row row;
  private final Told told;

  private LwtResult(Table<D> table, boolean applied, @Nullable Row row, Told told) {
    this.table = table;
    this.applied = applied;
    this.row = row;
    this.told = told;
  }

  static <D> LwtResult<D> of(Table<D> table, CqlStatement statement, ResultPage page) {
    return of(table, Told.by(List.of(statement)), page);
  }

  static <D> LwtResult<D> of(Table<D> table, Told told, ResultPage page) {
    for (Row row : page) {
      int position = row.columns().find(APPLIED);
      boolean applied = position < 0 || Boolean.TRUE.equals(row.get(position, ValueType.BOOLEAN));
      return new LwtResult<>(table, applied, applied ? null : row, told);
    }
    return new LwtResult<>(table, true, null, told);
  }

  /** Whether the write was done. */
  public boolean applied() {
    return applied;
  }

  /**
   * The row that made the server reject the write, as it was then. Empty when the write was
   * applied, when there was no row, and when the server told only some columns: Cassandra tells all
   * after a rejected insert, and after {@code onlyIf} those of the conditions, for {@link
   * #current(Column)}. Static columns are told only if the write names one, or compares them.
   */
  public Optional<D> current() {
    Row rejected = row;
    if (rejected == null || !hasAllColumns(rejected) || !hasKey(rejected)) {
      return Optional.empty();
    }
    return Optional.of(table.selection.read(rejected));
  }

  /**
   * One value of the row that made the server reject the write; empty when the write was applied,
   * when there was no row, and when the cell was empty.
   *
   * @throws InvalidQueryException if the server told other columns but not this one
   */
  public <V> Optional<V> current(Column<? super D, V> column) {
    Row rejected = row;
    if (rejected == null || rejected.size() < 2) {
      return Optional.empty();
    }
    ModelColumn known = table.model.require(column);
    if (rejected.columns().find(column.name()) >= 0 && !told.isTold(table.model, known)) {
      throw new InvalidQueryException(
          "coodie-288",
          "The server did not read column \""
              + column.name()
              + "\" of "
              + table.model.typeName()
              + " for this write, and sends null for it whatever it is. Compare it in onlyIf(..), or"
              + " read the row.");
    }
    return Optional.ofNullable(rejected.get(column));
  }

  private boolean hasAllColumns(Row rejected) {
    for (ModelColumn column : table.model.columns()) {
      if (rejected.columns().find(column.name()) < 0 || !told.isTold(table.model, column)) {
        return false;
      }
    }
    return true;
  }

  /** ScyllaDB sends a row of nulls for one that does not exist. */
  private boolean hasKey(Row rejected) {
    for (ModelColumn column : table.model.columns().subList(0, table.model.keySize())) {
      if (rejected.bytes(rejected.columns().indexOf(column.name())) == null) {
        return false;
      }
    }
    return true;
  }

  /** Whether it was applied; no values. */
  @Override
  public String toString() {
    return applied ? "applied" : "rejected";
  }
}
