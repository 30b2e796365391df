package dev.coodie.internal.bulk;

import dev.coodie.internal.run.Runner;
import dev.coodie.observe.Repetition.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is sent in one request: an item, or a batch of items. The driver's thread writes the answer
 * and pushes the parcel; otherwise it belongs to the loop.
 */
abstract sealed class Parcel<T, R> implements BiConsumer<@Nullable Object, @Nullable Throwable>
    permits Item, Several {
  /** Where it is among {@link Answers}. */
  @Nullable Parcel<T, R> below;

  /** How many {@link Answers} there are with it. */
  int depth;

  private @Nullable Answers<T, R> answers;
  private long sentAt;
  private long answeredAt;
  private @Nullable Object answer;
  private @Nullable Throwable error;
  private @Nullable Throwable unknown;
  private int attempts;

  /** Sends it; its answer is pushed to {@code target}. */
  final void dispatch(Runner runner, Answers<T, R> target) {
    answers = target;
    attempts++;
    Throwable before = error;
    remember(before);
    answer = null;
    error = null;
    sentAt = System.nanoTime();
    CompletionStage<?> unused =
        start(attempts == 1 ? runner : again(runner, before)).whenComplete(this);
  }

  /** The answer. */
  @Override
  public final void accept(@Nullable Object page, @Nullable Throwable failure) {
    answer = page;
    error =
        failure != null
            ? Runner.unwrap(failure)
            : page == null
                ? new IllegalStateException("The driver gave neither a page nor an error.")
                : null;
    answeredAt = System.nanoTime();
    Answers<T, R> target = answers;
    if (target != null) {
      target.push(this);
    }
  }

  private Runner again(Runner runner, @Nullable Throwable before) {
    return runner.again(Reason.FAILED, attempts, before);
  }

  /** A driver must not throw; one that does fails the parcel instead of the loop. */
  private CompletionStage<?> start(Runner runner) {
    try {
      return send(runner);
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  abstract CompletionStage<?> send(Runner runner);

  abstract boolean idempotent();

  /** Says what became of the items, or sends them again. */
  abstract void settle(Engine<T, R> engine);

  /** The items have failed with the latest error. */
  abstract void giveUp(Engine<T, R> engine);

  /** An earlier attempt that may have had its effect is not made undone by a later one. */
  final void remember(@Nullable Throwable before) {
    if (unknown == null && before != null && Backoff.leavesUnknown(before)) {
      unknown = before;
    }
  }

  /** What an earlier attempt left unknown, null if nothing. */
  final @Nullable Throwable earlier() {
    return unknown;
  }

  /** Why it has failed: what says that it was not run does so only if no attempt can have been. */
  final @Nullable Throwable reason() {
    Throwable last = error;
    Throwable earlier = unknown;
    if (earlier == null || last == null || earlier == last || !Backoff.saysNotRun(last)) {
      return last;
    }
    earlier.addSuppressed(last);
    return earlier;
  }

  final @Nullable Object answer() {
    return answer;
  }

  /** Why it failed, null if it did not. */
  public final @Nullable Throwable error() {
    return error;
  }

  /** How often it was sent. */
  public final int attempts() {
    return attempts;
  }

  final void failWith(Throwable reason, int sent) {
    error = reason;
    attempts = sent;
  }

  final void countAttempt(int sent) {
    error = null;
    attempts = sent;
  }

  final long nanos() {
    return answeredAt - sentAt;
  }
}
