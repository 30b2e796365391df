package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Compares several clustering columns at once, in their declared order, as one position in the
 * partition: {@code (a, b) > (?, ?)}. That is not the same as comparing each of them.
 */
public final class Slice {
  private Slice() {}

  /** Two columns. */
  public static <D, A, B> Of2<D, A, B> of(ClusteringColumn<D, A> a, ClusteringColumn<D, B> b) {
    return new Of2<>(a, b);
  }

  /** Three columns. */
  public static <D, A, B, C> Of3<D, A, B, C> of(
      ClusteringColumn<D, A> a, ClusteringColumn<D, B> b, ClusteringColumn<D, C> c) {
    return new Of3<>(a, b, c);
  }

  /** The same of encoded values, for as many of the first clustering columns. */
  public static <D> Condition<D> cells(
      List<? extends Column<?, ?>> columns, Operator operator, List<ByteBuffer> values) {
    return Condition.of(
        new Term.Several(
            columns,
            operator,
            Term.Several.Form.POSITION,
            values,
            columns.stream().map(Column::type).toList()));
  }

  /** A slice over two columns. */
  public static final class Of2<D, A, B> {
    private final ClusteringColumn<D, A> a;
    private final ClusteringColumn<D, B> b;

    private Of2(ClusteringColumn<D, A> a, ClusteringColumn<D, B> b) {
      this.a = a;
      this.b = b;
    }

    /** After the position. CQL: {@code (a, b) > (?, ?)}. */
    public Condition<D> gt(A first, B second) {
      return compare(Operator.GT, first, second);
    }

    /** At or after the position. */
    public Condition<D> gte(A first, B second) {
      return compare(Operator.GTE, first, second);
    }

    /** Before the position. */
    public Condition<D> lt(A first, B second) {
      return compare(Operator.LT, first, second);
    }

    /** At or before the position. */
    public Condition<D> lte(A first, B second) {
      return compare(Operator.LTE, first, second);
    }

    private Condition<D> compare(Operator operator, A first, B second) {
      return Slice.cells(
          List.of(a, b), operator, List.of(a.encode(a.type(), first), b.encode(b.type(), second)));
    }
  }

  /** A slice over three columns. */
  public static final class Of3<D, A, B, C> {
    private final ClusteringColumn<D, A> a;
    private final ClusteringColumn<D, B> b;
    private final ClusteringColumn<D, C> c;

    private Of3(ClusteringColumn<D, A> a, ClusteringColumn<D, B> b, ClusteringColumn<D, C> c) {
      this.a = a;
      this.b = b;
      this.c = c;
    }

    /** After the position. CQL: {@code (a, b, c) > (?, ?, ?)}. */
    public Condition<D> gt(A first, B second, C third) {
      return compare(Operator.GT, first, second, third);
    }

    /** At or after the position. */
    public Condition<D> gte(A first, B second, C third) {
      return compare(Operator.GTE, first, second, third);
    }

    /** Before the position. */
    public Condition<D> lt(A first, B second, C third) {
      return compare(Operator.LT, first, second, third);
    }

    /** At or before the position. */
    public Condition<D> lte(A first, B second, C third) {
      return compare(Operator.LTE, first, second, third);
    }

    private Condition<D> compare(Operator operator, A first, B second, C third) {
      return Slice.cells(
          List.of(a, b, c),
          operator,
          List.of(
              a.encode(a.type(), first), b.encode(b.type(), second), c.encode(c.type(), third)));
    }
  }
}
