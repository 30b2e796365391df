package dev.coodie.internal.transaction;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.ColumnKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a write changes.
 *
 * @param partition the partition they are in
 * @param row the one row they are in; null if there may be several
 * @param columns the names of regular columns, and that of the row itself
 * @param statics the names of static columns
 * @param wholeRows whether all regular columns are meant, known or not
 * @param wholePartition whether all static columns are meant as well
 */
record WrittenCells(
    RoutingKey partition,
    @Nullable RowAddress row,
    Set<String> columns,
    Set<String> statics,
    boolean wholeRows,
    boolean wholePartition) {
  /** That a row exists at all. No column has this name. */
  private static final String ROW = "";

  /** These columns, of the one partition that the statement is about. */
  static WrittenCells of(
      CqlStatement statement, RoutingKey partition, DocumentModel<?> model, List<String> names) {
    return of(statement, partition, names, statics(model, names), false);
  }

  /** These columns, and that there is a row. */
  static WrittenCells ofRow(CqlStatement statement, DocumentModel<?> model, List<String> names) {
    return of(statement, statement.partition().orElseThrow(), names, statics(model, names), true);
  }

  private static WrittenCells of(
      CqlStatement statement,
      RoutingKey partition,
      List<String> names,
      Set<String> statics,
      boolean row) {
    Set<String> columns;
    if (names.size() == 1 && statics.isEmpty() && !row) {
      columns = Set.of(names.get(0)); // most change one
    } else {
      columns = new HashSet<>(names);
      columns.removeAll(statics);
      if (row) {
        columns.add(ROW);
      }
    }
    return new WrittenCells(
        partition, RowAddress.of(statement, partition), columns, statics, false, false);
  }

  private static Set<String> statics(DocumentModel<?> model, List<String> names) {
    if (!model.hasStaticColumns()) {
      return Set.of();
    }
    Set<String> statics = new HashSet<>(names);
    statics.removeIf(name -> model.column(name).kind() != ColumnKind.STATIC);
    return statics;
  }

  /** Rows of a partition, or the whole of it. */
  static WrittenCells deleted(
      CqlStatement statement, RoutingKey partition, boolean wholePartition) {
    return new WrittenCells(
        partition,
        RowAddress.of(statement, partition),
        Set.of(ROW),
        Set.of(),
        true,
        wholePartition);
  }

  boolean isDelete() {
    return wholeRows;
  }

  /** The row, if it meets only writes of that one; null if it may meet others of its partition. */
  @Nullable RowAddress narrow() {
    return wholePartition || !statics.isEmpty() ? null : row;
  }

  /** Whether there may be a cell that both write. */
  boolean mayMeet(WrittenCells other) {
    return partition.equals(other.partition) && (meetsInStatics(other) || meetsInRows(other));
  }

  private boolean meetsInStatics(WrittenCells other) {
    return meet(statics, wholePartition, other.statics, other.wholePartition);
  }

  private boolean meetsInRows(WrittenCells other) {
    boolean same = row == null || other.row == null || row.equals(other.row);
    return same && meet(columns, wholeRows, other.columns, other.wholeRows);
  }

  private static boolean meet(Set<String> one, boolean all, Set<String> other, boolean allOthers) {
    if (all || allOthers) {
      return (all || !one.isEmpty()) && (allOthers || !other.isEmpty());
    }
    return one.stream().anyMatch(other::contains);
  }
}
