package dev.coodie.bulk;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.bulk.Running;
import dev.coodie.internal.bulk.Tally;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A bulk operation in progress. Thread-safe. */
@CheckReturnValue
public final class BulkRun<R> {
  private final Running<?, ?> running;
  private final Function<Tally, R> result;

  BulkRun(Running<?, ?> running, Function<Tally, R> result) {
    this.running = running;
    this.result = result;
  }

  /**
   * Completes when the operation has ended, on a thread of {@link Bulk#executor}. It fails with
   * {@link dev.coodie.error.BulkException} if items failed, the source failed, or it was cancelled.
   * Cancelling the stage does not cancel the operation.
   */
  public CompletionStage<R> result() {
    return running.result().thenApply(result);
  }

  /** How far it is now. */
  public BulkProgress progress() {
    return BulkProgress.of(running.tally());
  }

  /**
   * Takes no more items and sends nothing more. Requests in flight end and are counted; only then
   * {@link #result} fails. It waits for a source that blocks, but not for an executor that does
   * nothing: after 1 s the common pool ends the operation instead.
   */
  public void cancel() {
    running.cancel();
  }

  /**
   * Waits for the end. An interrupt cancels the operation; it is thrown once the requests in flight
   * have ended, and the thread stays interrupted.
   *
   * @throws dev.coodie.error.BulkException as {@link #result} fails
   */
  public R await() {
    return result.apply(running.await());
  }
}
