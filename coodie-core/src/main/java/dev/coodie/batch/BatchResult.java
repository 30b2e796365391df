package dev.coodie.batch;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.internal.write.Rejected;
import dev.coodie.internal.write.Told;
import dev.coodie.model.RowReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a conditional batch. The same on Cassandra, which returns rows only when the batch
 * was rejected, and on ScyllaDB, which always does: {@link #rows} is only about rejected batches.
 */
@CheckReturnValue
public final class BatchResult {
  private final boolean applied;
  private final List<Row> rows;
  private final Told told;

  private BatchResult(boolean applied, List<Row> rows, Told told) {
    this.applied = applied;
    this.rows = rows;
    this.told = told;
  }

  /**
   * The result in a page that answers these statements, for code that sends {@link
   * ConditionalBatch#cql} itself.
   */
  public static BatchResult of(List<CqlStatement> statements, ResultPage page) {
    List<Row> rows = new ArrayList<>();
    boolean applied = true;
    for (Row row : page) {
      applied &= Rejected.isApplied(row);
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
   * with {@code [applied]} alone. Empty when the batch was applied. The server decides what they
   * contain: static columns that no condition compares and no conditional statement writes are null
   * in them, whatever their values.
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * The rows of a rejected batch as documents. Rows for which the server did not return all columns
   * of the document, and those that did not exist, are left out.
   */
  public <D> List<D> current(RowReader<D> documents) {
    return rows.stream()
        .flatMap(
            row -> new Rejected<>(documents.model(), told, row).document(documents::read).stream())
        .toList();
  }

  /** Whether it was applied; no values. */
  @Override
  public String toString() {
    return applied ? "applied" : "rejected";
  }
}
