package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Column;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.write.Rejected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a conditional write (LWT). The same on Cassandra, which returns a row only when the
 * write was rejected, and on ScyllaDB, which always does: {@link #current} is only about rejected
 * writes.
 */
@CheckReturnValue
public final class LwtResult<D> {
  private final Table<D> table;
  private final @Nullable Rejected<D> rejected;

  private LwtResult(Table<D> table, @Nullable Rejected<D> rejected) {
    this.table = table;
    this.rejected = rejected;
  }

  static <D> LwtResult<D> of(Table<D> table, CqlStatement statement, ResultPage page) {
    return new LwtResult<>(table, Rejected.of(table.model(), statement, page));
  }

  /** Whether the write was applied. */
  public boolean applied() {
    return rejected == null;
  }

  /**
   * The row that made the server reject the write, as it was then. Empty when the write was
   * applied, when there was no row, and when the server returned only some columns: Cassandra
   * returns all of them after a rejected insert, and after {@code onlyIf} those of the conditions,
   * for {@link #current(Column)}. Static columns are returned only if the write names one, or
   * compares them.
   */
  public Optional<D> current() {
    return rejected == null ? Optional.empty() : rejected.document(table.selection());
  }

  /**
   * One value of the row that made the server reject the write; empty when the write was applied,
   * when there was no row, and when the cell was empty.
   *
   * @throws InvalidQueryException if the server returned other columns but not this one
   */
  public <V> Optional<V> current(Column<? super D, V> column) {
    return rejected == null ? Optional.empty() : rejected.value(column);
  }

  /** Whether it was applied; no values. */
  @Override
  public String toString() {
    return rejected == null ? "applied" : "rejected";
  }
}
