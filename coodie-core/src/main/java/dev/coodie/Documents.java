package dev.coodie;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.annotation.Preview;
import dev.coodie.bulk.Bulk;
import dev.coodie.column.Condition;
import dev.coodie.column.DynamicColumn;
import dev.coodie.column.PartitionToken;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.Row;
import dev.coodie.internal.bulk.BulkJobs;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.cql.KeyRules;
import dev.coodie.internal.query.Single;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.scan.DocumentScan;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.trace.Tracing;
import dev.coodie.internal.transaction.TransactionTable;
import dev.coodie.internal.write.AsRead;
import dev.coodie.internal.write.Attempt;
import dev.coodie.internal.write.DocumentWrites;
import dev.coodie.internal.write.TargetState;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.RowReader;
import dev.coodie.observe.Traced;
import dev.coodie.scan.Scan;
import dev.coodie.transaction.TransactionDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one table: {@link #find} reads, {@link #save} and {@link #at} write. An
 * immutable value; methods such as {@link #ttl} return a new handle and apply to everything done
 * through it. Thread-safe and cheap to make.
 */
@CheckReturnValue
public final class Documents<D> implements RowReader<D> {
  private final Table<D> table;
  private final Settings settings;
  private final AsyncDocuments<D> async;

  Documents(Table<D> table, Settings settings) {
    this.table = table;
    this.settings = settings;
    this.async = new AsyncDocuments<>(new DocumentWrites<>(table, settings));
  }

  /**
   * Makes written cells expire after {@code ttl}: whole seconds, 1 s to 20 years. Reads and deletes
   * ignore it. CQL: {@code USING TTL ?}.
   *
   * @throws dev.coodie.error.InvalidQueryException if out of range
   */
  public Documents<D> ttl(Duration ttl) {
    return with(settings.withTtl(ttl));
  }

  /**
   * Makes written cells never expire, even where the table has a default TTL. Reads and deletes
   * ignore it. CQL: {@code USING TTL 0}.
   */
  public Documents<D> neverExpires() {
    return with(settings.withoutEnd());
  }

  /**
   * Gives written cells this write time, in microseconds, instead of the current one. Conditional
   * writes refuse it. CQL: {@code USING TIMESTAMP ?}.
   */
  public Documents<D> timestamp(Instant timestamp) {
    return with(settings.withTimestamp(timestamp));
  }

  /** How many replicas must answer. */
  public Documents<D> consistency(Consistency level) {
    return with(settings.withConsistency(level));
  }

  /** SERIAL or LOCAL_SERIAL for the Paxos part of conditional writes. */
  public Documents<D> serialConsistency(Consistency level) {
    return with(settings.withSerialConsistency(level));
  }

  /** How long to wait for an answer, more than zero. */
  public Documents<D> timeout(Duration timeout) {
    return with(settings.withTimeout(timeout));
  }

  /** The name of an execution profile of the driver. */
  public Documents<D> profile(String name) {
    return with(settings.withProfile(name));
  }

  /** Leaves the cells of null properties untouched when saving, instead of clearing them. */
  public Documents<D> skipNulls() {
    return with(settings.withSkipNulls());
  }

  /** The keyspace to use instead of the document's or the configured one. */
  public Documents<D> keyspace(String name) {
    return with(settings.withKeyspace(name));
  }

  /**
   * Runs operations with the server's traces of their requests: which node did what, when, and how
   * many tombstones it read. It tells why something is slow; it costs the servers a good deal, so
   * use it to look, not always. Give back what you read, not a stream or publisher that is read
   * later.
   *
   * <pre>{@code
   * Traced<List<User>> found = users.traced(u -> u.find(User_.town.eq("Graz")).all());
   * System.out.println(found);
   * }</pre>
   *
   * @param operations gets this handle, traced
   * @return what {@code operations} returned, and the traces; if they could not be read, why
   */
  public <R extends @Nullable Object> Traced<R> traced(
      Function<? super Documents<D>, ? extends R> operations) {
    Arguments.given(operations, "operations to trace");
    Tracing tracing = new Tracing(table.runner());
    R value = operations.apply(new Documents<>(table.over(tracing.over()), settings));
    return table.runner().await(() -> tracing.of(value));
  }

  /** A query for documents that meet all conditions; none means all documents. */
  @SafeVarargs
  public final Query<D> find(Condition<? super D>... conditions) {
    Arguments.check("a condition", conditions);
    return new Query<>(
        conditions.length == 1 ? cql().query(conditions[0]) : cql().query(List.of(conditions)));
  }

  /** Reads every document of the table, by ranges of tokens, several at once. */
  public Scan<D> scan() {
    return Scan.of(DocumentScan.of(table, settings));
  }

  /**
   * The one document that {@code key} addresses.
   *
   * @throws dev.coodie.error.DocumentNotFoundException if there is none
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  public D get(Condition<? super D> key) {
    return table.runner().await(() -> async.get(key));
  }

  /**
   * The document that meets the conditions, if there is one.
   *
   * @throws dev.coodie.error.MultipleDocumentsException if there are more
   */
  @SafeVarargs
  public final Optional<D> findOne(Condition<? super D>... conditions) {
    return table.runner().await(() -> async.findOne(conditions));
  }

  /**
   * Replaces the document's row, or inserts it: a null property clears its cell, unless {@link
   * #skipNulls} is on. CQL: {@code INSERT INTO t (..) VALUES (..)}.
   *
   * <p>With a {@link dev.coodie.annotation.Version} it is a conditional write: the row must still
   * have the version that was read, or not exist if that is 0. {@link
   * dev.coodie.annotation.CreatedAt} says what is filled, and why null in it is refused.
   *
   * @return the document that was written. With a version it has the next version: use it for the
   *     next save. Otherwise it is what {@code @BeforeSave} returned, usually the same document,
   *     with what coodie filled
   * @throws dev.coodie.error.StaleDocumentException if the row has another version; nothing was
   *     written
   */
  @CanIgnoreReturnValue
  public D save(D document) {
    return table.runner().await(() -> async.save(document));
  }

  /**
   * Writes what differs between two states of one row; sends nothing when nothing does. It writes
   * elements of sets and maps and fields of user-defined types one by one, additions at either end
   * of a list, and everything else whole. Nothing is read first. What others changed elsewhere in
   * the row stays, unless there is a {@link dev.coodie.annotation.Version}. CQL: {@code UPDATE t
   * SET ..}.
   *
   * @param before the document as it was read
   * @return the document that was written; as {@link #save}
   * @throws dev.coodie.error.InvalidQueryException if the keys differ
   * @throws dev.coodie.error.StaleDocumentException if the row has another version
   */
  @CanIgnoreReturnValue
  public D saveChanges(D before, D after) {
    return table.runner().await(() -> async.saveChanges(before, after));
  }

  /**
   * Reads a row, changes it, and writes the changes only if the row is still as it was read. When
   * another writer was faster it starts again, up to 10 times with random pauses. The row is
   * compared by {@link dev.coodie.annotation.Version} if there is one, otherwise column by column.
   *
   * @param change returns the new state; called once per try, on the caller's thread
   * @return the document as stored
   * @throws dev.coodie.error.DocumentNotFoundException if there is no such row
   * @throws dev.coodie.error.StaleDocumentException after the last try
   * @throws dev.coodie.error.LwtUnknownException if no answer came; it is not repeated
   */
  @CanIgnoreReturnValue
  public D compareAndSet(Condition<? super D> key, UnaryOperator<D> change) {
    Arguments.given(change, "a function that changes a document");
    Single<D> row = async.row(key);
    table.runner().checkMayWait();
    Runner run = async.begin(AsyncDocuments.COMPARE_AND_SET);
    try {
      D stored = compareAndSet(run, row, change);
      run.end(null);
      return stored;
    } catch (RuntimeException | Error e) {
      run.end(e);
      throw e;
    }
  }

  private D compareAndSet(Runner run, Single<D> row, UnaryOperator<D> change) {
    Runner round = run;
    for (Attempt attempt = Attempt.first(); ; round = async.again(run, attempt)) {
      Attempt current = attempt;
      Runner now = round;
      AsRead<D> before = now.await(() -> async.read(now, row));
      D after = change.apply(before.document());
      Optional<D> stored = now.await(() -> async.swap(now, before, after, current));
      if (stored.isPresent()) {
        return stored.get();
      }
      attempt.sleep();
      attempt = attempt.next();
    }
  }

  /**
   * Writes a row from JSON, which the server reads: an object with a value for each column name.
   * Columns it does not name are cleared, unless {@link #skipNulls} is on. Names with upper case
   * are quoted inside the string, {@code "\\"Name\\""}. CQL: {@code INSERT INTO t JSON ?}.
   *
   * @throws dev.coodie.error.InvalidQueryException if coodie fills a column of the document
   */
  public void saveJson(String json) {
    table.runner().await(() -> async.saveJson(json));
  }

  /**
   * Inserts the document's row if no row has its key. Nulls are not written. A conditional write
   * (LWT). CQL: {@code INSERT INTO t (..) VALUES (..) IF NOT EXISTS}.
   */
  public LwtResult<D> insertIfNotExists(D document) {
    return table.runner().await(() -> async.insertIfNotExists(document));
  }

  /**
   * Deletes the document's row; no error if there is none. CQL: {@code DELETE FROM t WHERE key}.
   *
   * @throws dev.coodie.error.StaleDocumentException if the document has a version and the row has
   *     another, or is gone
   */
  public void delete(D document) {
    table.runner().await(() -> async.delete(document));
  }

  /**
   * Removes all rows of the table; all nodes must be up. Never retried: a late second run would
   * remove what was written in between. CQL: {@code TRUNCATE t}.
   *
   * @throws dev.coodie.error.InvalidQueryException if the table has rows of other types too
   */
  public void truncate() {
    table.runner().await(async::truncate);
  }

  /** Addresses the document's row, to change it. */
  public Target<D> at(D document) {
    Arguments.given(document, "a document");
    return new Target<>(
        new TargetState<>(
            table, settings, table.model().modelOf(document).keyOf(document).terms()));
  }

  /** Addresses rows by their key columns: one row, a range of a partition, or a whole partition. */
  @SafeVarargs
  public final Target<D> at(Condition<? super D>... key) {
    Arguments.check("a condition", key);
    return new Target<>(new TargetState<>(table, settings, KeyRules.<D>address(key).terms()));
  }

  /**
   * The column called {@code name}, for names known only at run time.
   *
   * @throws dev.coodie.error.InvalidQueryException at once if there is none; the message suggests
   *     one
   */
  public DynamicColumn<D> column(String name) {
    Arguments.given(name, "the name of a column");
    return DynamicColumn.of(table.model().column(name).column());
  }

  /** The token of the partition key, for conditions on ranges of the ring. */
  public PartitionToken<D> token() {
    return table.model().token();
  }

  /**
   * A row of a raw query as a document. It needs all columns of the document, in any order.
   *
   * @throws dev.coodie.error.MappingException if a column is missing or does not fit
   */
  @Override
  public D read(Row row) {
    Arguments.given(row, "a row");
    return table.selection().read(row);
  }

  /**
   * Saves, deletes and reads many documents, many at a time, with the TTL, consistency and other
   * options of this handle.
   */
  public Bulk<D> bulk() {
    return Bulk.of(new BulkJobs<>(async.writer()));
  }

  /**
   * The reads and writes of these documents as parts of a {@link
   * dev.coodie.transaction.Transaction}.
   *
   * @throws dev.coodie.error.InvalidQueryException if the document does not give its table the
   *     option {@code transactional_mode}, or has a default TTL; if the handle has a TTL, a
   *     timestamp, or a consistency that transactions do not have
   */
  @Preview
  public TransactionDocuments<D> inTransaction() {
    return TransactionDocuments.of(TransactionTable.of(table, settings));
  }

  /** The same operations, returning stages. */
  public AsyncDocuments<D> async() {
    return async;
  }

  /** The same operations, returning the statement without running it. */
  public CqlDocuments<D> cql() {
    return async.cql();
  }

  /** The document's model: its table, columns and keys. */
  @Override
  public DocumentModel<D> model() {
    return table.model();
  }

  private Documents<D> with(Settings changed) {
    return new Documents<>(table, changed);
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "Documents of " + table.describe(settings);
  }
}
