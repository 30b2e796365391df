package dev.coodie.column;

import dev.coodie.annotation.Preview;

/** A column of numbers, replaced as a whole; a transaction can also add to it. */
public final class NumberColumn<D, V extends Number> extends RegularColumn<D, V> {
  private NumberColumn(String name, ValueType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}; {@code type} is one of CQL's numbers. */
  public static <D, V extends Number> NumberColumn<D, V> of(
      Class<D> document, String name, ValueType<V> type) {
    return new NumberColumn<>(name, type);
  }

  /**
   * Adds {@code value} to what is stored, in a transaction. The server leaves an empty cell empty
   * and makes no row, so the transaction must have a condition that says that the column is not
   * empty. What is larger than the type overflows without an error: compare before, or choose
   * {@code bigint}, {@code varint} or {@code decimal}. CQL: {@code c = c + ?}.
   */
  @Preview
  public TransactionChange<D> add(V value) {
    return change(Assignment.Kind.INCREMENT, value);
  }

  /** Subtracts {@code value}; as {@link #add}. CQL: {@code c = c - ?}. */
  @Preview
  public TransactionChange<D> subtract(V value) {
    return change(Assignment.Kind.DECREMENT, value);
  }

  private TransactionChange<D> change(Assignment.Kind kind, V value) {
    V given = Given.change(value, name(), "a number is");
    return TransactionChange.of(this, kind, encode(type(), given), type());
  }
}
