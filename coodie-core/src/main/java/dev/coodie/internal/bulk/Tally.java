package dev.coodie.internal.bulk;

import dev.coodie.error.BulkException.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts of a job. The loop counts; any thread may look. */
public final class Tally {
  private static final int KEPT_FAILURES = 1_000;

  private final long startedAt = System.nanoTime();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong succeeded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final List<Failure> failures = new ArrayList<>(); // for the loop, and after the end
  private volatile long nanos = -1;

  /** Items taken from the source. */
  public long taken() {
    return taken.get();
  }

  /** Items that succeeded. */
  public long succeeded() {
    return succeeded.get();
  }

  /** Items that failed. */
  public long failed() {
    return failed.get();
  }

  /** Requests that were sent again. */
  public long retries() {
    return retries.get();
  }

  /** Whether everything is over. */
  public boolean isEnded() {
    return nanos >= 0;
  }

  /** Since the start, or until the end. */
  public long nanos() {
    long whole = nanos;
    return whole >= 0 ? whole : System.nanoTime() - startedAt;
  }

  List<Failure> failures() {
    return failures;
  }

  void take() {
    increment(taken);
  }

  void retry() {
    increment(retries);
  }

  void settle(Item<?, ?> item) {
    Throwable error = item.error();
    if (error == null) {
      increment(succeeded);
      return;
    }
    increment(failed);
    if (failures.size() < KEPT_FAILURES) {
      failures.add(new Failure(item.index(), item.item(), error, item.attempts()));
    }
  }

  void end() {
    nanos = System.nanoTime() - startedAt;
  }

  @Nullable Throwable firstError() {
    return failures.isEmpty() ? null : failures.get(0).error();
  }

  /** One thread writes, so that no read-modify-write instruction is needed. */
  private static void increment(AtomicLong count) {
    count.lazySet(count.getPlain() + 1);
  }
}
