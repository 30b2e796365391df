package dev.coodie.internal.lock;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A way to be the only owner of a lock. */
sealed interface Ownership permits ByCondition, ByClaim {
  /**
   * Tries once, for the owner of {@code me}. The row of whoever has the lock then, which is ours on
   * success; empty if nobody has it.
   */
  CompletionStage<Optional<LockRow>> acquire(LockRow me);

  /** Puts the end of our lock off; false if it is not ours any more. */
  CompletionStage<Boolean> renew(LockRow ours);

  /** Gives our lock back; does nothing to that of another owner. */
  CompletionStage<@Nullable Void> release(LockRow ours);
}
