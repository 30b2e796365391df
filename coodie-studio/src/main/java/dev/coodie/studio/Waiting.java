package dev.coodie.studio;

import dev.coodie.error.CoodieException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits in a thread of the page's server, which may block. */
final class Waiting {
  private Waiting() {}

  /** The result; throws what the stage failed with. */
  static <T> T forResult(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CoodieException own) {
        throw own;
      }
      throw e;
    }
  }
}
