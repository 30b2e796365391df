package dev.coodie.internal.lock;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long things take.
 *
 * @param lease after which a lock ends unless it is renewed, whole seconds
 * @param settling how long a claim waits for others where conditional writes are refused
 * @param shortest the shortest pause before looking again whether a lock is free
 * @param longest the longest one
 */
public record LeaseTimes(Duration lease, Duration settling, Duration shortest, Duration longest) {
  /** For use; tests have shorter ones. */
  public static final LeaseTimes DEFAULT =
      new LeaseTimes(
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          Duration.ofMillis(500));

  /** A second more than the lease, since servers count whole seconds and may cut one off. */
  int ttl() {
    return Math.toIntExact(lease.toSeconds()) + 1;
  }

  Duration renewal() {
    return lease.dividedBy(3);
  }

  Duration renewalAfterFailure() {
    return lease.dividedBy(15);
  }

  /** Less than the lease, by what the clocks of servers may differ. */
  Duration sure() {
    return lease.multipliedBy(5).dividedBy(6);
  }

  /** A random pause, so that those who wait do not come all at once. */
  Duration pause() {
    return Duration.ofNanos(
        ThreadLocalRandom.current().nextLong(shortest.toNanos(), longest.toNanos() + 1));
  }
}
