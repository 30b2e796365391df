package dev.coodie.internal.bulk;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Items of a publisher, asked for as they can be sent: what is asked for and what is in flight
 * together are not more than may be in flight.
 */
public final class PublisherSource<T> implements Source<T>, Flow.Subscriber<T> {
  private final Flow.Publisher<? extends T> publisher;
  private final Queue<T> arrived = new ConcurrentLinkedQueue<>();
  private Runnable news = () -> {};
  private boolean subscribed;
  private int asked;
  private @Nullable T item;

  private Flow.@Nullable Subscription subscription; // guarded by this
  private volatile boolean cancelled;
  private volatile @Nullable Throwable error;
  private volatile boolean complete;

  /** Subscribes when the first item is wanted. */
  public PublisherSource(Flow.Publisher<? extends T> publisher) {
    this.publisher = publisher;
  }

  @Override
  public void start(Runnable whenThereIsNews) {
    news = whenThereIsNews;
  }

  @Override
  public Found next(int room) {
    if (!subscribed) {
      subscribed = true;
      publisher.subscribe(this);
    }
    if (find()) {
      return Found.ITEM;
    }
    if (complete) {
      return ended();
    }
    ask(room);
    return find() ? Found.ITEM : complete ? ended() : Found.NOTHING_YET;
  }

  @Override
  public @Nullable T item() {
    T found = item;
    item = null;
    return found;
  }

  @Override
  public void cancel() {
    cancelled = true;
    Flow.Subscription active = subscription();
    if (active != null) {
      active.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    Objects.requireNonNull(given, "subscription");
    boolean wanted;
    synchronized (this) {
      wanted = subscription == null && !cancelled;
      subscription = subscription == null ? given : subscription;
    }
    if (wanted) {
      news.run();
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(T next) {
    arrived.add(Objects.requireNonNull(next, "item"));
    news.run();
  }

  @Override
  public void onError(Throwable failure) {
    error = Objects.requireNonNull(failure, "error");
    complete = true;
    news.run();
  }

  @Override
  public void onComplete() {
    complete = true;
    news.run();
  }

  private boolean find() {
    item = arrived.poll();
    if (item == null) {
      return false;
    }
    asked--;
    return true;
  }

  private void ask(int room) {
    Flow.Subscription active = subscription();
    int more = room - asked;
    if (active != null && more > 0) {
      asked += more;
      active.request(more);
    }
  }

  private synchronized Flow.@Nullable Subscription subscription() {
    return subscription;
  }

  /** Items that came before the end, and were not there when it was looked for them, go first. */
  private Found ended() {
    if (find()) {
      return Found.ITEM;
    }
    Throwable failure = error;
    if (failure == null) {
      return Found.END;
    }
    throw failure instanceof RuntimeException unchecked
        ? unchecked
        : new CompletionException(failure);
  }
}
