package dev.coodie.column;

/** A column whose value is replaced as a whole: a scalar, or anything frozen. */
public final class PlainColumn<D, V> extends RegularColumn<D, V> {
  private PlainColumn(String name, ValueType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}. */
  public static <D, V> PlainColumn<D, V> of(Class<D> document, String name, ValueType<V> type) {
    return new PlainColumn<>(name, type);
  }
}
