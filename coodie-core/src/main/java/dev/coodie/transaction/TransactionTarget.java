package dev.coodie.transaction;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.column.Change;
import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.transaction.TransactionTable;
import dev.coodie.internal.transaction.WriteState;
import java.util.ArrayList;
import java.util.List;

/** The address of rows that a transaction changes. Immutable and thread-safe. */
@Preview
@CheckReturnValue
public final class TransactionTarget<D> {
  private final TransactionTable<D> table;
  private final Condition<D> key;

  TransactionTarget(TransactionTable<D> table, Condition<D> key) {
    this.table = table;
    this.key = key;
  }

  /**
   * Changes cells; a row that does not exist is created, except by additions alone. Takes what only
   * a transaction can do as well: {@link dev.coodie.column.NumberColumn#add} and {@link
   * dev.coodie.column.RegularColumn#setTo}. CQL: {@code UPDATE t SET .. WHERE ..}.
   *
   * @throws dev.coodie.error.InvalidQueryException if there is no change, a column is changed
   *     twice, the address is incomplete or about several partitions, a number is added to several
   *     rows or a static column, or a value is copied from a column of another type
   */
  @SafeVarargs
  public final TransactionWrite update(Change<? super D>... changes) {
    return new TransactionWrite(WriteState.update(table, key, Arguments.all("a change", changes)));
  }

  /** Deletes the rows. CQL: {@code DELETE FROM t WHERE ..}. */
  public TransactionWrite delete() {
    return new TransactionWrite(WriteState.delete(table, key));
  }

  /** Empties cells. CQL: {@code DELETE a, b FROM t WHERE ..}. */
  @SafeVarargs
  public final TransactionWrite delete(Column<? super D, ?> first, Column<? super D, ?>... more) {
    List<Column<? super D, ?>> columns = new ArrayList<>();
    columns.add(Arguments.given(first, "a column"));
    columns.addAll(Arguments.all("a column", more));
    return new TransactionWrite(WriteState.delete(table, key, columns));
  }

  /** The table and how its rows are addressed; for logs and messages. */
  @Override
  public String toString() {
    return "rows of " + table;
  }
}
