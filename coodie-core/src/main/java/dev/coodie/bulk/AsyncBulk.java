package dev.coodie.bulk;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.internal.bulk.BulkJobs;
import dev.coodie.internal.bulk.InOrder;
import dev.coodie.internal.bulk.Job;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * The operations of {@link Bulk} without waiting: each starts at once and reads its source on
 * {@link Bulk#executor}.
 */
@CheckReturnValue
public final class AsyncBulk<D> {
  private final BulkJobs<D> jobs;

  AsyncBulk(BulkJobs<D> jobs) {
    this.jobs = jobs;
  }

  /** See {@link Bulk#saveAll(Iterable)}. */
  public BulkRun<BulkResult> saveAll(Iterable<? extends D> documents) {
    return run(jobs.save(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#saveAll(Stream)}. */
  public BulkRun<BulkResult> saveAll(Stream<? extends D> documents) {
    return run(jobs.save(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#saveAll(Flow.Publisher)}. */
  public BulkRun<BulkResult> saveAll(Flow.Publisher<? extends D> documents) {
    return run(jobs.save(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#deleteAll(Iterable)}. */
  public BulkRun<BulkResult> deleteAll(Iterable<? extends D> documents) {
    return run(jobs.delete(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#deleteAll(Stream)}. */
  public BulkRun<BulkResult> deleteAll(Stream<? extends D> documents) {
    return run(jobs.delete(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#deleteAll(Flow.Publisher)}. */
  public BulkRun<BulkResult> deleteAll(Flow.Publisher<? extends D> documents) {
    return run(jobs.delete(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#getAll(Iterable)}. */
  public BulkRun<List<Optional<D>>> getAll(Iterable<? extends Condition<? super D>> keys) {
    return read(jobs.get(BulkJobs.of(keys)));
  }

  /** See {@link Bulk#getAll(Stream)}. */
  public BulkRun<List<Optional<D>>> getAll(Stream<? extends Condition<? super D>> keys) {
    return read(jobs.get(BulkJobs.of(keys)));
  }

  /** See {@link Bulk#getAll(Flow.Publisher)}. */
  public BulkRun<List<Optional<D>>> getAll(Flow.Publisher<? extends Condition<? super D>> keys) {
    return read(jobs.get(BulkJobs.of(keys)));
  }

  private static BulkRun<BulkResult> run(Job<?, ?> job) {
    return new BulkRun<>(job.start(item -> {}), BulkResult::of);
  }

  private BulkRun<List<Optional<D>>> read(Job<Condition<? super D>, Optional<D>> job) {
    InOrder<Optional<D>> found = new InOrder<>(Optional.empty());
    return new BulkRun<>(job.start(found::add), tally -> found.all());
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "AsyncBulk of " + jobs.writer();
  }
}
