package dev.coodie.bulk;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.internal.bulk.BulkJobs;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * The operations of {@link Bulk} with an outcome for each item. They start when outcomes are asked
 * for. An immutable value; thread-safe.
 */
@CheckReturnValue
public final class BulkOutcomes<D> {
  private final BulkJobs<D> jobs;

  BulkOutcomes(BulkJobs<D> jobs) {
    this.jobs = jobs;
  }

  /**
   * Gives outcomes as they come, instead of in the order of the items, where an early one can wait.
   */
  public BulkOutcomes<D> asCompleted() {
    return new BulkOutcomes<>(jobs.with(jobs.plan().withOrdered(false)));
  }

  /** See {@link Bulk#saveAll(Iterable)}. */
  public Outcomes<D, D> saveAll(Iterable<? extends D> documents) {
    return new Outcomes<>(jobs.save(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#saveAll(Stream)}. It can be done once. */
  public Outcomes<D, D> saveAll(Stream<? extends D> documents) {
    return new Outcomes<>(jobs.save(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#saveAll(Flow.Publisher)}. */
  public Outcomes<D, D> saveAll(Flow.Publisher<? extends D> documents) {
    return new Outcomes<>(jobs.save(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#deleteAll(Iterable)}. */
  public Outcomes<D, D> deleteAll(Iterable<? extends D> documents) {
    return new Outcomes<>(jobs.delete(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#deleteAll(Stream)}. It can be done once. */
  public Outcomes<D, D> deleteAll(Stream<? extends D> documents) {
    return new Outcomes<>(jobs.delete(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#deleteAll(Flow.Publisher)}. */
  public Outcomes<D, D> deleteAll(Flow.Publisher<? extends D> documents) {
    return new Outcomes<>(jobs.delete(BulkJobs.of(documents)));
  }

  /** See {@link Bulk#getAll(Iterable)}. */
  public Outcomes<Condition<? super D>, Optional<D>> getAll(
      Iterable<? extends Condition<? super D>> keys) {
    return new Outcomes<>(jobs.get(BulkJobs.of(keys)));
  }

  /** See {@link Bulk#getAll(Stream)}. It can be done once. */
  public Outcomes<Condition<? super D>, Optional<D>> getAll(
      Stream<? extends Condition<? super D>> keys) {
    return new Outcomes<>(jobs.get(BulkJobs.of(keys)));
  }

  /** See {@link Bulk#getAll(Flow.Publisher)}. */
  public Outcomes<Condition<? super D>, Optional<D>> getAll(
      Flow.Publisher<? extends Condition<? super D>> keys) {
    return new Outcomes<>(jobs.get(BulkJobs.of(keys)));
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "BulkOutcomes of " + jobs.writer();
  }
}
