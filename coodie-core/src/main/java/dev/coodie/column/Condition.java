package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row must satisfy, made from columns; several are joined by AND. Values are encoded when
 * the condition is made, so a wrong one fails there. Immutable and thread-safe.
 */
public final class Condition<D> {
  // Most conditions are of one term, and are made to be joined: the list is made when it is asked
  // for.
  private final @Nullable Term single;
  private final List<Term> several;

  private Condition(@Nullable Term single, List<Term> several) {
    this.single = single;
    this.several = several;
  }

  private Condition(List<Term> several) {
    this(null, several);
  }

  static <D> Condition<D> of(Term term) {
    return new Condition<>(term, List.of());
  }

  /** Both conditions. Most keys have two columns, so this makes no more objects than it must. */
  public static <D> Condition<D> all(Condition<? super D> first, Condition<? super D> second) {
    Term one = first.single;
    Term other = second.single;
    return one != null && other != null
        ? new Condition<>(List.of(one, other))
        : joined(List.of(first, second));
  }

  /** All of the conditions. */
  @SafeVarargs
  public static <D> Condition<D> all(Condition<? super D>... conditions) {
    return joined(Arrays.asList(conditions));
  }

  private static <D> Condition<D> joined(List<? extends Condition<?>> conditions) {
    int size = 0;
    for (Condition<?> condition : conditions) {
      size += condition.size();
    }
    Term[] terms = new Term[size];
    int next = 0;
    for (Condition<?> condition : conditions) {
      if (condition.single != null) {
        terms[next++] = condition.single;
      }
      for (int i = 0; i < condition.several.size(); i++) {
        terms[next++] = condition.several.get(i);
      }
    }
    return new Condition<>(List.of(terms));
  }

  /** Each column equals the encoded value at its place: the address of one row. */
  public static <D> Condition<D> equalCells(
      List<? extends Column<?, ?>> columns, @Nullable ByteBuffer[] cells) {
    Term[] terms = new Term[columns.size()];
    for (int i = 0; i < terms.length; i++) {
      Column<?, ?> column = columns.get(i);
      terms[i] = new Term.Comparison(column, Operator.EQ, cells[i], column.type());
    }
    return new Condition<>(List.of(terms));
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
      terms[i] = new Term.Comparison(columns.get(i), Operator.EQ, cells[i], types.get(i));
    }
    return new Condition<>(List.of(terms));
  }

  /** This and the other condition. */
  public Condition<D> and(Condition<? super D> other) {
    return all(this, other);
  }

  /** The single comparisons, in the order given; they carry values and are not for logs. */
  public List<Term> terms() {
    return single == null ? several : List.of(single);
  }

  private int size() {
    return (single == null ? 0 : 1) + several.size();
  }
}
