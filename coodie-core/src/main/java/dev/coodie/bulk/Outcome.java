package dev.coodie.bulk;

import dev.coodie.error.CoodieException;
import dev.coodie.internal.bulk.Item;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one item of a bulk operation. {@code toString} shows neither item nor value.
 *
 * @param index its place in the source, from 0
 * @param item the item itself, null if the source gave null
 * @param value the document as {@code save} returns it, the document that was deleted, or what was
 *     found; null if it failed
 * @param error why it failed, null if it did not
 * @param attempts how often it was sent; 0 if it was wrong before
 */
public record Outcome<T, R>(
    long index, @Nullable T item, @Nullable R value, @Nullable Throwable error, int attempts) {
  static <T, R> Outcome<T, R> of(Item<T, R> item) {
    return new Outcome<>(item.index(), item.item(), item.value(), item.error(), item.attempts());
  }

  /** Whether it succeeded. */
  public boolean succeeded() {
    return error == null;
  }

  /** Why it failed, if it did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(error);
  }

  @Override
  public String toString() {
    return "item "
        + index
        + (error == null
            ? " succeeded"
            : " failed: "
                + (error instanceof CoodieException own
                    ? own.getMessage()
                    : error.getClass().getName()))
        + ", attempts: "
        + attempts;
  }
}
