package dev.coodie.bulk;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.internal.bulk.Job;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/**
 * A bulk operation whose items tell one by one what became of them. Nothing is done before they are
 * asked for, and the source is read as they are taken: at most {@link Bulk#inFlight} items ahead
 * (10,000 when grouped).
 */
@CheckReturnValue
public final class Outcomes<T, R> {
  private final Job<T, R> job;

  Outcomes(Job<T, R> job) {
    this.job = job;
  }

  /**
   * Does it as the stream is read, on the thread that reads it, which waits. Items that fail are
   * outcomes. Close the stream: that ends the operation if it was not read to its end, and waits
   * for what is in flight.
   *
   * @throws dev.coodie.error.BulkException while it is read, if the source fails or the thread is
   *     interrupted
   */
  public Stream<Outcome<T, R>> stream() {
    return job.stream(Outcome::of);
  }

  /**
   * Does it as a subscriber asks for outcomes, for each subscriber anew. Items that fail are
   * outcomes; {@code onError} gets a {@link dev.coodie.error.BulkException} if the source fails.
   * Cancelling ends the operation; what was sent has its effect. Signals come on threads of {@link
   * Bulk#executor}.
   */
  public Flow.Publisher<Outcome<T, R>> publisher() {
    return job.publisher(Outcome::of);
  }
}
