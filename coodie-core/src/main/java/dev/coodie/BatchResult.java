package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.CqlType;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a conditional batch. The same on Cassandra, which returns rows only when the batch
 * was rejected, and on ScyllaDB, which always does: {@link #rows} is about rejected batches.
 */
@CheckReturnValue
public final class BatchResult {
  private static final String APPLIED = "[applied]";

  private final boolean applied;
  private final List<Row> rows;

  private BatchResult(boolean applied, List<Row> rows) {
    this.applied = applied;
    this.rows = rows;
  }

  static BatchResult of(ResultPage page) {
    List<Row> rows = new ArrayList<>();
    boolean applied = true;
    for (Row row : page) {
      int position = row.columns().find(APPLIED);
      applied &= position < 0 || Boolean.TRUE.equals(row.get(position, CqlType.BOOLEAN));
      rows.add(row);
    }
    return new BatchResult(applied, applied ? List.of() : List.copyOf(rows));
  }

  /** Whether all statements were applied; otherwise none was. */
  public boolean applied() {
    return applied;
  }

  /**
   * What the server returned about a rejected batch: the rows it looked at as they were then, with
   * key and columns of conditions (all columns if a condition is about the whole row), or a row
   * with {@code [applied]} alone. Empty when the batch was applied.
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * The rows of a rejected batch as documents. Rows that have not all columns of the document, and
   * those that did not exist, are left out.
   */
  public <D> List<D> current(Documents<D> documents) {
    return rows.stream()
        .map(row -> ResultPage.of(row.columns(), List.of(row), null))
        .flatMap(page -> LwtResult.of(documents.table(), page).current().stream())
        .toList();
  }

  /** Whether it was applied; no values. */
  @Override
  public String toString() {
    return applied ? "applied" : "rejected";
  }
}
