package dev.coodie.scan;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.scan.Handover;
import dev.coodie.internal.scan.OneByOne;
import dev.coodie.internal.scan.Position;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Scan}, run without waiting. Rows and listeners are handled on the {@linkplain
 * Scan#executor executor}, or without one in the common pool, one at a time; never on a thread of
 * the driver. Cancelling a stage stops the scan after the pages in progress; {@link
 * Scan#onCheckpoint} then gets the last checkpoint.
 */
@CheckReturnValue
public final class AsyncScan<R> {
  private final ScanStart<R> start;

  AsyncScan(ScanStart<R> start) {
    this.start = start;
  }

  /** See {@link Scan#forEach}. */
  public CompletionStage<ScanResult> forEach(Consumer<? super R> handler) {
    Handover executor = executor();
    return Runner.then(start.pages(executor, executor, start.each(handler)).end(), start::result);
  }

  /** See {@link Scan#forEachPage}. */
  public CompletionStage<ScanResult> forEachPage(Consumer<? super ScannedPage<R>> handler) {
    Arguments.given(handler, "what handles a page");
    Handover executor = executor();
    return Runner.then(
        start.pages(executor, executor, start.eachPage(handler)).end(), start::result);
  }

  /** See {@link Scan#collect}. */
  public <A, T> CompletionStage<T> collect(Collector<? super R, A, T> collector) {
    ScanGathering<R, A, T> gathering = start.gathering(collector);
    Handover executor = executor();
    return Runner.thenRead(
        start.pages(executor, executor, gathering::add).end(), end -> finish(gathering, executor));
  }

  /** See {@link Scan#count}. */
  public CompletionStage<Long> count() {
    return Runner.then(start.counts(executor()).end(), Position::rows);
  }

  /** See {@link Scan#split}. */
  public CompletionStage<List<ScanPart>> split(int parts) {
    return start.split(parts);
  }

  /** See {@link Scan#check}. */
  public CompletionStage<@Nullable Void> check() {
    return start.plan().thenApply(plan -> null);
  }

  /** All rows are there: an executor that ended meanwhile does not cost the result. */
  private static <T> CompletionStage<T> finish(
      ScanGathering<?, ?, T> gathering, Handover executor) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Finishing<T> task = new Finishing<>(gathering, result);
    try {
      executor.hand(task);
    } catch (RejectedExecutionException e) {
      task.takeBack();
    }
    return result;
  }

  private static final class Finishing<T> implements Handover.Task {
    private final ScanGathering<?, ?, T> gathering;
    private final CompletableFuture<T> result;
    private final AtomicBoolean begun = new AtomicBoolean();

    Finishing(ScanGathering<?, ?, T> gathering, CompletableFuture<T> result) {
      this.gathering = gathering;
      this.result = result;
    }

    @Override
    public boolean isWaiting() {
      return !begun.get();
    }

    @Override
    public void run() {
      if (begun.compareAndSet(false, true)) {
        try {
          result.complete(gathering.finish());
        } catch (Throwable e) {
          result.completeExceptionally(e);
        }
      }
    }

    @Override
    public void takeBack() {
      CompletionStage<Void> unused = CompletableFuture.runAsync(this);
    }
  }

  private Handover executor() {
    Executor own = start.options().executor();
    return new Handover(own == null ? new OneByOne() : own);
  }

  /** What is read, as CQL without its ranges; for logs and messages. */
  @Override
  public String toString() {
    return "AsyncScan of " + start.source();
  }
}
