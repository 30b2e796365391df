package dev.coodie.observe;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every operation: once that it begins, then of its requests and their answers, and once
 * that it ends. A method of a handle is one operation ({@code get}, {@code save}, {@code find}),
 * whatever it takes: pages, rounds, thousands of requests of a bulk operation.
 *
 * <p>{@link #begins} is called on the thread that calls the method of the handle, or that
 * subscribes to a publisher; everything else on the thread on which it happens, which is often one
 * of the driver. So a listener is thread-safe, is quick, and never blocks. For one operation,
 * {@code begins} comes first and {@code ends} last, except that answers of requests may come after
 * the end of an operation that was cancelled or failed; in between, requests of bulk operations and
 * scans overlap. What a listener throws is logged once and changes nothing.
 *
 * <p>To keep something from one call to the next, attach it to the {@link Operation} or the {@link
 * OperationRequest}.
 */
public interface OperationListener {
  /** An operation begins; nothing was sent yet. */
  default void begins(Operation operation) {}

  /** A request is handed to the driver: a statement, a page of one, or a batch. */
  default void sends(Operation operation, OperationRequest request) {}

  /** A page of its result came, or a failure. */
  default void answers(Operation operation, OperationRequest request, OperationAnswer answer) {}

  /** A part of it is done again. The request that does it, if there is one, is sent afterwards. */
  default void repeats(Operation operation, Repetition repetition) {}

  /**
   * It ended. A stream or publisher ends when its last row was taken, or it was closed or
   * cancelled; one that is abandoned in between never does.
   *
   * @param took from {@link #begins} on
   * @param error what the caller gets, null if it succeeded
   */
  default void ends(Operation operation, Duration took, @Nullable Throwable error) {}

  /** All of these, in this order; one that throws does not keep the others from hearing of it. */
  static OperationListener all(OperationListener... listeners) {
    return all(Arrays.asList(listeners));
  }

  /** The same of a list. */
  static OperationListener all(List<? extends OperationListener> listeners) {
    return listeners.size() == 1 ? listeners.get(0) : new Several(List.copyOf(listeners));
  }
}
