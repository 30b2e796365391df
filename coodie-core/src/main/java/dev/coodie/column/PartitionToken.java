package dev.coodie.column;

import java.util.List;

/**
 * The token of the whole partition key: the place of a partition on the ring, which orders the
 * table as a whole. With the default partitioner it is any {@code long}.
 */
public final class PartitionToken<D> {
  private final List<? extends Column<?, ?>> columns;

  private PartitionToken(List<? extends Column<?, ?>> columns) {
    this.columns = List.copyOf(columns);
  }

  /** The token of a partition key made of {@code columns}, in key order. */
  public static <D> PartitionToken<D> of(List<? extends Column<?, ?>> columns) {
    return new PartitionToken<>(columns);
  }

  /** The partition key, in order. */
  public List<? extends Column<?, ?>> columns() {
    return columns;
  }

  /** CQL: {@code TOKEN(a, b) > ?}. */
  public Condition<D> gt(long token) {
    return compare(Operator.GT, token);
  }

  /** CQL: {@code TOKEN(a, b) >= ?}. */
  public Condition<D> gte(long token) {
    return compare(Operator.GTE, token);
  }

  /** CQL: {@code TOKEN(a, b) < ?}. */
  public Condition<D> lt(long token) {
    return compare(Operator.LT, token);
  }

  /** CQL: {@code TOKEN(a, b) <= ?}. */
  public Condition<D> lte(long token) {
    return compare(Operator.LTE, token);
  }

  /**
   * Partitions after the one that {@code partition} names. CQL: {@code TOKEN(a, b) > TOKEN(?, ?)}.
   */
  public Condition<D> after(Condition<? super D> partition) {
    return Condition.of(Terms.tokenOf(columns, Operator.GT, partition));
  }

  /** Partitions up to and with the one named. CQL: {@code TOKEN(a, b) <= TOKEN(?, ?)}. */
  public Condition<D> upTo(Condition<? super D> partition) {
    return Condition.of(Terms.tokenOf(columns, Operator.LTE, partition));
  }

  private Condition<D> compare(Operator operator, long token) {
    return Condition.of(
        new Term.Several(
            columns,
            operator,
            Term.Several.Form.TOKEN,
            List.of(ValueType.BIGINT.encode(token)),
            List.of(ValueType.BIGINT)));
  }
}
