package dev.coodie.internal.bulk;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a job is done.
 *
 * @param most requests in flight
 * @param retries of one request
 * @param grouped whether writes to one partition share a batch
 * @param ordered whether outcomes are given in the order of the items
 * @param executor where the source is pulled when nobody waits
 * @param onProgress is told now and then, and at the end
 */
public record Plan(
    int most,
    int retries,
    boolean grouped,
    boolean ordered,
    Executor executor,
    @Nullable Consumer<Tally> onProgress) {
  private static final int MOST_GROUPED = 10_000;

  /** The same with other requests in flight. */
  public Plan withMost(int value) {
    return new Plan(value, retries, grouped, ordered, executor, onProgress);
  }

  /** The same with other retries. */
  public Plan withRetries(int value) {
    return new Plan(most, value, grouped, ordered, executor, onProgress);
  }

  /** The same with groups. */
  public Plan withGroups() {
    return new Plan(most, retries, true, ordered, executor, onProgress);
  }

  /** The same in another order. */
  public Plan withOrdered(boolean value) {
    return new Plan(most, retries, grouped, value, executor, onProgress);
  }

  /** The same with another executor. */
  public Plan withExecutor(Executor value) {
    return new Plan(most, retries, grouped, ordered, value, onProgress);
  }

  /** The same with a listener. */
  public Plan withOnProgress(Consumer<Tally> value) {
    return new Plan(most, retries, grouped, ordered, executor, value);
  }

  /** How many items may be taken from the source and not yet be given to the consumer. */
  int window() {
    return grouped ? Math.max(most, MOST_GROUPED) : most;
  }
}
