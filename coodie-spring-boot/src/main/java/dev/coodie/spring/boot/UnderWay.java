package dev.coodie.spring.boot;

import dev.coodie.observe.Operation;
import dev.coodie.observe.OperationAnswer;
import dev.coodie.observe.OperationListener;
import dev.coodie.observe.OperationRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;

/**
 * Holds back the end of the application while requests to the database are under way: after the web
 * server has ended its own, and no longer than {@code spring.lifecycle.timeout-per-shutdown-phase}.
 * A bulk operation or scan has requests under way until it ends. Thread-safe.
 */
final class UnderWay implements OperationListener, SmartLifecycle {
  /** After the web server, whose phases are 1,024 and 2,048 before the last. */
  private static final int PHASE = DEFAULT_PHASE - 3_072;

  private static final Executor SOON = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

  private final AtomicLong requests = new AtomicLong();
  private volatile boolean running;

  @Override
  public void sends(Operation operation, OperationRequest request) {
    requests.incrementAndGet();
  }

  @Override
  public void answers(Operation operation, OperationRequest request, OperationAnswer answer) {
    requests.decrementAndGet();
  }

  long count() {
    return requests.get();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public void stop(Runnable callback) {
    SOON.execute(() -> await(requests.get() == 0, callback));
  }

  /** Twice without any, since an operation may be between two of its requests. */
  private void await(boolean wasIdle, Runnable callback) {
    boolean idle = requests.get() == 0;
    if (idle && wasIdle) {
      running = false;
      callback.run();
    } else {
      SOON.execute(() -> await(idle, callback));
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
