package dev.coodie.column;

/** A column of the partition key. It cannot be assigned: changing it would address another row. */
public final class PartitionColumn<D, V> extends Column<D, V> {
  private PartitionColumn(String name, ValueType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}. */
  public static <D, V> PartitionColumn<D, V> of(Class<D> document, String name, ValueType<V> type) {
    return new PartitionColumn<>(name, type);
  }
}
