package dev.coodie.column;

import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be compared: a column, or one element of a column. Conditions are made from it.
 * Immutable and thread-safe.
 */
public abstract sealed class Operand<D, V> permits Column, Element {
  private final ValueType<V> type;

  Operand(ValueType<V> type) {
    this.type = type;
  }

  /** How values are stored. */
  public final ValueType<V> type() {
    return type;
  }

  /**
   * The cell equals {@code value}. Null is allowed only in {@code onlyIf}, where it means that the
   * cell is empty. CQL: {@code c = ?}.
   */
  public final Condition<D> eq(@Nullable V value) {
    return compare(Operator.EQ, value);
  }

  /**
   * The cell differs from {@code value}. In {@code onlyIf}, and in queries with {@code
   * allowFiltering()} from Cassandra 6.0 on, where an empty cell never matches. CQL: {@code c !=
   * ?}.
   */
  public final Condition<D> ne(@Nullable V value) {
    return compare(Operator.NE, value);
  }

  /** The cell is smaller than {@code value}. CQL: {@code c < ?}. */
  public final Condition<D> lt(V value) {
    return compare(Operator.LT, Given.compared(value, columnName(), "lt()"));
  }

  /** The cell is smaller than or equal to {@code value}. CQL: {@code c <= ?}. */
  public final Condition<D> lte(V value) {
    return compare(Operator.LTE, Given.compared(value, columnName(), "lte()"));
  }

  /** The cell is greater than {@code value}. CQL: {@code c > ?}. */
  public final Condition<D> gt(V value) {
    return compare(Operator.GT, Given.compared(value, columnName(), "gt()"));
  }

  /** The cell is greater than or equal to {@code value}. CQL: {@code c >= ?}. */
  public final Condition<D> gte(V value) {
    return compare(Operator.GTE, Given.compared(value, columnName(), "gte()"));
  }

  /** The cell equals one of the values. CQL: {@code c IN ?}, one marker whatever the number. */
  @SafeVarargs
  public final Condition<D> in(V... values) {
    return in(Arrays.asList(Given.compared(values, columnName(), "in()")));
  }

  /**
   * The cell equals one of {@code values}.
   *
   * @throws InvalidQueryException if there are none: no row could match
   */
  public final Condition<D> in(Collection<? extends V> values) {
    return among(Operator.IN, "in()", values);
  }

  final Condition<D> among(Operator operator, String method, Collection<? extends V> values) {
    if (Given.compared(values, columnName(), method).isEmpty()) {
      throw new InvalidQueryException(
          "coodie-202",
          "Column \""
              + columnName()
              + "\" is compared by "
              + method
              + " with an empty collection. Leave the condition or the query out when there are no"
              + " values.");
    }
    if (values.stream().anyMatch(Objects::isNull)) {
      throw new InvalidQueryException(
          "coodie-205",
          "Column \""
              + columnName()
              + "\" is compared by "
              + method
              + " with a collection that contains null, which no cell can meet. Leave null out.");
    }
    List<V> copy = List.copyOf(values);
    ValueType<List<V>> list = ValueType.list(type);
    return Condition.of(term(operator, encode(list, checkAll(copy)), list));
  }

  /** The cell is empty. Only in {@code onlyIf}. CQL: {@code c = null}. */
  public final Condition<D> isNull() {
    return compare(Operator.EQ, null);
  }

  /** The cell is not empty. Only in {@code onlyIf}. CQL: {@code c != null}. */
  public final Condition<D> isNotNull() {
    return compare(Operator.NE, null);
  }

  final Condition<D> compare(Operator operator, @Nullable V value) {
    return Condition.of(term(operator, encode(value), type));
  }

  /** One comparison with an encoded value. */
  abstract Term term(Operator operator, @Nullable ByteBuffer value, ValueType<?> valueType);

  /** For messages. */
  abstract String columnName();

  /** The binary value, or null for null. The dynamic column checks the value's class first. */
  @Nullable ByteBuffer encode(@Nullable V value) {
    if (value == null) {
      return null;
    }
    try {
      return type.encode(value);
    } catch (InvalidQueryException e) {
      throw ValueErrors.in(columnName(), e);
    }
  }

  /** The binary value of an element or of another form of the column's values. */
  final <W> ByteBuffer encode(ValueType<W> valueType, W value) {
    try {
      return valueType.encode(value);
    } catch (InvalidQueryException e) {
      throw ValueErrors.in(columnName(), e);
    }
  }

  List<V> checkAll(List<V> values) {
    return values;
  }
}
