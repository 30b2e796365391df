package dev.coodie.column;

/** A counter, which is added to and never set. Not idempotent, so never retried. */
public final class CounterColumn<D> extends Column<D, Long> {
  private CounterColumn(String name) {
    super(name, ValueType.COUNTER);
  }

  /** The counter {@code name} of {@code document}. */
  public static <D> CounterColumn<D> of(Class<D> document, String name) {
    return new CounterColumn<>(name);
  }

  /** Adds {@code value}, which may be negative. CQL: {@code c = c + ?}. */
  public Assignment<D> add(long value) {
    return change(Assignment.Kind.INCREMENT, value);
  }

  /** Subtracts {@code value}. CQL: {@code c = c - ?}. */
  public Assignment<D> subtract(long value) {
    return change(Assignment.Kind.DECREMENT, value);
  }

  private Assignment<D> change(Assignment.Kind kind, long value) {
    return Assignment.of(this, kind, null, type().encode(value), type());
  }
}
