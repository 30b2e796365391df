package dev.coodie.batch;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.BatchKind;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.batch.BatchState;
import dev.coodie.internal.batch.Partitions;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.table.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Writes that are sent together, made by the {@code cql()} views or of your own CQL, and run by
 * {@link dev.coodie.Coodie#execute(Batch)}. An immutable value, thread-safe. All its statements
 * have the same write time, so their order has no meaning: where one deletes what another writes,
 * the delete wins. They are sent with one consistency, timeout and profile: those of the batch, or
 * those of its statements; statements that disagree are refused. Most writes are faster one by one;
 * a batch is for writes that belong together.
 */
@CheckReturnValue
public final class Batch {
  private final BatchState state;

  private Batch(BatchState state) {
    this.state = state;
  }

  /**
   * All statements are applied in the end, or none is, also over several partitions and tables;
   * readers can see some before others. CQL: {@code BEGIN BATCH}.
   */
  public static Batch logged(CqlStatement... statements) {
    return logged(Arguments.all("a statement", statements));
  }

  /** The same from a collection, in its order. */
  public static Batch logged(Collection<CqlStatement> statements) {
    return of(BatchKind.LOGGED, statements);
  }

  /**
   * The statements of one partition are applied together; with several partitions, some may be
   * applied and others not. Meant for the statements of one partition. CQL: {@code BEGIN UNLOGGED
   * BATCH}.
   */
  public static Batch unlogged(CqlStatement... statements) {
    return unlogged(Arguments.all("a statement", statements));
  }

  /** The same from a collection, in its order. */
  public static Batch unlogged(Collection<CqlStatement> statements) {
    return of(BatchKind.UNLOGGED, statements);
  }

  /** Changes of counters, which no other batch takes. CQL: {@code BEGIN COUNTER BATCH}. */
  public static Batch counter(CqlStatement... statements) {
    return counter(Arguments.all("a statement", statements));
  }

  /** The same from a collection, in its order. */
  public static Batch counter(Collection<CqlStatement> statements) {
    return of(BatchKind.COUNTER, statements);
  }

  /**
   * Statements on one partition that are all applied if all their conditions hold; otherwise none
   * is (LWT). At least one must have a condition. CQL: {@code BEGIN BATCH} with {@code IF} inside.
   */
  public static ConditionalBatch conditional(CqlStatement... statements) {
    return conditional(Arguments.all("a statement", statements));
  }

  /** The same from a collection, in its order. */
  public static ConditionalBatch conditional(Collection<CqlStatement> statements) {
    return new ConditionalBatch(new BatchState(BatchKind.LOGGED, true, statements));
  }

  /**
   * Divides writes that do not depend on each other into unlogged batches (for counters, counter
   * batches) of one partition each, with at most 100 statements and 50 KiB of values. The order
   * inside a partition is kept. A statement whose partition is not known, such as raw CQL, is alone
   * in its batch.
   */
  public static List<Batch> byPartition(Collection<CqlStatement> statements) {
    return Partitions.divide(Arguments.each("a statement", statements)).stream()
        .map(s -> of(s.get(0).counter() ? BatchKind.COUNTER : BatchKind.UNLOGGED, s))
        .toList();
  }

  /** The same with more statements at its end. */
  public Batch and(CqlStatement... more) {
    return new Batch(state.and(Arguments.all("a statement", more)));
  }

  /**
   * The write time, in microseconds, of all statements that have none of their own; not for
   * counters.
   */
  public Batch timestamp(Instant timestamp) {
    return with(state.settings().withTimestamp(timestamp));
  }

  /** How many replicas must answer. */
  public Batch consistency(Consistency level) {
    return with(state.settings().withConsistency(level));
  }

  /** SERIAL or LOCAL_SERIAL. */
  public Batch serialConsistency(Consistency level) {
    return with(state.settings().withSerialConsistency(level));
  }

  /** How long to wait for the answer, more than zero. */
  public Batch timeout(Duration timeout) {
    return with(state.settings().withTimeout(timeout));
  }

  /** The name of an execution profile of the driver. */
  public Batch profile(String name) {
    return with(state.settings().withProfile(name));
  }

  /** What it consists of, in order. */
  public List<CqlStatement> statements() {
    return state.statements();
  }

  /** Its kind, the number of statements and the text of the first; no values. */
  @Override
  public String toString() {
    return cql().text();
  }

  /** The batch as it is sent. The rules of batches are checked when it is run, not here. */
  public CqlBatch cql() {
    return state.unchecked();
  }

  private Batch with(Settings changed) {
    return new Batch(state.with(changed));
  }

  private static Batch of(BatchKind kind, Collection<CqlStatement> statements) {
    return new Batch(new BatchState(kind, false, statements));
  }
}
