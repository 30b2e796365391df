package dev.coodie.internal.scan;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears how far a scan is: never twice at once, and never something older after something newer.
 */
@FunctionalInterface
public interface Reports {
  /** Nobody wants to know. */
  Reports NONE = (position, done) -> done.accept(null);

  /** Tells {@code done} afterwards, with what failed. */
  void report(Position position, Consumer<@Nullable Throwable> done);
}
