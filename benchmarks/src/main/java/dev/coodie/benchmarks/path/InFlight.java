package dev.coodie.benchmarks.path;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Keeps a fixed number of operations under way, started by the thread that calls. */
public final class InFlight {
  private final Semaphore permits;
  private final int size;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  InFlight(int size) {
    this.permits = new Semaphore(size);
    this.size = size;
  }

  /** Runs the operations 0 to {@code count - 1}; the first failure is thrown. */
  public static void run(int count, int size, IntFunction<CompletionStage<?>> operation)
      throws InterruptedException {
    InFlight inFlight = new InFlight(size);
    for (int i = 0; i < count; i++) {
      int n = i;
      inFlight.start(() -> operation.apply(n), (result, nanos) -> {});
    }
    inFlight.finish();
  }

  /** What starts an operation. */
  interface Start {
    CompletionStage<?> begin();
  }

  /** Waits for room, then begins; {@code done} gets the result and how long it took. */
  void start(Start operation, BiConsumer<@Nullable Object, Long> done) throws InterruptedException {
    permits.acquire();
    long begin = System.nanoTime();
    var unused =
        operation
            .begin()
            .whenComplete(
                (result, error) -> {
                  if (error != null) {
                    failure.compareAndSet(null, error);
                  } else {
                    done.accept(result, System.nanoTime() - begin);
                  }
                  permits.release();
                });
    check();
  }

  void finish() throws InterruptedException {
    permits.acquire(size);
    permits.release(size);
    check();
  }

  private void check() {
    Throwable error = failure.get();
    if (error != null) {
      throw new CompletionException(error);
    }
  }
}
