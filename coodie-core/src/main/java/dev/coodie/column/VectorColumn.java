package dev.coodie.column;

/** A column that holds vectors of one dimension, to be searched by nearness. */
public final class VectorColumn<D, V> extends RegularColumn<D, V> {
  private VectorColumn(String name, ValueType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}. */
  public static <D, V> VectorColumn<D, V> of(Class<D> document, String name, ValueType<V> type) {
    return new VectorColumn<>(name, type);
  }
}
