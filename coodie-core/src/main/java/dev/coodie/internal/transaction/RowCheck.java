package dev.coodie.internal.transaction;

import dev.coodie.column.Column;
import dev.coodie.column.Operator;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One condition of a transaction, with the server's rules about null. */
public sealed interface RowCheck {
  /** What it is about. */
  ReadState<?> read();

  /** The CQL, with the name of the read. */
  String cql(String name);

  /** Whether it holds for the row of an answer whose cells start at {@code first}. */
  boolean holds(Row row, int first);

  /** Adds what its CQL depends on, but for the read: three parts. */
  void addTo(Shape shape);

  /** Whether it can hold only if the column is not empty. */
  default boolean saysNotNull(Column<?, ?> column) {
    return false;
  }

  /** There is such a row, or there is none. */
  record Existence(ReadState<?> read, boolean expected) implements RowCheck {
    @Override
    public String cql(String name) {
      return read.row(name) + (expected ? " IS NOT NULL" : " IS NULL");
    }

    @Override
    public void addTo(Shape shape) {
      shape.add(Existence.class).add(null).add(expected);
    }

    @Override
    public boolean holds(Row row, int first) {
      return read.exists(row, first) == expected;
    }
  }

  /** The cell is empty, or it is not. */
  record Emptiness(ReadState<?> read, Column<?, ?> column, boolean expected) implements RowCheck {
    @Override
    public String cql(String name) {
      return ReadState.reference(name, column) + (expected ? " IS NULL" : " IS NOT NULL");
    }

    @Override
    public void addTo(Shape shape) {
      shape.add(Emptiness.class).add(column).add(expected);
    }

    @Override
    public boolean holds(Row row, int first) {
      return (row.bytes(first + read.position(column)) == null) == expected;
    }

    @Override
    public boolean saysNotNull(Column<?, ?> other) {
      return !expected && column.equals(other);
    }
  }

  /** The cell has a value, and it compares. */
  record Comparison(
      ReadState<?> read, Column<?, ?> column, Operator operator, ByteBuffer value, CellOrder order)
      implements RowCheck {
    @Override
    public String cql(String name) {
      return ReadState.reference(name, column) + " " + operator.cql() + " ?";
    }

    @Override
    public void addTo(Shape shape) {
      shape.add(Comparison.class).add(column).add(operator);
    }

    @Override
    public boolean holds(Row row, int first) {
      ByteBuffer found = row.bytes(first + read.position(column));
      if (found == null) {
        return false; // != is no exception, as it is in other conditional writes
      }
      int compared = order.compare(column.type(), found, value);
      return switch (operator) {
        case EQ -> compared == 0;
        case NE -> compared != 0;
        case LT -> compared < 0;
        case LTE -> compared <= 0;
        case GT -> compared > 0;
        case GTE -> compared >= 0;
        default -> throw new IllegalStateException(operator.cql());
      };
    }

    @Override
    public boolean saysNotNull(Column<?, ?> other) {
      return column.equals(other);
    }
  }

  /** The column that it is about; null if it is about the row. */
  default @Nullable Column<?, ?> compared() {
    return this instanceof Comparison comparison
        ? comparison.column
        : this instanceof Emptiness emptiness ? emptiness.column : null;
  }

  /** The value that is bound, null if none is. */
  default @Nullable ByteBuffer bound() {
    return this instanceof Comparison comparison ? comparison.value : null;
  }

  /** The type of the value. */
  default ValueType<?> type() {
    return ((Comparison) this).column.type();
  }

  /** The conditions that these terms are. */
  static List<RowCheck> of(ReadState<?> read, List<Term> terms) {
    List<RowCheck> checks = new ArrayList<>();
    for (Term term : terms) {
      checks.add(of(read, term));
    }
    return List.copyOf(checks);
  }

  private static RowCheck of(ReadState<?> read, Term term) {
    Column<?, ?> column = term.columns().get(0);
    int unused = read.position(column);
    if (!(term instanceof Term.Comparison)) {
      throw refused(column, "compares an element or several columns");
    }
    ByteBuffer value = term.value(0);
    Operator operator = term.operator();
    switch (operator) {
      case EQ, NE, LT, LTE, GT, GTE -> {}
      default -> throw refused(column, "uses " + operator.cql());
    }
    if (value == null) { // only eq and ne take it
      return new Emptiness(read, column, operator == Operator.EQ);
    }
    CellOrder order = CellOrder.of(column.type());
    if (order == CellOrder.NONE) {
      throw refused(column, "compares a value whose elements are cells of their own");
    }
    if (!order.isOrder() && operator != Operator.EQ && operator != Operator.NE) {
      throw refused(column, "needs an order of " + column.type().cql());
    }
    return new Comparison(read, column, operator, value, order);
  }

  private static InvalidQueryException refused(Column<?, ?> column, String what) {
    return new InvalidQueryException(
        "coodie-1310",
        "A condition of a transaction on column \""
            + column.name()
            + "\" "
            + what
            + ", which coodie cannot decide as the server does. Use eq, ne, isNull and isNotNull, and"
            + " lt, lte, gt and gte on numbers, texts, times and bytes; to find out more, read first"
            + " and compare what was read.");
  }
}
