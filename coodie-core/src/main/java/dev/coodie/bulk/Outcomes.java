package dev.coodie.bulk;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.bulk.Job;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * A bulk operation with one outcome per item. Nothing is done before outcomes are asked for, and
 * the source is read as they are taken: at most {@link Bulk#inFlight} items ahead (10,000 when
 * grouped).
 */
@CheckReturnValue
public final class Outcomes<T, R> {
  private final Job<T, R> job;

  Outcomes(Job<T, R> job) {
    this.job = job;
  }

  /**
   * Runs the operation as the stream is read, on the thread that reads it, which waits. Items that
   * fail are outcomes. Close the stream: this ends the operation if the stream was not read to its
   * end, and waits for requests in flight.
   *
   * @throws dev.coodie.error.BulkException while it is read, if the source fails or the thread is
   *     interrupted
   */
  public Stream<Outcome<T, R>> stream() {
    return job.stream(Outcome::of);
  }

  /**
   * Runs the operation as a subscriber asks for outcomes, again for each subscriber. Items that
   * fail are outcomes; {@code onError} gets a {@link dev.coodie.error.BulkException} if the source
   * fails. Cancelling ends the operation; what was sent takes effect. Signals come on threads of
   * {@link Bulk#executor}.
   */
  public Flow.Publisher<Outcome<T, R>> publisher() {
    return job.publisher(Outcome::of);
  }
}
