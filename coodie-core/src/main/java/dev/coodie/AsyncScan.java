package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.scan.OneByOne;
import dev.coodie.internal.scan.Position;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collector;

/**
 * A {@link Scan}, run without waiting. Rows and listeners are handled on the {@linkplain
 * Scan#executor executor}; without one in the common pool, one at a time, and never on a thread of
 * the driver. Cancelling a stage stops the scan after the pages under way; the last checkpoint is
 * then told by {@link Scan#onCheckpoint}.
 */
@CheckReturnValue
public final class AsyncScan<R> {
  private final ScanStart<R> start;

  AsyncScan(ScanStart<R> start) {
    this.start = start;
  }

  /** See {@link Scan#forEach}. */
  public CompletionStage<ScanResult> forEach(Consumer<? super R> handler) {
    Executor executor = executor();
    return Runner.then(start.pages(executor, executor, start.each(handler)).end(), start::result);
  }

  /** See {@link Scan#collect}. */
  public <A, T> CompletionStage<T> collect(Collector<? super R, A, T> collector) {
    ScanGathering<R, A, T> gathering = start.gathering(collector);
    Executor executor = executor();
    return Runner.then(
        start.pages(executor, executor, gathering::add).end(), end -> gathering.finish());
  }

  /** See {@link Scan#count}. */
  public CompletionStage<Long> count() {
    return Runner.then(start.counts(executor()).end(), Position::rows);
  }

  private Executor executor() {
    Executor own = start.options().executor();
    return own == null ? new OneByOne() : own;
  }
}
