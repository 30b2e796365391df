package dev.coodie.internal.bulk;

import dev.coodie.internal.run.Runner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with all items of a source, and the ways to have it done. An immutable value;
 * each way does it again.
 *
 * @param source makes the source; what it gives is used once
 */
public record Job<T, R>(
    Runner runner, Plan plan, Supplier<? extends Source<T>> source, Work<T, R> work) {

  /**
   * Does it all on the caller's thread.
   *
   * @param each gets every item, settled
   * @throws dev.coodie.error.BulkException if items failed, or not all were taken
   */
  public Tally await(Consumer<? super Item<T, R>> each) {
    checkMayBlock();
    Collected<T, R> outlet = new Collected<>(each);
    Waiting<T, R> loop = new Waiting<>(this, outlet, true);
    loop.until(() -> false);
    outlet.rethrow();
    return succeeded(loop.engine());
  }

  /** Does it all in the background. */
  public Running<T, R> start(Consumer<? super Item<T, R>> each) {
    runner.checkOpen();
    Collected<T, R> outlet = new Collected<>(each);
    Background<T, R> loop = new Background<>(this, outlet, true);
    loop.start();
    return new Running<>(
        runner,
        loop,
        outlet.whenEnded().thenApply(ended -> succeeded(loop.engine())).toCompletableFuture());
  }

  /** Does it as the stream is read, on the thread that does. Closing it ends the job early. */
  public <O> Stream<O> stream(Function<? super Item<T, R>, ? extends O> as) {
    checkMayBlock();
    Pulled<T, R, O> pulled = new Pulled<>(this, as);
    Iterable<O> items = () -> pulled;
    return StreamSupport.stream(items.spliterator(), false).onClose(pulled::close);
  }

  /** Does it as a subscriber asks for items; again for each subscriber. */
  public <O> Flow.Publisher<O> publisher(Function<? super Item<T, R>, ? extends O> as) {
    return subscriber -> Subscribed.start(this, as, subscriber);
  }

  Engine<T, R> engine(Outlet<T, R> outlet, Turns turns, boolean patient) {
    return new Engine<>(work.begin(), plan, source.get(), work, outlet, turns, patient);
  }

  private void checkMayBlock() {
    runner.checkOpen();
    runner.driver().checkMayBlock();
  }

  private Tally succeeded(Engine<T, R> engine) {
    RuntimeException failures = Stop.failures(engine.tally(), work);
    if (failures != null) {
      throw failures;
    }
    return engine.tally();
  }

  /** Takes every item at once, and remembers how it ended. */
  private static final class Collected<T, R> implements Outlet<T, R> {
    private final Consumer<? super Item<T, R>> each;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private @Nullable Throwable stop;

    Collected(Consumer<? super Item<T, R>> each) {
      this.each = each;
    }

    @Override
    public boolean wants() {
      return true;
    }

    @Override
    public void give(Item<T, R> item) {
      each.accept(item);
    }

    @Override
    public void end(@Nullable Throwable why) {
      stop = why;
      if (why == null) {
        ended.complete(true);
      } else {
        ended.completeExceptionally(why);
      }
    }

    CompletableFuture<Boolean> whenEnded() {
      return ended;
    }

    void rethrow() {
      if (stop != null) {
        throw Runner.rethrowable(stop);
      }
    }
  }
}
