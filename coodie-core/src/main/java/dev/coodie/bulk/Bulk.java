package dev.coodie.bulk;

import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.bulk.BulkJobs;
import dev.coodie.internal.bulk.InOrder;
import dev.coodie.internal.bulk.Job;
import dev.coodie.internal.bulk.Plan;
import dev.coodie.internal.check.Arguments;
import dev.coodie.model.Inside;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Saves, deletes and reads many documents, with as many requests in flight as the server handles
 * well: the number grows while answers are quick, and falls when they become slow or the server is
 * overloaded. What may be sent twice is retried after failures that pass; conditional writes never
 * are. Items of the same row are written one after the other, in the order of the source; so are
 * those of one partition with different values for its static columns.
 *
 * <p>Writes of one partition that follow one another, or that wait for a free place in flight
 * anyway, are sent together, in unlogged batches of at most 100 statements and 50 KiB; for that, up
 * to 10,000 items (16 MiB) are read ahead while partitions come again. Conditional writes are never
 * in a batch. Where the server refuses a batch, its items are sent one by one. CQL: {@code BEGIN
 * UNLOGGED BATCH}.
 *
 * <p>An immutable value; thread-safe.
 */
@CheckReturnValue
public final class Bulk<D> {
  private static final int MOST_IN_FLIGHT = 10_000;
  private static final int MOST_RETRIES = 100;

  private final BulkJobs<D> jobs;

  private Bulk(BulkJobs<D> jobs) {
    this.jobs = jobs;
  }

  /** For coodie's own handles; applications call {@code documents.bulk()}. */
  public static <D> Bulk<D> of(Inside<D> documents) {
    return new Bulk<>((BulkJobs<D>) documents);
  }

  /**
   * The most requests in flight, 1 to 10,000; 256 by default. A batch is one request. As many items
   * may wait for a retry, or for an item of their row before them.
   *
   * @throws InvalidQueryException if out of range
   */
  public Bulk<D> inFlight(int most) {
    return with(jobs.plan().withMost(checked("inFlight", most, 1, MOST_IN_FLIGHT)));
  }

  /**
   * The most retries of a request, 0 to 100; 3 by default. Only what may be sent twice is retried,
   * and only after a timeout, an overload, too few replicas or a lost connection; each time after a
   * longer, random pause, from 50 ms to 6.4 s, in which no thread waits.
   *
   * @throws InvalidQueryException if out of range
   */
  public Bulk<D> retries(int most) {
    return with(jobs.plan().withRetries(checked("retries", most, 0, MOST_RETRIES)));
  }

  /**
   * Where {@link #async} and publishers of {@link #outcomes} read their source, build statements
   * and signal; the common pool by default. A source that blocks, blocks one of its threads. If it
   * no longer accepts tasks, or was shut down and dropped its tasks, the operation fails with
   * {@link dev.coodie.error.BulkException} (coodie-528).
   */
  public Bulk<D> executor(Executor executor) {
    Arguments.given(executor, "an executor");
    return with(jobs.plan().withExecutor(executor));
  }

  /**
   * Reports progress at most about 10 times a second, and once at the end, on the thread that reads
   * the source, one call at a time. If the listener throws, the operation stops.
   */
  public Bulk<D> onProgress(Consumer<? super BulkProgress> listener) {
    Arguments.given(listener, "a listener");
    return with(jobs.plan().withOnProgress(tally -> listener.accept(BulkProgress.of(tally))));
  }

  /**
   * Saves all documents and waits until all are done.
   *
   * @throws dev.coodie.error.BulkException at the end if any failed, or the source did; it has
   *     counts and failures
   */
  @CanIgnoreReturnValue
  public BulkResult saveAll(Iterable<? extends D> documents) {
    return run(jobs.save(BulkJobs.of(documents)));
  }

  /**
   * The same from a stream, which is read on this thread, as fast as items can be sent; it is not
   * closed.
   */
  @CanIgnoreReturnValue
  public BulkResult saveAll(Stream<? extends D> documents) {
    return run(jobs.save(BulkJobs.of(documents)));
  }

  /** The same from a publisher, which is asked for as many documents as can be sent. */
  @CanIgnoreReturnValue
  public BulkResult saveAll(Flow.Publisher<? extends D> documents) {
    return run(jobs.save(BulkJobs.of(documents)));
  }

  /**
   * Deletes the rows of all documents and waits until all are done.
   *
   * @throws dev.coodie.error.BulkException at the end if any failed, or the source did
   */
  @CanIgnoreReturnValue
  public BulkResult deleteAll(Iterable<? extends D> documents) {
    return run(jobs.delete(BulkJobs.of(documents)));
  }

  /**
   * The same from a stream, which is read on this thread, as fast as items can be sent; it is not
   * closed.
   */
  @CanIgnoreReturnValue
  public BulkResult deleteAll(Stream<? extends D> documents) {
    return run(jobs.delete(BulkJobs.of(documents)));
  }

  /** The same from a publisher, which is asked for as many documents as can be sent. */
  @CanIgnoreReturnValue
  public BulkResult deleteAll(Flow.Publisher<? extends D> documents) {
    return run(jobs.delete(BulkJobs.of(documents)));
  }

  /**
   * The documents that the keys address, in the order of the keys; empty where there is none.
   *
   * @throws dev.coodie.error.BulkException if any could not be read, for example because a key
   *     addresses several; nothing is returned then
   */
  public List<Optional<D>> getAll(Iterable<? extends Condition<? super D>> keys) {
    return read(jobs.get(BulkJobs.of(keys)));
  }

  /**
   * The same from a stream, which is read on this thread, as fast as items can be sent; it is not
   * closed.
   */
  public List<Optional<D>> getAll(Stream<? extends Condition<? super D>> keys) {
    return read(jobs.get(BulkJobs.of(keys)));
  }

  /** The same from a publisher, which is asked for as many keys as can be sent. */
  public List<Optional<D>> getAll(Flow.Publisher<? extends Condition<? super D>> keys) {
    return read(jobs.get(BulkJobs.of(keys)));
  }

  /** The same operations without waiting. */
  public AsyncBulk<D> async() {
    return new AsyncBulk<>(jobs);
  }

  /** The same operations, telling for each item what became of it. */
  public BulkOutcomes<D> outcomes() {
    return new BulkOutcomes<>(jobs.with(jobs.plan().withOrdered(true)));
  }

  private Bulk<D> with(Plan changed) {
    return new Bulk<>(jobs.with(changed));
  }

  private static BulkResult run(Job<?, ?> job) {
    return BulkResult.of(job.await(item -> {}));
  }

  private List<Optional<D>> read(Job<Condition<? super D>, Optional<D>> job) {
    InOrder<Optional<D>> found = new InOrder<>(Optional.empty());
    job.await(found::add);
    return found.all();
  }

  private static int checked(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidQueryException(
          "coodie-526",
          option
              + "("
              + value
              + ") of a bulk operation must be from "
              + least
              + " to "
              + most
              + ".");
    }
    return value;
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "Bulk of " + jobs.writer();
  }
}
