package dev.coodie.internal.bulk;

import dev.coodie.error.CoodieException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.StatementTimeoutException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which failures pass, and how long to wait for that. */
final class Backoff {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int MOST_DOUBLINGS = 6;

  /** Too few replicas, no node, not sent in time, no memory, closed. */
  private static final Set<String> NOT_RUN =
      Set.of("coodie-501", "coodie-513", "coodie-518", "coodie-519", "coodie-605");

  private Backoff() {}

  /** Whether the same request can succeed a little later. */
  static boolean isTransient(Throwable error) {
    return error instanceof CoodieException own && own.isTransient();
  }

  /** Whether it says that the request had no effect, which is true of one attempt alone. */
  static boolean saysNotRun(Throwable error) {
    return error instanceof CoodieException own && NOT_RUN.contains(own.id());
  }

  /** Whether the request may have had its effect, and is sent again nevertheless. */
  static boolean leavesUnknown(Throwable error) {
    return isTransient(error) && !saysNotRun(error);
  }

  /** Whether fewer requests would have helped. */
  static boolean isOverload(@Nullable Throwable error) {
    return error instanceof OverloadedException || error instanceof StatementTimeoutException;
  }

  /** After attempt 1, 2, 3 ..: at most 100, 200, 400 ms .. 6.4 s, at least half of that. */
  static long nanosAfter(int attempt) {
    long longest = FIRST_NANOS << Math.min(attempt - 1, MOST_DOUBLINGS);
    return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
  }
}
