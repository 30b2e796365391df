package dev.coodie.internal.bulk;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a job as a subscriber asks for its items. Signals are given by the loop, so that they never
 * overlap. Thread-safe.
 */
final class Subscribed<T, R, O> implements Outlet<T, R>, Flow.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Subscribed.class);

  private final Function<? super Item<T, R>, ? extends O> as;
  private final AtomicLong demand = new AtomicLong();
  private final Background<T, R> loop;
  private volatile boolean asked;
  private volatile boolean cancelled;
  private volatile @Nullable Throwable refusal;

  // Belongs to the loop. Null means the end.
  private Flow.@Nullable Subscriber<? super O> subscriber;

  private Subscribed(
      Job<T, R> job,
      Function<? super Item<T, R>, ? extends O> as,
      Flow.Subscriber<? super O> subscriber) {
    this.as = as;
    this.subscriber = subscriber;
    this.loop = new Background<>(job, this, false);
  }

  /** Signals {@code onSubscribe}, and only then what is asked for in it. */
  static <T, R, O> void start(
      Job<T, R> job,
      Function<? super Item<T, R>, ? extends O> as,
      Flow.Subscriber<? super O> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Subscribed<T, R, O> subscription = new Subscribed<>(job, as, subscriber);
    try {
      job.runner().checkOpen();
    } catch (RuntimeException e) {
      subscription.refuse(e);
    }
    subscription.signal(subscriber, () -> subscriber.onSubscribe(subscription));
    subscription.loop.start();
  }

  @Override
  public void request(long items) {
    if (items > 0) {
      demand.accumulateAndGet(items, Subscribed::capped);
      asked = true;
      loop.engine().news();
    } else {
      refuse(
          new IllegalArgumentException(
              "request("
                  + items
                  + "): a subscriber must ask for 1 item or more (Reactive Streams, rule 3.9)."));
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    loop.stop(Stop.CANCELLED);
  }

  @Override
  public boolean hasBegun() {
    return asked;
  }

  @Override
  public boolean wants() {
    return demand.get() > 0 && !cancelled && refusal == null;
  }

  @Override
  public void give(Item<T, R> item) {
    Flow.Subscriber<? super O> receiver = subscriber;
    if (receiver != null) {
      demand.getAndUpdate(count -> count == Long.MAX_VALUE ? count : count - 1);
      O outcome = as.apply(item);
      signal(receiver, () -> receiver.onNext(outcome));
    }
  }

  @Override
  public void end(@Nullable Throwable stop) {
    Flow.Subscriber<? super O> receiver = subscriber;
    subscriber = null;
    if (receiver == null || cancelled) {
      return;
    }
    Throwable error = refusal == null ? stop : refusal;
    if (error == null) {
      signal(receiver, receiver::onComplete);
    } else {
      signal(receiver, () -> receiver.onError(error));
    }
  }

  private void refuse(Throwable why) {
    if (refusal == null) {
      refusal = why;
    }
    loop.stop(Stop.CANCELLED);
  }

  private static long capped(long before, long added) {
    long sum = before + added;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** A subscriber must not throw. One that does is cancelled, and the loop goes on to its end. */
  private void signal(Flow.Subscriber<? super O> receiver, Runnable signal) {
    try {
      signal.run();
    } catch (Throwable e) {
      cancel();
      LOG.warn("{} threw an exception and is cancelled.", receiver.getClass().getName(), e);
    }
  }
}
