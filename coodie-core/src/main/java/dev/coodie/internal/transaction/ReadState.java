package dev.coodie.internal.transaction;

import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Fit;
import dev.coodie.column.Operator;
import dev.coodie.column.Term;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.RoutingKey;
import dev.coodie.driver.Row;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.internal.cql.KeyRules;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.table.Table;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row that a transaction reads before it writes. Told from others by identity. */
public final class ReadState<D> {
  private final TransactionTable<D> of;
  private final CqlStatement select;
  private final @Nullable RowAddress address;

  private ReadState(TransactionTable<D> of, CqlStatement select, @Nullable RowAddress address) {
    this.of = of;
    this.select = select;
    this.address = address;
  }

  /** The row with this whole key. */
  public static <D> ReadState<D> row(TransactionTable<D> of, Condition<? super D> key) {
    Table<D> table = of.table();
    List<? extends Column<?, ?>> columns = table.keyColumns();
    List<Term> terms = key.terms();
    int partition = table.model().partitionKeySize();
    List<ByteBuffer> stored = new ArrayList<>(partition);
    List<ByteBuffer> clustering = new ArrayList<>(columns.size() - partition);
    for (int i = 0; i < columns.size(); i++) {
      Column<?, ?> column = columns.get(i);
      ByteBuffer cell = equality(of, terms, column);
      if (i < partition) {
        stored.add(column.type().storedOf(cell));
      } else {
        clustering.add(column.type().keyOf(cell));
      }
    }
    if (terms.size() != columns.size()) {
      throw incomplete(of, "names more than the key");
    }
    CqlStatement select =
        new QueryState<>(table, of.settings(), table.selection()).withTerms(terms).select();
    return new ReadState<>(
        of, select, new RowAddress(new RoutingKey(table.name(of.settings()), stored), clustering));
  }

  /** The first row of a partition, or of a range of its rows. */
  public static <D> ReadState<D> first(
      TransactionTable<D> of, List<? extends Condition<? super D>> conditions) {
    DocumentModel<D> model = of.table().model();
    List<Term> terms = conditions.stream().flatMap(c -> c.terms().stream()).toList();
    for (Column<?, ?> column : of.table().partitionColumns()) {
      ByteBuffer unused = equality(of, terms, column);
    }
    for (Term term : terms) {
      for (Column<?, ?> column : term.columns()) {
        if (!model.require(column).isKey()) {
          throw incomplete(of, "has a condition on \"" + column.name() + "\", which is no key");
        }
      }
      if (term.operator() == Operator.IN) {
        throw incomplete(of, "has in(..), of which the server would take one value");
      }
    }
    return new ReadState<>(of, query(of, conditions).withLimit(1).select(), null);
  }

  private static <D> QueryState<D> query(
      TransactionTable<D> of, List<? extends Condition<? super D>> conditions) {
    return new QueryState<>(of.table(), of.settings(), of.table().selection()).where(conditions);
  }

  private static ByteBuffer equality(
      TransactionTable<?> of, List<Term> terms, Column<?, ?> column) {
    for (Term term : terms) {
      if (term.equates(column)) {
        ByteBuffer value = term.value(0);
        if (value == null) {
          throw KeyRules.nullInWhere(of.table().model(), column);
        }
        return value;
      }
    }
    throw incomplete(of, "does not say what \"" + column.name() + "\" equals");
  }

  private static InvalidQueryException incomplete(TransactionTable<?> of, String what) {
    return new InvalidQueryException(
        "coodie-1309",
        "A read of "
            + of.table().model().typeName()
            + " "
            + what
            + ". A transaction reads one row: give eq(..) for each column of the key to read(..), or"
            + " for each of the partition key to readFirst(..).");
  }

  public TransactionTable<D> of() {
    return of;
  }

  public CqlStatement select() {
    return select;
  }

  /** Whether it is of the one row that is written there. */
  boolean isOf(@Nullable RowAddress other) {
    return address != null && address.equals(other);
  }

  List<ModelColumn> columns() {
    return of.table().model().columns();
  }

  /** The column's place among those read; checks that it is of this document. */
  int position(Column<?, ?> column) {
    DocumentModel<D> model = of.table().model();
    return model.position(model.require(column).name());
  }

  /** The same column, if it is of this document. */
  public <V> Column<?, V> checked(Column<? super D, V> column) {
    int unused = position(column);
    return column;
  }

  /** The column as one that is read. */
  WrittenColumns read(Column<?, ?> column) {
    Table<D> table = of.table();
    return new WrittenColumns(
        table.keyspace(of.settings()),
        table.model().tableName(),
        List.of(),
        List.of(column.name()));
  }

  /** {@code r0."c"}. */
  static String reference(String name, Column<?, ?> column) {
    return name + "." + CqlNames.quoted(column.name());
  }

  /**
   * What is null if there is no such row. A partition without rows that has static columns is not
   * null to the server where no clustering column is given, so that is asked for one.
   */
  String row(String name) {
    DocumentModel<D> model = of.table().model();
    return address == null && model.hasStaticColumns()
        ? reference(name, model.columns().get(model.keySize() - 1).column())
        : name;
  }

  /** Whether there was such a row, in the row of an answer whose cells start at {@code first}. */
  boolean exists(Row row, int first) {
    int keys = of.table().model().keySize();
    for (int i = 0; i < keys; i++) {
      if (row.bytes(first + i) == null) {
        return false;
      }
    }
    return true;
  }

  /** The document as it was before the writes. */
  public Optional<D> document(Row row, int first) {
    if (!exists(row, first)) {
      return Optional.empty();
    }
    int[] positions = new int[columns().size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = first + i;
      checkFits(row.columns(), positions[i], columns().get(i));
    }
    Cells cells = row.inOrder(positions);
    return Optional.of(of.table().model().read(cells));
  }

  private void checkFits(ResultColumns arrived, int position, ModelColumn column) {
    Fit.Difference difference = arrived.fit(position, column.column().type()).difference();
    if (difference != null) {
      throw new MappingException(
          "coodie-1323",
          "Column \""
              + column.name()
              + "\" of "
              + of.table().model().typeName()
              + " is "
              + column.column().type().cql()
              + " in the class but "
              + arrived.type(position).cql()
              + " in the table"
              + difference.inside()
              + ". Change the property's type, or the table. The transaction was run.");
    }
  }

  /** The CQL, without values. */
  @Override
  public String toString() {
    return select.text();
  }
}
