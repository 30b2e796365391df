package dev.coodie.internal.bulk;

import dev.coodie.internal.run.Runner;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does a job as its items are asked for. For one thread at a time. */
final class Pulled<T, R, O> implements Iterator<O>, Outlet<T, R> {
  private final Job<T, R> job;
  private final Function<? super Item<T, R>, ? extends O> as;
  private @Nullable Waiting<T, R> loop;
  private @Nullable O next;
  private @Nullable Throwable stop;
  private boolean closed;

  Pulled(Job<T, R> job, Function<? super Item<T, R>, ? extends O> as) {
    this.job = job;
    this.as = as;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !closed) {
      loop().until(() -> next != null);
    }
    if (next == null && stop != null) {
      throw Runner.rethrowable(stop);
    }
    return next != null;
  }

  @Override
  public O next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    O found = next;
    next = null;
    if (found == null) {
      throw new IllegalStateException("An outcome became null.");
    }
    return found;
  }

  /** Sends nothing more, and waits for what is in flight. */
  void close() {
    Waiting<T, R> begun = loop;
    if (begun != null && !closed) {
      begun.engine().stop(Stop.CANCELLED);
      begun.until(() -> false);
      stop = null;
    }
    closed = true;
    next = null;
  }

  @Override
  public boolean wants() {
    return next == null && !closed;
  }

  @Override
  public void give(Item<T, R> item) {
    next = as.apply(item);
  }

  @Override
  public void end(@Nullable Throwable why) {
    stop = why;
  }

  private Waiting<T, R> loop() {
    Waiting<T, R> begun = loop;
    if (begun == null) {
      begun = new Waiting<>(job, this, false);
      loop = begun;
    }
    return begun;
  }
}
