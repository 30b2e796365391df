package dev.coodie.internal.bulk;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a job is done.
 *
 * @param most requests in flight
 * @param retries of one request
 * @param ordered whether outcomes are given in the order of the items
 * @param executor where the source is pulled when nobody waits
 * @param onProgress is told now and then, and at the end
 */
public record Plan(
    int most,
    int retries,
    boolean ordered,
    Executor executor,
    @Nullable Consumer<Tally> onProgress) {
  /** The same with other requests in flight. */
  public Plan withMost(int value) {
    return new Plan(value, retries, ordered, executor, onProgress);
  }

  /** The same with other retries. */
  public Plan withRetries(int value) {
    return new Plan(most, value, ordered, executor, onProgress);
  }

  /** The same in another order. */
  public Plan withOrdered(boolean value) {
    return new Plan(most, retries, value, executor, onProgress);
  }

  /** The same with another executor. */
  public Plan withExecutor(Executor value) {
    return new Plan(most, retries, ordered, value, onProgress);
  }

  /** The same with a listener. */
  public Plan withOnProgress(Consumer<Tally> value) {
    return new Plan(most, retries, ordered, executor, value);
  }
}
