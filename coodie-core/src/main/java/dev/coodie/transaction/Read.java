package dev.coodie.transaction;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Reference;
import dev.coodie.column.Term;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.transaction.ReadState;
import dev.coodie.internal.transaction.RowCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * One row that a transaction reads, as it is before its writes; made by {@link
 * TransactionDocuments#read} and {@link TransactionDocuments#readFirst}. Immutable and thread-safe;
 * the same one may be used in several transactions. CQL: {@code LET r0 = (SELECT .. WHERE ..)}.
 */
@Preview
@CheckReturnValue
public final class Read<D> {
  private final ReadState<D> state;

  Read(ReadState<D> state) {
    this.state = state;
  }

  ReadState<D> state() {
    return state;
  }

  /**
   * The row meets all conditions, made by {@code eq}, {@code ne}, {@code lt}, {@code lte}, {@code
   * gt}, {@code gte}, {@code isNull} and {@code isNotNull}. An empty cell meets none but {@code
   * isNull}, not even {@code ne}, which other conditional writes see otherwise. Those of a missing
   * row are empty, static ones too, even if its partition has values for them. CQL: {@code r0."c"
   * >= ?}.
   *
   * @throws dev.coodie.error.InvalidQueryException if a column has no order that is known
   */
  @SafeVarargs
  public final TransactionCondition is(Condition<? super D> first, Condition<? super D>... more) {
    List<Term> terms = new ArrayList<>(Arguments.given(first, "a condition").terms());
    for (Condition<? super D> next : Arguments.all("a condition", more)) {
      terms.addAll(next.terms());
    }
    return new TransactionCondition(RowCheck.of(state, terms));
  }

  /** There is such a row. CQL: {@code r0 IS NOT NULL}. */
  public TransactionCondition exists() {
    return new TransactionCondition(List.of(new RowCheck.Existence(state, true)));
  }

  /** There is no such row. CQL: {@code r0 IS NULL}. */
  public TransactionCondition isMissing() {
    return new TransactionCondition(List.of(new RowCheck.Existence(state, false)));
  }

  /**
   * The value of a column, to be given to {@link dev.coodie.column.RegularColumn#setTo}; null if
   * there is no such row. CQL: {@code r0."c"}.
   */
  public <V> Reference<V> value(Column<? super D, V> column) {
    return Reference.of(state, state.checked(Arguments.given(column, "a column")));
  }

  /** Its CQL with markers for values; for logs and messages. */
  @Override
  public String toString() {
    return state.toString();
  }
}
