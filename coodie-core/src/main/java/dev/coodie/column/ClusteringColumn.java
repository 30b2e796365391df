package dev.coodie.column;

import dev.coodie.annotation.ClusteringOrder;

/** A clustering column: rows of a partition are ordered by it. It cannot be assigned. */
public final class ClusteringColumn<D, V> extends Column<D, V> {
  private ClusteringColumn(String name, ValueType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}. */
  public static <D, V> ClusteringColumn<D, V> of(
      Class<D> document, String name, ValueType<V> type) {
    return new ClusteringColumn<>(name, type);
  }

  /** Smallest first. */
  public Ordering<D> asc() {
    return new Ordering<>(this, ClusteringOrder.ASC);
  }

  /** Largest first. */
  public Ordering<D> desc() {
    return new Ordering<>(this, ClusteringOrder.DESC);
  }
}
