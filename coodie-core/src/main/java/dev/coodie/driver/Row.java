package dev.coodie.driver;

import dev.coodie.column.Cells;
import dev.coodie.column.Fit;
import dev.coodie.column.Selector;
import dev.coodie.column.ValueType;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result: its cells by position or by name. {@code toString} shows only the column
 * names, since values can be personal data.
 */
public interface Row extends Cells {
  /** The columns of the row. */
  ResultColumns columns();

  @Override
  default int size() {
    return columns().size();
  }

  @Override
  default Fit fit(int index, ValueType<?> type) {
    return columns().fit(index, type);
  }

  /** A row held in memory. */
  static Row of(ResultColumns columns, List<@Nullable ByteBuffer> cells) {
    return new MemoryRow(columns, cells);
  }

  /**
   * The value at {@code index}, in the natural Java type of its CQL type; null for a null cell.
   *
   * @throws MappingException if the bytes are no value of the type; the message names the column
   */
  default @Nullable Object get(int index) {
    return read(index, columns().type(index));
  }

  /** The value of the column called {@code name}, in the natural Java type of its CQL type. */
  default @Nullable Object get(String name) {
    return get(columns().indexOf(name));
  }

  /**
   * The value of the column called {@code name}.
   *
   * @throws InvalidQueryException if the column's natural Java type is not {@code type}
   */
  default <V> @Nullable V get(String name, Class<V> type) {
    return get(columns().indexOf(name), type);
  }

  /**
   * The value at {@code index}.
   *
   * @throws InvalidQueryException if the column's natural Java type is not {@code type}
   */
  default <V> @Nullable V get(int index, Class<V> type) {
    Object value = get(index);
    if (value != null && !type.isInstance(value)) {
      throw new InvalidQueryException(
          "coodie-262",
          "Column \""
              + columns().name(index)
              + "\" is "
              + columns().type(index).cql()
              + ", which is read as "
              + columns().type(index).javaType().getName()
              + ", not as "
              + type.getName()
              + ".");
    }
    return type.cast(value);
  }

  /**
   * The value of a document's column, or of a function of columns that was asked for.
   *
   * @throws MappingException if the server's type of the column has other values
   */
  default <V> @Nullable V get(Selector<?, V> selector) {
    int index = columns().indexOf(selector.label());
    columns().checkFits(index, selector.type());
    return read(index, selector.type());
  }

  /** The value of the column called {@code name}, decoded as {@code type}. */
  default <V> @Nullable V get(String name, ValueType<V> type) {
    return read(columns().indexOf(name), type);
  }

  private <V> @Nullable V read(int index, ValueType<V> type) {
    try {
      return get(index, type);
    } catch (MappingException e) {
      String table = columns().table();
      throw e.in(
          e.id(),
          "Column \""
              + columns().name(index)
              + (table.isEmpty() ? "\": " : "\" of " + table + ": ")
              + e.sentence());
    }
  }
}
