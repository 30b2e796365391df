package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.column.DynamicColumn;
import dev.coodie.column.PartitionToken;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.Row;
import dev.coodie.internal.check.Arguments;
import dev.coodie.observe.Traced;
import dev.coodie.scan.Scan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a table of counters: {@link #find} reads, {@link #at} counts. Saving, TTL,
 * timestamps and conditions are missing, since counters have none of them. A counter that was never
 * changed is null. An immutable value, thread-safe and cheap to make.
 */
@CheckReturnValue
public final class Counters<D> {
  private final Documents<D> documents;

  Counters(Documents<D> documents) {
    this.documents = documents;
  }

  /** How many replicas must answer. */
  public Counters<D> consistency(Consistency level) {
    return new Counters<>(documents.consistency(level));
  }

  /** How long to wait for an answer, more than zero. */
  public Counters<D> timeout(Duration timeout) {
    return new Counters<>(documents.timeout(timeout));
  }

  /** The name of an execution profile of the driver. */
  public Counters<D> profile(String name) {
    return new Counters<>(documents.profile(name));
  }

  /** The keyspace to use instead of the document's or the configured one. */
  public Counters<D> keyspace(String name) {
    return new Counters<>(documents.keyspace(name));
  }

  /** Runs operations with the server's traces of their requests, as {@link Documents#traced}. */
  public <R extends @Nullable Object> Traced<R> traced(
      Function<? super Counters<D>, ? extends R> operations) {
    Arguments.given(operations, "operations to trace");
    return documents.traced(traced -> operations.apply(new Counters<>(traced)));
  }

  /** A query for documents that meet all conditions; none means all documents. */
  @SafeVarargs
  public final Query<D> find(Condition<? super D>... conditions) {
    return documents.find(conditions);
  }

  /** Reads every document, by ranges of tokens, several at once. */
  public Scan<D> scan() {
    return documents.scan();
  }

  /**
   * The one document that {@code key} addresses.
   *
   * @throws dev.coodie.error.DocumentNotFoundException if there is none
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  public D get(Condition<? super D> key) {
    return documents.get(key);
  }

  /**
   * The document that meets the conditions, if there is one.
   *
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  @SafeVarargs
  public final Optional<D> findOne(Condition<? super D>... conditions) {
    return documents.findOne(conditions);
  }

  /** Addresses the document's row; its counters are ignored. */
  public CounterTarget<D> at(D document) {
    return new CounterTarget<>(documents.at(document));
  }

  /** Addresses rows by their key columns: one row, a range of a partition, or a whole partition. */
  @SafeVarargs
  public final CounterTarget<D> at(Condition<? super D>... key) {
    return new CounterTarget<>(documents.at(key));
  }

  /**
   * The column called {@code name}, for names known only at run time.
   *
   * @throws dev.coodie.error.InvalidQueryException at once if there is none; the message suggests
   *     one
   */
  public DynamicColumn<D> column(String name) {
    return documents.column(name);
  }

  /** The token of the partition key, for conditions on ranges of the ring. */
  public PartitionToken<D> token() {
    return documents.token();
  }

  /**
   * A row of a raw query as a document. It needs all columns of the document, in any order.
   *
   * @throws dev.coodie.error.MappingException if a column is missing or does not fit
   */
  public D read(Row row) {
    return documents.read(row);
  }

  /** The same operations, returning stages. */
  public AsyncCounters<D> async() {
    return new AsyncCounters<>(documents.async());
  }

  /** The same operations, returning the statement without running it. */
  public CqlCounters<D> cql() {
    return new CqlCounters<>(documents.cql());
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "Counters, " + documents;
  }
}
