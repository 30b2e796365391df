package dev.coodie.javadriver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A text that is being prepared, or is prepared. */
final class Preparation {
  private final CompletableFuture<Prepared> outcome = new CompletableFuture<>();
  private volatile @Nullable Prepared ready;
  // A lost update costs at most one prepare.
  private boolean used;

  /** The prepared statement, null while the answer is not there. */
  @Nullable Prepared ready() {
    return ready;
  }

  /** Calls back once, at once when the answer is there: with the statement or with the error. */
  void whenReady(BiConsumer<? super @Nullable Prepared, ? super @Nullable Throwable> action) {
    CompletionStage<Prepared> stage = outcome;
    stage.whenComplete(action);
  }

  void complete(Prepared statement) {
    ready = statement;
    outcome.complete(statement);
  }

  void fail(Throwable error) {
    outcome.completeExceptionally(error);
  }

  void markUsed() {
    if (!used) {
      used = true;
    }
  }

  boolean takeUsed() {
    boolean was = used;
    used = false;
    return was;
  }
}
