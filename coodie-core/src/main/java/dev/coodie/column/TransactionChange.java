package dev.coodie.column;

import dev.coodie.annotation.Preview;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A change that the server can make only in a transaction, since it depends on what is stored:
 * {@link NumberColumn#add}, {@link NumberColumn#subtract} and {@link RegularColumn#setTo}. The
 * update of a transaction takes it; that of a handle does not compile. Immutable and thread-safe.
 */
@Preview
public final class TransactionChange<D> implements Change<D> {
  private final Assignment<D> assignment;
  private final @Nullable Reference<?> copied;

  private TransactionChange(Assignment<D> assignment, @Nullable Reference<?> copied) {
    this.assignment = assignment;
    this.copied = copied;
  }

  static <D> TransactionChange<D> of(
      Column<D, ?> column, Assignment.Kind kind, ByteBuffer value, ValueType<?> type) {
    return new TransactionChange<>(Assignment.of(column, kind, null, value, type), null);
  }

  static <D, V> TransactionChange<D> copy(Column<D, V> column, Reference<V> from) {
    return new TransactionChange<>(Assignment.ofCell(column, null), from);
  }

  @Override
  public Column<D, ?> column() {
    return assignment.column();
  }

  /** What is written; with null in the place of a value that is copied. */
  public Assignment<D> assignment() {
    return assignment;
  }

  /** What is copied, null if a number is added. */
  public @Nullable Reference<?> copied() {
    return copied;
  }
}
