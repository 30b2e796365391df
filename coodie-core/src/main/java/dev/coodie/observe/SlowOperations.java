package dev.coodie.observe;

import dev.coodie.error.ConfigurationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each operation that took long, as one line of level WARN: what it was, its shape, how long
 * it took, its requests, pages and rows; never a value. Of bulk operations and scans, which take as
 * long as there is to do, it is the slowest request that counts; of streams and publishers the time
 * until their last row was taken. Thread-safe.
 */
public final class SlowOperations implements OperationListener {
  private static final Logger LOG = LoggerFactory.getLogger(SlowOperations.class);

  private final Duration threshold;

  private SlowOperations(Duration threshold) {
    this.threshold = threshold;
  }

  /**
   * Those that take this long, or longer.
   *
   * @throws ConfigurationException (coodie-560) if it is not more than zero
   */
  public static SlowOperations from(Duration threshold) {
    if (threshold.isZero() || threshold.isNegative()) {
      throw new ConfigurationException(
          "coodie-560",
          "The time from which operations count as slow is "
              + threshold
              + "; it must be more than zero. Leave the listener out to log none.");
    }
    return new SlowOperations(threshold);
  }

  @Override
  public void answers(Operation operation, OperationRequest request, OperationAnswer answer) {
    if (isLong(operation) && isSlow(answer.took())) {
      synchronized (operation) {
        Object before = operation.attached(this);
        if (!(before instanceof Duration slowest) || slowest.compareTo(answer.took()) < 0) {
          operation.attach(this, answer.took());
        }
      }
    }
  }

  @Override
  public void ends(Operation operation, Duration took, @Nullable Throwable error) {
    Object slowest = operation.attached(this);
    if (slowest != null || (!isLong(operation) && isSlow(took))) {
      LOG.warn(
          "Slow {}: {} ms{} ({} ms or more are slow), requests {}, pages {}, rows {}{}. Shape: {}",
          operation,
          took.toMillis(),
          slowest instanceof Duration most ? ", slowest request " + most.toMillis() + " ms" : "",
          threshold.toMillis(),
          operation.requests(),
          operation.pages(),
          operation.rows(),
          error == null ? "" : ", failed with " + error.getClass().getSimpleName(),
          operation.cql().orElse("(nothing was sent)"));
    }
  }

  private boolean isSlow(Duration took) {
    return took.compareTo(threshold) >= 0;
  }

  private static boolean isLong(Operation operation) {
    return operation.name().startsWith("bulk.") || operation.name().equals("scan");
  }
}
