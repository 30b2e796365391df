package dev.coodie.observe;

import dev.coodie.driver.Consistency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One call of a method that reads or writes, with what is known of it so far. Counts grow until it
 * ends. Nothing in it is a bound value. Thread-safe.
 */
public interface Operation extends Attachments {
  /**
   * What the method is called:
   *
   * <ul>
   *   <li>of documents, counters and views: {@code get}, {@code findOne}, {@code save}, {@code
   *       saveChanges}, {@code saveJson}, {@code insertIfNotExists}, {@code compareAndSet}, {@code
   *       update}, {@code delete}, {@code truncate}
   *   <li>of queries: {@code find} where rows are read, in whatever form, {@code count}, {@code
   *       exists}, {@code aggregate}
   *   <li>of many rows: {@code bulk.saveAll}, {@code bulk.deleteAll}, {@code bulk.getAll}, {@code
   *       scan}
   *   <li>of {@code Coodie}: {@code raw} for CQL of your own, {@code batch}
   *   <li>{@code schema} for a statement that changes the schema, and {@code internal} for what
   *       coodie sends on its own account: locks, reading the schema, traces
   * </ul>
   */
  String name();

  /** The simple name of the document's class; empty for raw CQL, batches and the schema. */
  Optional<String> document();

  /** The keyspace of the table, unquoted; empty if no document says it and none is configured. */
  Optional<String> keyspace();

  /** The table or view, unquoted; empty for raw CQL and batches. */
  Optional<String> table();

  /**
   * The shape: the CQL of its first request, with {@code ?} for values; for a batch how many
   * statements it has and the first. Empty until something is sent. CQL of your own is told as it
   * was given.
   */
  Optional<String> cql();

  /**
   * The consistency level of its first request: that of the handle, the document or the
   * configuration; empty if the driver chooses it, or until something is sent.
   */
  Optional<Consistency> consistency();

  /** The page size of its first request; empty if the driver chooses it. */
  OptionalLong pageSize();

  /** Whether every request so far may be run twice. */
  boolean idempotent();

  /** Whether a conditional write (LWT) was applied; empty if none was answered. */
  Optional<Boolean> applied();

  /** How many requests were sent. */
  int requests();

  /** How many pages came, those without rows included. A write that succeeds has one. */
  int pages();

  /** How many rows came, before any that coodie leaves out. */
  long rows();

  /** How many bytes the answers had, as far as the driver says it; 0 if it never did. */
  long bytes();

  /** How many repetitions there were. */
  int repetitions();

  /** What the server warned of, each once, at most 20. */
  List<String> warnings();
}
