package dev.coodie.internal.run;

import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.column.Fit;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which columns are read, and what their cells become. Checks once per result shape that the
 * columns arrived in order and with types that can be read; after that a row costs nothing extra.
 */
public final class Selection<T> implements Function<Row, T> {
  private final String typeName;
  private final List<? extends Column<?, ?>> columns;
  private final Function<? super Cells, ? extends T> read;
  private final int hash;
  private final int rowColumn;
  private volatile @Nullable ResultColumns inOrder;
  private volatile @Nullable Plan plan;

  /** Reads {@code columns}, in order, as the type that messages call {@code typeName}. */
  public Selection(
      String typeName,
      List<? extends Column<?, ?>> columns,
      Function<? super Cells, ? extends T> read) {
    this(typeName, columns, read, -1);
  }

  /** The same; a row without a cell at {@code rowColumn} is none, and cannot be read. */
  public Selection(
      String typeName,
      List<? extends Column<?, ?>> columns,
      Function<? super Cells, ? extends T> read,
      int rowColumn) {
    this.rowColumn = rowColumn;
    this.typeName = typeName;
    this.columns = List.copyOf(columns);
    this.read = read;
    this.hash = this.columns.hashCode();
  }

  /** The columns read, in order. */
  public List<? extends Column<?, ?>> columns() {
    return columns;
  }

  /** The same with one more column, which is read over. */
  public Selection<T> with(Column<?, ?> column) {
    List<Column<?, ?>> more = new ArrayList<>(columns);
    more.add(column);
    return new Selection<>(typeName, more, read, rowColumn);
  }

  /** A row as a value. Its columns may be in any order and have others among them. */
  public T read(Row row) {
    Cells cells = row.columns() == inOrder ? row : arranged(row);
    if (rowColumn >= 0 && cells.bytes(rowColumn) == null) {
      throw rowless();
    }
    return read.apply(cells);
  }

  private Cells arranged(Row row) {
    ResultColumns arrived = row.columns();
    Plan known = plan;
    if (known == null || known.arrived != arrived) {
      known = new Plan(arrived, positions(arrived));
      if (arrived.size() == known.positions.length && isIdentity(known.positions)) {
        inOrder = arrived;
        return row;
      }
      plan = known;
    }
    return row.inOrder(known.positions);
  }

  private MappingException rowless() {
    return new MappingException(
        "coodie-305",
        "This is not a row of "
            + typeName
            + " but a partition that has static columns and no rows: \""
            + columns.get(rowColumn).name()
            + "\" is missing. find() and scan() leave such partitions out; read them with"
            + " rows(..) or with distinct() and a projection.");
  }

  @Override
  public T apply(Row row) {
    return read(row);
  }

  /** Two selections are equal when they read the same columns: that is all a statement sees. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Selection<?> that
            && hash == that.hash
            && columns.equals(that.columns));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  private int[] positions(ResultColumns arrived) {
    int[] positions = new int[columns.size()];
    for (int i = 0; i < positions.length; i++) {
      Column<?, ?> column = columns.get(i);
      positions[i] = arrived.find(column.name());
      if (positions[i] < 0) {
        throw new MappingException(
            "coodie-413",
            "A row cannot be read as "
                + typeName
                + ": it has no column \""
                + column.name()
                + "\". Its columns: "
                + arrived
                + ". Select all columns of "
                + typeName
                + ".");
      }
      Fit.Difference difference = arrived.fit(positions[i], column.type()).difference();
      if (difference != null) {
        throw new MappingException(
            "coodie-414",
            "Column \""
                + column.name()
                + "\" of "
                + typeName
                + " is "
                + column.type().cql()
                + " in the class but "
                + arrived.type(positions[i]).cql()
                + " in "
                + (arrived.table().isEmpty() ? "the result" : arrived.table())
                + difference.inside()
                + ". Change the property's type, or the table.");
      }
    }
    return positions;
  }

  private static boolean isIdentity(int[] positions) {
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** Where the columns are among those that arrived. */
  private record Plan(ResultColumns arrived, int[] positions) {}
}
