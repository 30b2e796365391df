package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Counts the signals it gets, and notices those that overlap. */
final class Probe<T> implements Flow.Subscriber<T> {
  final List<Throwable> errors = new CopyOnWriteArrayList<>();
  final CompletableFuture<Void> done = new CompletableFuture<>();
  volatile long items;
  volatile int completed;
  volatile boolean overlapped;
  Consumer<? super T> then = item -> {};
  private final AtomicBoolean inside = new AtomicBoolean();
  private final long first;
  private final long each;
  private volatile Flow.Subscription subscription;

  Probe() {
    this(0, 0);
  }

  Probe(long first) {
    this(first, 0);
  }

  /** Asks for {@code first} items when it is subscribed, and for {@code each} with every item. */
  Probe(long first, long each) {
    this.first = first;
    this.each = each;
  }

  void request(long count) {
    subscription.request(count);
  }

  void cancel() {
    subscription.cancel();
  }

  void cancelAfter(long count) {
    if (items == count) {
      cancel();
    }
  }

  void awaitItems(long count) throws InterruptedException {
    while (items < count) {
      assertThat(errors).isEmpty();
      Thread.sleep(1);
    }
    Thread.sleep(50);
    assertThat(items).isEqualTo(count);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (first > 0) {
      given.request(first);
    }
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // signals are serial, which it checks
  public void onNext(T item) {
    overlapped |= !inside.compareAndSet(false, true);
    items++;
    if (each > 0) {
      subscription.request(each);
    }
    try {
      then.accept(item);
    } finally {
      inside.set(false);
    }
  }

  @Override
  public void onError(Throwable error) {
    errors.add(error);
    done.completeExceptionally(error);
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  public void onComplete() {
    completed++;
    done.complete(null);
  }
}
