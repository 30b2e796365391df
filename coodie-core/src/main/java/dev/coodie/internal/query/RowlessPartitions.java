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
import java.util.function.BiPredicate;

/**
 * Partitions that have static cells and no row. The server gives a row without clustering key for
 * each, which is no document.
 */
final class RowlessPartitions {
  private RowlessPartitions() {}

  /** Whether the server gives them to a query. */
  static boolean mayCome(QueryState<?> query) {
    return !query.isDistinct()
        && query.groups().isEmpty()
        && query.nearest() == null
        && mayCome(query.table().model(), query.where());
  }

  /** Whether the server's limit would count them: one partition has either them or rows. */
  static boolean areCounted(QueryState<?> query) {
    return mayCome(query)
        && !query.table().partitionColumns().stream()
            .allMatch(column -> query.where().stream().anyMatch(term -> term.equates(column)));
  }

  /** Not if something is asked for that rows have. */
  private static boolean mayCome(DocumentModel<?> model, List<Term> where) {
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
  static ModelColumn rowColumn(DocumentModel<?> model) {
    return model.columns().get(model.partitionKeySize());
  }

  /** What is selected, with the column that tells rows from them if they may come. */
  static <R> Selection<R> withRowColumn(QueryState<R> query) {
    Selection<R> selected = query.selection();
    if (!mayCome(query)) {
      return selected;
    }
    Column<?, ?> column = rowColumn(query.table().model()).column();
    return selected.columns().contains(column) ? selected : selected.with(column);
  }

  /** A runner that leaves them out, and stops at the limit if the server would miscount it. */
  static Runner without(QueryState<?> query, Runner runner) {
    return without(query, runner, RowlessPartitions::has);
  }

  /** The same for rows that are JSON. */
  static Runner withoutJson(QueryState<?> query, Runner runner) {
    return without(
        query,
        runner,
        (row, column) -> !JsonNulls.isNull(String.valueOf(row.get(0, ValueType.TEXT)), column));
  }

  private static Runner without(QueryState<?> query, Runner runner, BiPredicate<Row, String> has) {
    if (!mayCome(query)) {
      return runner;
    }
    String column = rowColumn(query.table().model()).name();
    int limit = areCounted(query) ? query.limit() : QueryState.NONE;
    return runner.over(new RowsDriver(runner, row -> has.test(row, column), limit));
  }

  private static boolean has(Row row, String column) {
    int position = row.columns().find(column);
    return position < 0 || row.bytes(position) != null;
  }
}
