package dev.coodie.transfer;

import dev.coodie.error.CoodieException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for futures on the thread of a transfer. */
final class Waiting {
  private Waiting() {}

  /**
   * What the future gives.
   *
   * @throws CancellationException if the thread is interrupted, which it still is then
   */
  static <T> T on(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      throw interrupted();
    } catch (ExecutionException e) {
      Throwable cause = Retries.unwrap(e);
      if (cause instanceof CoodieException own) {
        throw own;
      }
      throw new IllegalStateException(cause);
    }
  }

  static CancellationException interrupted() {
    return new CancellationException("interrupted");
  }
}
