package dev.coodie.column;

import dev.coodie.annotation.Preview;

/**
 * The value that a transaction reads from a column, to be written elsewhere by {@link
 * RegularColumn#setTo}. It is known only to the server. {@code read.value(column)} makes it.
 */
@Preview
public final class Reference<V> {
  private final Object read;
  private final Column<?, V> column;

  private Reference(Object read, Column<?, V> column) {
    this.read = read;
    this.column = column;
  }

  /** For coodie itself: the column of what {@code read} stands for. */
  public static <V> Reference<V> of(Object read, Column<?, V> column) {
    return new Reference<>(read, column);
  }

  /** What tells the read from others of its transaction, by identity. */
  public Object read() {
    return read;
  }

  /** The column read. */
  public Column<?, V> column() {
    return column;
  }

  /** The column, for messages. */
  @Override
  public String toString() {
    return "the value of " + column;
  }
}
