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
 * The rows of a materialized view, which the server writes: they can only be read, and may lag
 * behind those of the base table. An immutable value, thread-safe and cheap to make.
 */
@CheckReturnValue
public final class Views<D> {
  private final Documents<D> documents;

  Views(Documents<D> documents) {
    this.documents = documents;
  }

  /** How many replicas must answer. */
  public Views<D> consistency(Consistency level) {
    return new Views<>(documents.consistency(level));
  }

  /** How long to wait for an answer, more than zero. */
  public Views<D> timeout(Duration timeout) {
    return new Views<>(documents.timeout(timeout));
  }

  /** The name of an execution profile of the driver. */
  public Views<D> profile(String name) {
    return new Views<>(documents.profile(name));
  }

  /** The keyspace to use instead of the document's or the configured one. */
  public Views<D> keyspace(String name) {
    return new Views<>(documents.keyspace(name));
  }

  /** Runs operations with the server's traces of their requests, as {@link Documents#traced}. */
  public <R extends @Nullable Object> Traced<R> traced(
      Function<? super Views<D>, ? extends R> operations) {
    Arguments.given(operations, "operations to trace");
    return documents.traced(traced -> operations.apply(new Views<>(traced)));
  }

  /** A query for rows that meet all conditions; none means all rows. */
  @SafeVarargs
  public final Query<D> find(Condition<? super D>... conditions) {
    return documents.find(conditions);
  }

  /** Reads every row, by ranges of tokens, several at once. */
  public Scan<D> scan() {
    return documents.scan();
  }

  /**
   * The one row that {@code key} addresses.
   *
   * @throws dev.coodie.error.DocumentNotFoundException if there is none
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  public D get(Condition<? super D> key) {
    return documents.get(key);
  }

  /**
   * The row that meets the conditions, if there is one.
   *
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  @SafeVarargs
  public final Optional<D> findOne(Condition<? super D>... conditions) {
    return documents.findOne(conditions);
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
   * A row of a raw query as an object. It needs all columns of the view, in any order.
   *
   * @throws dev.coodie.error.MappingException if a column is missing or does not fit
   */
  public D read(Row row) {
    return documents.read(row);
  }

  /** The same operations, returning stages. */
  public AsyncViews<D> async() {
    return new AsyncViews<>(documents.async());
  }

  /** The same operations, returning the statement without running it. */
  public CqlViews<D> cql() {
    return new CqlViews<>(documents.cql());
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "Views, " + documents;
  }
}
