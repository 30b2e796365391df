package dev.coodie.column;

/**
 * A change of one cell: an {@link Assignment}, or a {@link TransactionChange}, which only a
 * transaction can make.
 */
public sealed interface Change<D> permits Assignment, TransactionChange {
  /** The column changed. */
  Column<D, ?> column();
}
