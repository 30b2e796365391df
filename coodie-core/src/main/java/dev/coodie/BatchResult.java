package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
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
  private final Told told;

  private BatchResult(boolean applied, List<Row> rows, Told told) {
    this.applied = applied;
    this.rows = rows;
    this.told = told;
  }

  static BatchResult of(List<CqlStatement> statements, ResultPage page) {
    List<Row> rows = new ArrayList<>();
    boolean applied = true;
    for (Row row : page) {
      int position = row.columns().find(APPLIED);
      applied &= position < 0 || Boolean.TRUE.equals(row.get(position, ValueType.BOOLEAN));
      rows.add(row);
    }
    return new BatchResult(applied, applied ? List.of() : List.copyOf(rows), Told.by(statements));
  }

  /** Whether all statements were applied; otherwise none was. */
  public boolean applied() {
    return applied;
  }

  /**
   * What the server returned about a rejected batch: the rows it looked at as they were then, with
   * key and columns of conditions (all columns if a condition is about the whole row), or a row
   * with {@code [applied]} alone. Empty when the batch was applied. These are the server's: static
   * columns that no condition is about, and no conditional statement writes, are null in them
   * whatever they are.
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * The rows of a rejected batch as documents. Rows of which the server did not tell all columns of
   * the document, and those that did not exist, are left out.
   */
  public <D> List<D> current(Documents<D> documents) {
    return rows.stream()
        .map(row -> ResultPage.of(row.columns(), List.of(row), null))
        .flatMap(page -> LwtResult.of(documents.table(), told, page).current().stream())
        .toList();
  }

  /** Whether it was applied; no values. */
  @Override
  public String toString() {
    return applied ? "applied" : "rejected";
  }
}
