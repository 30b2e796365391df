package dev.coodie.migrations.scan;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a scan shall go on, and what stopped it. Thread-safe. */
final class ScanState {
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean cancelled;

  void cancel() {
    cancelled = true;
  }

  /** The first failure is the scan's; later ones are told with it. */
  void fail(Throwable error) {
    if (!failure.compareAndSet(null, error)) {
      Throwable first = failure.get();
      if (first != null && first != error) {
        first.addSuppressed(error);
      }
    }
  }

  boolean stopped() {
    return cancelled || failure.get() != null;
  }

  @Nullable Throwable failure() {
    return failure.get();
  }
}
