package dev.coodie;

import dev.coodie.column.Condition;
import dev.coodie.internal.bulk.IteratorSource;
import dev.coodie.internal.bulk.Job;
import dev.coodie.internal.bulk.Plan;
import dev.coodie.internal.bulk.PublisherSource;
import dev.coodie.internal.bulk.Source;
import dev.coodie.internal.bulk.Work;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the views of {@link Bulk} have in common: what is done, with what, and how. */
record BulkJobs<D>(Table<D> table, CqlDocuments<D> cql, Plan plan) {
  BulkJobs<D> with(Plan changed) {
    return new BulkJobs<>(table, cql, changed);
  }

  Job<D, D> save(Supplier<Source<D>> source) {
    return job(source, new BulkWrites<>(table, cql, BulkWrites.Kind.SAVE));
  }

  Job<D, D> delete(Supplier<Source<D>> source) {
    return job(source, new BulkWrites<>(table, cql, BulkWrites.Kind.DELETE));
  }

  Job<Condition<? super D>, Optional<D>> get(Supplier<Source<Condition<? super D>>> source) {
    return job(source, new BulkReads<>(table, cql));
  }

  private <T, R> Job<T, R> job(Supplier<Source<T>> source, Work<T, R> work) {
    return new Job<>(table.runner, plan, source, work);
  }

  static <T> Supplier<Source<T>> of(Iterable<? extends T> items) {
    return () -> new IteratorSource<>(items::iterator);
  }

  static <T> Supplier<Source<T>> of(Stream<? extends T> items) {
    return () -> new IteratorSource<>(items::iterator);
  }

  static <T> Supplier<Source<T>> of(Flow.Publisher<? extends T> items) {
    return () -> new PublisherSource<>(items);
  }
}
