package dev.coodie.internal.transaction;

import dev.coodie.column.Assignment;
import dev.coodie.column.Change;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Reference;
import dev.coodie.column.TransactionChange;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.write.TargetState;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One write of a transaction.
 *
 * @param table where its texts are kept
 * @param statement its CQL with its values; with a marker and null where a value is copied
 * @param cells what it writes
 * @param added the columns that it adds to
 * @param copies the values that are copied, by the place of their marker
 */
public record WriteState(
    Table<?> table,
    CqlStatement statement,
    WrittenCells cells,
    List<Column<?, ?>> added,
    Map<Integer, Reference<?>> copies) {
  public WriteState {
    added = List.copyOf(added);
  }

  /** Replaces the document's row. */
  public static <D> WriteState save(TransactionTable<D> of, D document) {
    D prepared = of.table().prepare(document, of.settings());
    DocumentModel<D> model = of.table().model().modelOf(prepared);
    checkUnversioned(model);
    CqlStatement statement = of.writes().save(prepared);
    List<String> columns = model.columns().stream().map(ModelColumn::name).toList();
    return new WriteState(
        of.table(),
        statement,
        WrittenCells.ofRow(statement, of.table().model(), columns),
        List.of(),
        Map.of());
  }

  /** Deletes the document's row. */
  public static <D> WriteState delete(TransactionTable<D> of, D document) {
    DocumentModel<D> model = of.table().model().modelOf(document);
    checkUnversioned(model);
    return delete(of, model.keyOf(document));
  }

  /** Deletes rows, or a whole partition. */
  public static <D> WriteState delete(TransactionTable<D> of, Condition<D> key) {
    CqlStatement statement = target(of, key).delete(List.of());
    boolean partition =
        key.terms().stream().allMatch(t -> of.table().partitionColumns().containsAll(t.columns()));
    return new WriteState(
        of.table(),
        statement,
        WrittenCells.deleted(statement, partition(of, statement), partition),
        List.of(),
        Map.of());
  }

  /** Empties cells. */
  public static <D> WriteState delete(
      TransactionTable<D> of, Condition<D> key, List<Column<? super D, ?>> columns) {
    CqlStatement statement = target(of, key).delete(columns);
    List<String> names = columns.stream().<String>map(Column::name).toList();
    return new WriteState(
        of.table(),
        statement,
        WrittenCells.of(statement, partition(of, statement), of.table().model(), names),
        List.of(),
        Map.of());
  }

  /** Changes cells. */
  public static <D> WriteState update(
      TransactionTable<D> of, Condition<D> key, List<? extends Change<? super D>> changes) {
    List<Assignment<?>> assignments = new ArrayList<>(changes.size());
    List<Column<?, ?>> added = new ArrayList<>(changes.size());
    Map<Integer, Reference<?>> copies = Map.of(); // few have any
    List<String> names = new ArrayList<>(changes.size());
    int marker = 0;
    for (Change<? super D> change : changes) {
      Assignment<?> assignment = assignment(change);
      if (names.contains(change.column().name())) {
        throw new InvalidQueryException(
            "coodie-242",
            "Column \""
                + change.column().name()
                + "\" is changed twice in one update() of a transaction. Join the changes.");
      }
      names.add(change.column().name());
      marker += assignment.place() != null && assignment.place().keyType() != null ? 1 : 0;
      if (change instanceof TransactionChange<?> own) {
        Reference<?> copied = own.copied();
        if (copied == null) {
          added.add(change.column());
        } else {
          copies = copies.isEmpty() ? new LinkedHashMap<>() : copies;
          copies.put(marker, copied);
        }
      }
      assignments.add(assignment);
      marker++;
    }
    CqlStatement statement = target(of, key).update(assignments);
    RoutingKey partition = partition(of, statement);
    for (Map.Entry<Integer, Reference<?>> copy : copies.entrySet()) {
      checkType(statement, copy.getKey(), copy.getValue());
    }
    WrittenCells cells = WrittenCells.of(statement, partition, of.table().model(), names);
    for (Column<?, ?> column : added) {
      checkAdded(of, cells, column);
    }
    return new WriteState(of.table(), statement, cells, added, copies);
  }

  private static Assignment<?> assignment(Change<?> change) {
    return change instanceof TransactionChange<?> own ? own.assignment() : (Assignment<?>) change;
  }

  private static <D> TargetState<D> target(TransactionTable<D> of, Condition<D> key) {
    return new TargetState<>(of.table(), of.settings(), key.terms());
  }

  /** The server would refuse several only when it runs, and takes one of several for some. */
  private static RoutingKey partition(TransactionTable<?> of, CqlStatement statement) {
    return statement
        .partition()
        .orElseThrow(
            () ->
                new InvalidQueryException(
                    "coodie-1318",
                    "A write of "
                        + of.table().model().typeName()
                        + " in a transaction is about several partitions. Give one with eq(..) for"
                        + " each column of the partition key, and write once for each."));
  }

  private static void checkAdded(TransactionTable<?> of, WrittenCells cells, Column<?, ?> column) {
    if (of.table().model().isStatic(column)) {
      throw new InvalidQueryException(
          "coodie-1315",
          "Column \""
              + column.name()
              + "\" of "
              + of.table().model().typeName()
              + " is static, and the server cannot add to static columns. Read it and set(..) the"
              + " sum, with a condition that it is as it was read.");
    }
    if (cells.row() == null) {
      throw new InvalidQueryException(
          "coodie-1315",
          "add() or subtract() on column \""
              + column.name()
              + "\" of "
              + of.table().model().typeName()
              + " is about several rows, of which the server would change the first alone. Give eq(..)"
              + " for each column of the key, and write once for each row.");
    }
  }

  private static void checkType(CqlStatement statement, int place, Reference<?> copied) {
    String target = statement.type(place).cql();
    String source = copied.column().type().cql();
    if (!target.equals(source)) {
      throw new InvalidQueryException(
          "coodie-1320",
          "A transaction sets a "
              + target
              + " to the value of column \""
              + copied.column().name()
              + "\", which is "
              + source
              + ". The server copies only between columns of one type. Read it first, and set(..) the"
              + " value in a transaction with a condition that it is as it was read.");
    }
  }

  private static void checkUnversioned(DocumentModel<?> model) {
    if (model.versionPosition() >= 0) {
      throw new InvalidQueryException(
          "coodie-1317",
          model.typeName()
              + " has a @Version, which makes saving and deleting it a conditional write of its own,"
              + " and a transaction cannot contain one. Use at(..).update(..), and a condition on the"
              + " version that was read.");
    }
  }

  /** The CQL, without values. */
  @Override
  public String toString() {
    return statement.text();
  }
}
