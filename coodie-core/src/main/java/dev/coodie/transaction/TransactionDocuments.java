package dev.coodie.transaction;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.column.Condition;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.cql.KeyRules;
import dev.coodie.internal.transaction.ReadState;
import dev.coodie.internal.transaction.TransactionTable;
import dev.coodie.internal.transaction.WriteState;
import dev.coodie.model.Inside;

/**
 * The reads and writes of one document type, as parts of a {@link Transaction}. Sends nothing.
 * Immutable and thread-safe.
 */
@Preview
@CheckReturnValue
public final class TransactionDocuments<D> {
  private final TransactionTable<D> table;

  private TransactionDocuments(TransactionTable<D> table) {
    this.table = table;
  }

  /** For coodie's own handles; applications call {@code documents.inTransaction()}. */
  public static <D> TransactionDocuments<D> of(Inside<D> documents) {
    return new TransactionDocuments<>((TransactionTable<D>) documents);
  }

  /**
   * Reads the row with this key.
   *
   * @throws dev.coodie.error.InvalidQueryException unless the condition says with {@code eq} what
   *     each column of the key equals, and nothing else
   */
  public Read<D> read(Condition<? super D> key) {
    return new Read<>(ReadState.row(table, Arguments.given(key, "a condition")));
  }

  /**
   * Reads the first row of a partition, in clustering order, or the first of a range of its rows.
   * CQL: {@code LIMIT 1}.
   *
   * @throws dev.coodie.error.InvalidQueryException unless the conditions say with {@code eq} what
   *     each column of the partition key equals; if one is not about the key
   */
  @SafeVarargs
  public final Read<D> readFirst(Condition<? super D>... conditions) {
    return new Read<>(ReadState.first(table, Arguments.all("a condition", conditions)));
  }

  /**
   * Replaces the document's row, or inserts it, as {@code documents.save} does.
   *
   * @throws dev.coodie.error.InvalidQueryException if the document has a version
   */
  public TransactionWrite save(D document) {
    return new TransactionWrite(WriteState.save(table, Arguments.given(document, "a document")));
  }

  /**
   * Deletes the document's row.
   *
   * @throws dev.coodie.error.InvalidQueryException if the document has a version
   */
  public TransactionWrite delete(D document) {
    return new TransactionWrite(WriteState.delete(table, Arguments.given(document, "a document")));
  }

  /** Addresses the document's row, to change it. */
  public TransactionTarget<D> at(D document) {
    Arguments.given(document, "a document");
    return new TransactionTarget<>(table, table.table().model().modelOf(document).keyOf(document));
  }

  /** Addresses rows by their key columns: one row, and for deletes a range or a partition. */
  @SafeVarargs
  public final TransactionTarget<D> at(Condition<? super D>... key) {
    Arguments.check("a condition", key);
    return new TransactionTarget<>(table, KeyRules.<D>address(key));
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "TransactionDocuments of " + table;
  }
}
