package dev.coodie.internal.bulk;

import dev.coodie.bulk.Bulk;
import dev.coodie.column.Condition;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.write.DocumentWrites;
import dev.coodie.model.Inside;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the views of {@link Bulk} have in common: what is done, with what, and how. */
public record BulkJobs<D>(DocumentWrites<D> writer, Plan plan) implements Inside<D> {
  private static final Plan USUAL = new Plan(256, 3, false, ForkJoinPool.commonPool(), null);

  /** As usual. */
  public BulkJobs(DocumentWrites<D> writer) {
    this(writer, USUAL);
  }

  public BulkJobs<D> with(Plan changed) {
    return new BulkJobs<>(writer, changed);
  }

  public Job<D, D> save(Supplier<Source<D>> source) {
    return job(source, new BulkWrites<>(writer, BulkWrites.Kind.SAVE));
  }

  public Job<D, D> delete(Supplier<Source<D>> source) {
    return job(source, new BulkWrites<>(writer, BulkWrites.Kind.DELETE));
  }

  public Job<Condition<? super D>, Optional<D>> get(Supplier<Source<Condition<? super D>>> source) {
    return job(source, new BulkReads<>(writer.table(), writer.settings()));
  }

  private <T, R> Job<T, R> job(Supplier<Source<T>> source, Work<T, R> work) {
    return new Job<>(writer.table().runner(), plan, source, work);
  }

  public static <T> Supplier<Source<T>> of(Iterable<? extends T> items) {
    Arguments.given(items, "a source of items");
    return () -> new IteratorSource<>(items::iterator);
  }

  public static <T> Supplier<Source<T>> of(Stream<? extends T> items) {
    Arguments.given(items, "a source of items");
    return () -> new IteratorSource<>(items::iterator);
  }

  public static <T> Supplier<Source<T>> of(Flow.Publisher<? extends T> items) {
    Arguments.given(items, "a source of items");
    return () -> new PublisherSource<>(items);
  }
}
