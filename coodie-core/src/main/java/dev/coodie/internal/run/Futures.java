package dev.coodie.internal.run;

import dev.coodie.error.CoodieException;
import dev.coodie.error.StatementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits for stages, and unwraps what they failed with. */
final class Futures {
  private Futures() {}

  static <R> R await(CompletionStage<R> stage) {
    CompletableFuture<R> future = stage.toCompletableFuture();
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw rethrowable(unwrap(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      throw new StatementException(
          "coodie-509",
          "Interrupted while waiting for an answer; a write may or may not have been applied.",
          "(sent)",
          e);
    }
  }

  static Throwable unwrap(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The error as it is, with the waiting caller's stack; the driver's own is in its cause. */
  private static RuntimeException rethrowable(Throwable error) {
    if (error instanceof Error fatal) {
      throw fatal;
    }
    if (error instanceof CoodieException own) {
      own.setStackTrace(new Throwable().getStackTrace());
    }
    return error instanceof RuntimeException unchecked ? unchecked : new CompletionException(error);
  }
}
