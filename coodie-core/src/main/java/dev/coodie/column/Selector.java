package dev.coodie.column;

import java.util.List;

/**
 * What a SELECT can ask for: a column, or a {@link Selected} function of columns. Rows give its
 * value with {@code row.get(selector)}.
 *
 * @param <D> the document whose columns it uses
 * @param <V> what it gives
 */
public sealed interface Selector<D, V> permits Column, Selected {
  /** How its values are read. */
  ValueType<V> type();

  /** The name that its values have in a row. */
  String label();

  /** The columns it uses: a column itself, or those of a function's arguments. */
  List<Column<?, ?>> columns();
}
