package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a {@link Condition}. Carries encoded values; its text form has only markers.
 *
 * <p>None of the forms overrides {@code toString} to show values.
 */
public sealed interface Term {
  /** The columns compared. */
  List<? extends Column<?, ?>> columns();

  /** The comparison. */
  Operator operator();

  /** How many values are bound. */
  int size();

  /** Whether it says that {@code column} has one value. CQL: {@code c = ?}. */
  default boolean equates(Column<?, ?> column) {
    return this instanceof Comparison comparison
        && comparison.operator == Operator.EQ
        && comparison.column.equals(column);
  }

  /** The value for marker {@code index}, null for the CQL null. */
  @Nullable ByteBuffer value(int index);

  /** The type of the value for marker {@code index}. */
  ValueType<?> type(int index);

  /**
   * {@code c = ?}. A condition by itself, since most are no more than that; of the document of its
   * column.
   */
  sealed class Comparison extends Condition<Object> implements Term {
    private final Column<?, ?> column;
    private final Operator operator;
    private final @Nullable ByteBuffer value;

    private Comparison(Column<?, ?> column, Operator operator, @Nullable ByteBuffer value) {
      this.column = column;
      this.operator = operator;
      this.value = value;
    }

    static Comparison of(
        Column<?, ?> column, Operator operator, @Nullable ByteBuffer value, ValueType<?> type) {
      return type == column.type()
          ? new Comparison(column, operator, value)
          : new OfOtherType(column, operator, value, type);
    }

    /** The column compared. */
    public Column<?, ?> column() {
      return column;
    }

    /** Whether the value has a type of its own where it could have that of the column. */
    public boolean isTypedByServer() {
      return operator == Operator.EQ && this instanceof OfOtherType;
    }

    @Override
    public List<Term> terms() {
      return List.of(this);
    }

    @Override
    public @Nullable ByteBuffer @Nullable [] cellsOf(List<? extends Column<?, ?>> wanted) {
      return wanted.size() == 1 && equality() != null && equates(wanted.get(0))
          ? new ByteBuffer[] {value}
          : null;
    }

    @Override
    @Nullable Comparison equality() {
      return isPlain() ? this : null;
    }

    /** Whether the column equals a value of its own type. */
    boolean isPlain() {
      return operator == Operator.EQ && !(this instanceof OfOtherType);
    }

    @Override
    public List<Column<?, ?>> columns() {
      return List.of(column);
    }

    @Override
    public Operator operator() {
      return operator;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public @Nullable ByteBuffer value(int index) {
      return value;
    }

    @Override
    public ValueType<?> type(int index) {
      return column.type();
    }

    /**
     * The type of few values is not that of their column, and the others are smaller without it.
     */
    private static final class OfOtherType extends Comparison {
      private final ValueType<?> type;

      OfOtherType(
          Column<?, ?> column, Operator operator, @Nullable ByteBuffer value, ValueType<?> type) {
        super(column, operator, value);
        this.type = type;
      }

      @Override
      public ValueType<?> type(int index) {
        return type;
      }
    }
  }

  /** {@code c[?] = ?} or {@code c.field = ?}. */
  final class OfElement implements Term {
    private final Column<?, ?> column;
    private final Element.Place place;
    private final Operator operator;
    private final @Nullable ByteBuffer value;
    private final ValueType<?> valueType;

    OfElement(
        Column<?, ?> column,
        Element.Place place,
        Operator operator,
        @Nullable ByteBuffer value,
        ValueType<?> valueType) {
      this.column = column;
      this.place = place;
      this.operator = operator;
      this.value = value;
      this.valueType = valueType;
    }

    /** The element's place in its column. */
    public Element.Place place() {
      return place;
    }

    @Override
    public List<Column<?, ?>> columns() {
      return List.of(column);
    }

    @Override
    public Operator operator() {
      return operator;
    }

    @Override
    public int size() {
      return place.keyType() == null ? 1 : 2;
    }

    @Override
    public @Nullable ByteBuffer value(int index) {
      return index == size() - 1 ? value : place.key();
    }

    @Override
    public ValueType<?> type(int index) {
      ValueType<?> keyType = place.keyType();
      return keyType == null || index == 1 ? valueType : keyType;
    }
  }

  /** Several columns at once. */
  final class Several implements Term {
    /** How several columns are compared. */
    public enum Form {
      /** {@code (a, b) > (?, ?)}. */
      POSITION,
      /** {@code c BETWEEN ? AND ?}. */
      BOUNDS,
      /** {@code TOKEN(a, b) > ?}. */
      TOKEN,
      /** {@code TOKEN(a, b) > TOKEN(?, ?)}. */
      TOKEN_OF
    }

    private final List<? extends Column<?, ?>> columns;
    private final Operator operator;
    private final Form form;
    private final List<ByteBuffer> values;
    private final List<? extends ValueType<?>> types;

    Several(
        List<? extends Column<?, ?>> columns,
        Operator operator,
        Form form,
        List<ByteBuffer> values,
        List<? extends ValueType<?>> types) {
      this.columns = List.copyOf(columns);
      this.operator = operator;
      this.form = form;
      this.values = List.copyOf(values);
      this.types = List.copyOf(types);
    }

    /** How it is written. */
    public Form form() {
      return form;
    }

    @Override
    public List<? extends Column<?, ?>> columns() {
      return columns;
    }

    @Override
    public Operator operator() {
      return operator;
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public ByteBuffer value(int index) {
      return values.get(index);
    }

    @Override
    public ValueType<?> type(int index) {
      return types.get(index);
    }
  }
}
