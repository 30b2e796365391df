package dev.coodie.observe;

import org.jspecify.annotations.Nullable;

/**
 * Something that is done again.
 *
 * @param reason why
 * @param attempt which time it is, from 2
 * @param error the failure before, null if there was none
 */
public record Repetition(Reason reason, int attempt, @Nullable Throwable error) {
  /** Why something is done again. */
  public enum Reason {
    /** A request of a bulk operation or a scan failed in a way that passes. */
    FAILED,
    /** The row of a {@code compareAndSet} was changed by another writer. */
    CHANGED,
    /**
     * The statement was prepared again, since the table or a type of it is not what it was. This is
     * told when the answer is there.
     */
    STALE
  }
}
