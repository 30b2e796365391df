package dev.coodie.column;

import dev.coodie.annotation.ClusteringOrder;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column found by name at run time, with values checked when they are given. What the column's
 * role does not allow is refused when the statement is built.
 */
public final class DynamicColumn<D> extends RegularColumn<D, Object> {
  private DynamicColumn(String name, ValueType<Object> type) {
    super(name, type);
  }

  /** A dynamic view of {@code column}. */
  @SuppressWarnings("unchecked") // every value passes type().check() before it is encoded
  public static <D> DynamicColumn<D> of(Column<?, ?> column) {
    return new DynamicColumn<>(column.name(), (ValueType<Object>) column.type());
  }

  /** Smallest first. Only for a clustering column. */
  public Ordering<D> asc() {
    return new Ordering<>(this, ClusteringOrder.ASC);
  }

  /** Largest first. Only for a clustering column. */
  public Ordering<D> desc() {
    return new Ordering<>(this, ClusteringOrder.DESC);
  }

  /** The text matches the pattern. CQL: {@code c LIKE ?}. */
  public Condition<D> like(String pattern) {
    return compare(Operator.LIKE, Given.compared(pattern, name(), "like()"));
  }

  /** The collection contains {@code value}. CQL: {@code c CONTAINS ?}. */
  public Condition<D> contains(Object value) {
    return operand(Operator.CONTAINS, value, type().arguments().size() - 1);
  }

  /** The map has the key. CQL: {@code c CONTAINS KEY ?}. */
  public Condition<D> containsKey(Object key) {
    return operand(Operator.CONTAINS_KEY, key, 0);
  }

  @SuppressWarnings("unchecked") // the operand passes check() before it is encoded
  private Condition<D> operand(Operator operator, Object value, int argument) {
    if (!type().isCollection()) {
      throw Terms.notACollection(this, operator);
    }
    ValueType<Object> operandType = (ValueType<Object>) type().arguments().get(argument);
    Object given = Given.compared(value, name(), operator.cql());
    return compare(operator, operandType, operandType.check(given));
  }

  @Override
  @Nullable ByteBuffer encode(@Nullable Object value) {
    return value == null ? null : encode(type(), type().check(value));
  }

  @Override
  List<Object> checkAll(List<Object> values) {
    return values.stream().map(type()::check).toList();
  }
}
