package dev.coodie.internal.query;

import dev.coodie.column.Column;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.run.Selection;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import dev.coodie.schema.definition.ColumnKind;
import java.util.List;

/**
 * Partitions that have static cells and no row. The server gives a row without clustering key for
 * each, which is no document.
 */
final class RowlessPartitions {
  private RowlessPartitions() {}

  /** Whether the server gives them to a query: not if it asks for something that rows have. */
  static boolean mayCome(DocumentModel<?> model, List<Term> where) {
    if (!model.hasStaticColumns()
        || model.keySize() == model.partitionKeySize()
        || model.discriminator().filter(d -> !d.all()).isPresent()) {
      return false;
    }
    for (int i = 0; i < where.size(); i++) {
      for (Column<?, ?> column : where.get(i).columns()) {
        ColumnKind kind = model.column(column.name()).kind();
        if (kind == ColumnKind.CLUSTERING || kind == ColumnKind.REGULAR) {
          return false;
        }
      }
    }
    return true;
  }

  /** The column that every row has and they have not. */
  public static ModelColumn rowColumn(DocumentModel<?> model) {
    return model.columns().get(model.partitionKeySize());
  }

  /** The same with the column that tells rows from partitions without one. */
  static <R> Selection<R> withRowColumn(DocumentModel<?> model, Selection<R> selected) {
    Column<?, ?> column = rowColumn(model).column();
    return selected.columns().contains(column) ? selected : selected.with(column);
  }

  /** A runner that leaves them out, and stops after {@code limit} rows if that is not 0. */
  public static Runner without(Runner runner, DocumentModel<?> model, int limit) {
    String column = rowColumn(model).name();
    return runner.over(new RowsDriver(runner, row -> has(row, column), limit));
  }

  /** The same for rows that are JSON. */
  static Runner withoutJson(Runner runner, DocumentModel<?> model, int limit) {
    String column = rowColumn(model).name();
    return runner.over(
        new RowsDriver(
            runner,
            row -> !JsonNulls.isNull(String.valueOf(row.get(0, ValueType.TEXT)), column),
            limit));
  }

  private static boolean has(Row row, String column) {
    int position = row.columns().find(column);
    return position < 0 || row.bytes(position) != null;
  }
}
