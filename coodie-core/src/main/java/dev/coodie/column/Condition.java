package dev.coodie.column;

import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row must satisfy, made from columns; several are joined by AND. Values are encoded when
 * the condition is made, so a wrong one fails there. Immutable and thread-safe.
 */
public abstract sealed class Condition<D>
    permits Term.Comparison, Condition.OfTerms, Condition.OfCells, Condition.OfTwo {
  private static final String A_CONDITION = "a condition";

  Condition() {}

  @SuppressWarnings("unchecked") // it is of the document of its column
  static <D> Condition<D> of(Term term) {
    return term instanceof Term.Comparison comparison
        ? (Condition<D>) comparison
        : new OfTerms<>(List.of(term));
  }

  /** Both conditions. Most keys have two columns, so this makes no more objects than it must. */
  public static <D> Condition<D> all(Condition<? super D> first, Condition<? super D> second) {
    Given.argument(first, A_CONDITION);
    Given.argument(second, A_CONDITION);
    if (first instanceof Term.Comparison one
        && second instanceof Term.Comparison other
        && one.isPlain()
        && other.isPlain()) {
      return new OfTwo<>(one.column(), other.column(), one.value(0), other.value(0));
    }
    return joined(List.of(first, second));
  }

  /**
   * All of the conditions.
   *
   * @throws InvalidQueryException if there are none, which every row would meet
   */
  @SafeVarargs
  @SuppressWarnings("unchecked") // a condition on columns of a supertype is one on those of D
  public static <D> Condition<D> all(Condition<? super D>... conditions) {
    for (Condition<? super D> condition : Given.argument(conditions, A_CONDITION)) {
      Given.argument(condition, A_CONDITION);
    }
    if (conditions.length == 0) {
      throw new InvalidQueryException(
          "coodie-1517",
          "Condition.all() is given no condition, which every row would meet. Give at least one; to"
              + " read all rows, leave the condition out.");
    }
    return conditions.length == 1
        ? (Condition<D>) conditions[0]
        : joined(Arrays.asList(conditions));
  }

  private static <D> Condition<D> joined(List<? extends Condition<?>> conditions) {
    List<Term> terms = new ArrayList<>();
    @Nullable ByteBuffer[] cells = new ByteBuffer[conditions.size()];
    Column<?, ?>[] columns = new Column<?, ?>[cells.length];
    boolean equalities = true;
    for (int i = 0; i < cells.length; i++) {
      terms.addAll(conditions.get(i).terms());
      Term.Comparison equality = conditions.get(i).equality();
      if (equality == null) {
        equalities = false;
      } else {
        columns[i] = equality.column();
        cells[i] = equality.value(0);
      }
    }
    return equalities ? new OfCells<>(List.of(columns), cells) : new OfTerms<>(List.copyOf(terms));
  }

  /** Each column equals the encoded value at its place: the address of one row. */
  public static <D> Condition<D> equalCells(
      List<? extends Column<?, ?>> columns, @Nullable ByteBuffer[] cells) {
    int size = columns.size();
    return new OfCells<>(
        List.copyOf(columns), cells.length == size ? cells : Arrays.copyOf(cells, size));
  }

  /**
   * Each column equals the encoded value at its place, which has the type at its place: that of the
   * server, for cells as they were read.
   */
  public static <D> Condition<D> equalCells(
      List<? extends Column<?, ?>> columns,
      @Nullable ByteBuffer[] cells,
      List<? extends ValueType<?>> types) {
    Term[] terms = new Term[columns.size()];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = Term.Comparison.of(columns.get(i), Operator.EQ, cells[i], types.get(i));
    }
    return new OfTerms<>(List.of(terms));
  }

  /** The column compared with an encoded value of its type. */
  public static Term compareCell(Column<?, ?> column, Operator operator, ByteBuffer cell) {
    return Term.Comparison.of(column, operator, cell, column.type());
  }

  /** This and the other condition. */
  public Condition<D> and(Condition<? super D> other) {
    return all(this, other);
  }

  /** The single comparisons, in the order given; they carry values and are not for logs. */
  public abstract List<Term> terms();

  /**
   * The values of {@code wanted}, if the condition says what each of these columns equals, in this
   * order, and nothing else; otherwise null. Null in it is the CQL null. Not to be changed.
   */
  public abstract @Nullable ByteBuffer @Nullable [] cellsOf(List<? extends Column<?, ?>> wanted);

  /** The one comparison that this is, if a column equals a value of its own type; else null. */
  Term.@Nullable Comparison equality() {
    return null;
  }

  static final class OfTerms<D> extends Condition<D> {
    private final List<Term> terms;

    OfTerms(List<Term> terms) {
      this.terms = terms;
    }

    @Override
    public List<Term> terms() {
      return terms;
    }

    @Override
    public @Nullable ByteBuffer @Nullable [] cellsOf(List<? extends Column<?, ?>> wanted) {
      return null;
    }
  }

  /** The address of a row, mostly; who reads by a whole key needs no terms. */
  static final class OfCells<D> extends Condition<D> {
    private final List<? extends Column<?, ?>> columns;
    private final @Nullable ByteBuffer[] cells;

    OfCells(List<? extends Column<?, ?>> columns, @Nullable ByteBuffer[] cells) {
      this.columns = columns;
      this.cells = cells;
    }

    @Override
    public List<Term> terms() {
      Term[] terms = new Term[cells.length];
      for (int i = 0; i < terms.length; i++) {
        Column<?, ?> column = columns.get(i);
        terms[i] = Term.Comparison.of(column, Operator.EQ, cells[i], column.type());
      }
      return List.of(terms);
    }

    @Override
    public @Nullable ByteBuffer @Nullable [] cellsOf(List<? extends Column<?, ?>> wanted) {
      boolean same = cells.length == wanted.size();
      for (int i = 0; same && i < cells.length; i++) {
        same = columns.get(i).equals(wanted.get(i));
      }
      return same ? cells : null;
    }
  }

  /** The same of two columns, without lists. */
  static final class OfTwo<D> extends Condition<D> {
    private final Column<?, ?> first;
    private final Column<?, ?> second;
    private final @Nullable ByteBuffer[] cells;

    OfTwo(
        Column<?, ?> first,
        Column<?, ?> second,
        @Nullable ByteBuffer firstCell,
        @Nullable ByteBuffer secondCell) {
      this.first = first;
      this.second = second;
      this.cells = new ByteBuffer[] {firstCell, secondCell};
    }

    @Override
    public List<Term> terms() {
      return List.of(equality(first, cells[0]), equality(second, cells[1]));
    }

    private static Term equality(Column<?, ?> column, @Nullable ByteBuffer cell) {
      return Term.Comparison.of(column, Operator.EQ, cell, column.type());
    }

    @Override
    public @Nullable ByteBuffer @Nullable [] cellsOf(List<? extends Column<?, ?>> wanted) {
      return wanted.size() == 2 && first.equals(wanted.get(0)) && second.equals(wanted.get(1))
          ? cells
          : null;
    }
  }
}
