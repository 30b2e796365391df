package dev.coodie.internal.run;

import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives rows to one subscriber as it asks for them. One thread at a time goes round the loop; who
 * has news meanwhile (demand, a page, the end) has it go round once more. So signals never overlap,
 * and neither requests from inside {@code onNext} nor pages that are there at once deepen the
 * stack. Thread-safe.
 */
final class RowSubscription<T> implements Flow.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(RowSubscription.class);
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int ONCE_MORE = 2;

  private final Runner runner;
  private final PageSource pages;
  private final Function<? super Row, ? extends T> read;
  private final AtomicInteger loop = new AtomicInteger(RUNNING);
  private final AtomicLong demand = new AtomicLong();
  private volatile boolean cancelled;
  private volatile @Nullable Throwable refusal;

  // What follows belongs to the thread in the loop. A subscriber of null means the end.
  private Flow.@Nullable Subscriber<? super T> subscriber;
  private @Nullable CompletableFuture<@Nullable ResultPage> asked;
  private Iterator<Row> rows = Collections.emptyIterator();
  private boolean hasPage;

  private RowSubscription(
      Runner runner,
      PageSource pages,
      Function<? super Row, ? extends T> read,
      Flow.Subscriber<? super T> subscriber) {
    this.runner = runner;
    this.pages = pages;
    this.read = read;
    this.subscriber = subscriber;
  }

  /** Signals {@code onSubscribe}, and only then what is asked for in it. */
  static <T> void start(
      Runner runner,
      PageSource pages,
      Function<? super Row, ? extends T> read,
      Flow.Subscriber<? super T> subscriber) {
    RowSubscription<T> subscription = new RowSubscription<>(runner, pages, read, subscriber);
    try {
      runner.checkOpen();
    } catch (RuntimeException e) {
      subscription.refusal = e;
    }
    subscription.signal(subscriber, () -> subscriber.onSubscribe(subscription));
    subscription.loop();
  }

  @Override
  public void request(long items) {
    if (items > 0) {
      demand.accumulateAndGet(items, RowSubscription::capped);
    } else if (refusal == null) {
      refusal =
          new IllegalArgumentException(
              "request("
                  + items
                  + "): a subscriber must ask for 1 item or more (Reactive Streams, rule 3.9).");
    }
    news();
  }

  @Override
  public void cancel() {
    cancelled = true;
    news();
  }

  private static long capped(long before, long added) {
    long sum = before + added;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private void news() {
    if (loop.getAndUpdate(state -> state == IDLE ? RUNNING : ONCE_MORE) == IDLE) {
      loop();
    }
  }

  private void loop() {
    do {
      loop.set(RUNNING);
      deliver();
    } while (!loop.compareAndSet(RUNNING, IDLE));
  }

  /** Goes as far as demand and pages allow. */
  private void deliver() {
    Flow.Subscriber<? super T> receiver = subscriber;
    while (receiver != null) {
      Throwable refused = refusal;
      if (cancelled) {
        end(null);
      } else if (refused != null) {
        fail(receiver, refused);
      } else if (!step(receiver)) {
        return;
      }
      receiver = subscriber;
    }
  }

  /** Whether there was something to do. */
  private boolean step(Flow.Subscriber<? super T> receiver) {
    try {
      if (asked != null) {
        return asked.isDone() && take(receiver, asked);
      }
      if (!rows.hasNext()) {
        return (demand.get() > 0 || !pages.needsDemand()) && ask();
      }
      return demand.get() > 0 && give(receiver, read.apply(rows.next()));
    } catch (RuntimeException | Error e) {
      fail(receiver, Futures.unwrap(e));
      return true;
    }
  }

  private boolean ask() {
    if (hasPage) {
      hasPage = false;
      pages.used();
    }
    CompletableFuture<@Nullable ResultPage> page = pages.next().toCompletableFuture();
    asked = page;
    if (!page.isDone()) {
      CompletionStage<@Nullable ResultPage> unused = page.whenComplete((found, error) -> news());
    }
    return true;
  }

  private boolean take(
      Flow.Subscriber<? super T> receiver, CompletableFuture<@Nullable ResultPage> answer) {
    asked = null;
    ResultPage page = answer.join();
    if (page == null) {
      return complete(receiver);
    }
    hasPage = true;
    rows = page.iterator();
    return true;
  }

  private boolean give(Flow.Subscriber<? super T> receiver, T item) {
    demand.getAndUpdate(count -> count == Long.MAX_VALUE ? count : count - 1);
    signal(receiver, () -> receiver.onNext(item));
    return true;
  }

  private boolean complete(Flow.Subscriber<? super T> receiver) {
    end(null);
    signal(receiver, receiver::onComplete);
    return true;
  }

  private void fail(Flow.Subscriber<? super T> receiver, Throwable error) {
    end(error);
    signal(receiver, () -> receiver.onError(error));
  }

  /** Drops everything, and stops the page under way. */
  private void end(@Nullable Throwable error) {
    runner.end(error);
    subscriber = null;
    rows = Collections.emptyIterator();
    asked = null;
    pages.cancel();
  }

  /** A subscriber must not throw. One that does is cancelled, and the driver's thread goes on. */
  private void signal(Flow.Subscriber<? super T> receiver, Runnable signal) {
    try {
      signal.run();
    } catch (Throwable e) {
      cancelled = true;
      LOG.warn("{} threw an exception and is cancelled.", receiver.getClass().getName(), e);
    }
  }
}
