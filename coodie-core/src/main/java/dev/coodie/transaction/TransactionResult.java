package dev.coodie.transaction;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.MappingException;
import dev.coodie.internal.transaction.TransactionState;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction read, and whether it wrote. The server does not say whether the conditions
 * held, so it is decided here, by the values that they were decided by there. Thread-safe.
 */
@Preview
@CheckReturnValue
public final class TransactionResult {
  private final TransactionState state;
  private final @Nullable Row row;
  private final boolean applied;

  private TransactionResult(TransactionState state, @Nullable Row row) {
    this.state = state;
    this.row = row;
    this.applied = row == null || state.holds(row);
  }

  /**
   * The result in a page that answers {@link Transaction#cql}, for code that sends it itself.
   *
   * @throws MappingException if it is not the answer of this transaction
   */
  public static TransactionResult of(Transaction transaction, ResultPage page) {
    TransactionState state = transaction.state();
    if (state.reads().isEmpty()) {
      return new TransactionResult(state, null);
    }
    Iterator<Row> rows = page.iterator();
    Row row = rows.hasNext() ? rows.next() : null;
    if (row == null || row.size() != state.size()) {
      throw new MappingException(
          "coodie-1325",
          "The answer to a transaction has "
              + (row == null ? "no row" : row.size() + " cells")
              + ", and one row with "
              + state.size()
              + " was expected, so coodie cannot say whether it was applied. Read the rows to find"
              + " out. Statement: "
              + transaction);
    }
    return new TransactionResult(state, row);
  }

  /**
   * Whether all conditions held, so that all writes were made; otherwise none was. True without
   * conditions.
   */
  public boolean applied() {
    return applied;
  }

  /**
   * The document as it was before the writes.
   *
   * @throws DocumentNotFoundException if there was no such row
   * @throws dev.coodie.error.InvalidQueryException if the read is not of this transaction
   */
  public <D> D get(Read<D> read) {
    return find(read)
        .orElseThrow(
            () ->
                new DocumentNotFoundException(
                    "coodie-301",
                    "Expected one "
                        + read.state().of().table().model().typeName()
                        + ", found none: "
                        + read
                        + ". Use find(..) if that is normal."));
  }

  /** The same, if there was such a row. */
  public <D> Optional<D> find(Read<D> read) {
    int first = state.first(read.state());
    return row == null ? Optional.empty() : read.state().document(row, first);
  }

  /** Whether it was applied; no values. */
  @Override
  public String toString() {
    return applied ? "applied" : "not applied";
  }
}
