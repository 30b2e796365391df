package dev.coodie.column;

import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of document {@code D} whose cells hold values of type {@code V}. It is the only way to
 * name a column: conditions, assignments, orderings and projections are made from it. The
 * annotation processor generates one constant per column; a hand-written one works the same: its
 * name and type are checked against the model on first use. Immutable and thread-safe.
 */
public abstract sealed class Column<D, V> extends Operand<D, V> implements Selector<D, V>
    permits PartitionColumn, ClusteringColumn, RegularColumn, CounterColumn {
  private final String name;

  Column(String name, ValueType<V> type) {
    super(type);
    this.name = name;
  }

  /** The name as the server has it, unquoted. */
  public final String name() {
    return name;
  }

  /**
   * The cell is at least {@code from} and at most {@code to}; none is if {@code to} is smaller. In
   * queries from Cassandra 6.0 on. CQL: {@code c BETWEEN ? AND ?}.
   */
  public final Condition<D> between(V from, V to) {
    Given.compared(from, name, "between()");
    Given.compared(to, name, "between()");
    return Condition.of(
        new Term.Several(
            List.of(this),
            Operator.BETWEEN,
            Term.Several.Form.BOUNDS,
            List.of(bound(from), bound(to)),
            List.of(type(), type())));
  }

  private ByteBuffer bound(V value) {
    return Objects.requireNonNull(encode(value));
  }

  /**
   * The cell has none of the values; an empty one never matches. In queries from Cassandra 6.0 on,
   * with {@code allowFiltering()} unless it is a clustering column. CQL: {@code c NOT IN ?}.
   */
  @SafeVarargs
  public final Condition<D> notIn(V... values) {
    return notIn(Arrays.asList(Given.compared(values, name, "notIn()")));
  }

  /**
   * The cell has none of the values.
   *
   * @throws InvalidQueryException if there are none
   */
  public final Condition<D> notIn(Collection<? extends V> values) {
    return among(Operator.NOT_IN, "notIn()", values);
  }

  final <W> Condition<D> compare(Operator operator, ValueType<W> operandType, W operand) {
    W given = Given.compared(operand, name, operator.cql());
    return Condition.of(term(operator, encode(operandType, given), operandType));
  }

  @Override
  final Term term(Operator operator, @Nullable ByteBuffer value, ValueType<?> valueType) {
    return Term.Comparison.of(this, operator, value, valueType);
  }

  @Override
  final String columnName() {
    return name;
  }

  /** The name: rows have the column's value under it. */
  @Override
  public final String label() {
    return name;
  }

  /** The column itself. */
  @Override
  public final List<Column<?, ?>> columns() {
    return List.of(this);
  }

  /**
   * Two columns are equal if their names and CQL types are: a statement sees nothing else of them.
   */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Column<?, ?> that
            && name.equals(that.name)
            && type().cql().equals(that.type().cql()));
  }

  @Override
  public final int hashCode() {
    return name.hashCode();
  }

  /** The name and type, for example {@code price decimal}. */
  @Override
  public final String toString() {
    return name + " " + type().cql();
  }
}
