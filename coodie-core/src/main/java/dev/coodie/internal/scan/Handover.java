package dev.coodie.internal.scan;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives tasks to an executor of the application, and takes back those that it dropped: {@link
 * ExecutorService#shutdownNow} leaves behind what it had not begun, and tells nobody. Thread-safe.
 */
public final class Handover {
  private static final long LOOK_MILLIS = 100;

  /** What is handed over. */
  public interface Task extends Runnable {
    /** Whether it still is to be begun. */
    boolean isWaiting();

    /** Does it, unless it was begun or taken back. */
    @Override
    void run();

    /** The executor has ended and will not run it. */
    void takeBack();
  }

  /** Runs a task after some milliseconds. */
  interface Later {
    void run(long millis, Runnable task);
  }

  private final Executor executor;
  private final Later later;
  private final Set<Task> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean watching = new AtomicBoolean();

  /** Gives tasks to {@code executor}. */
  public Handover(Executor executor) {
    this(executor, Handover::delayed);
  }

  Handover(Executor executor, Later later) {
    this.executor = executor;
    this.later = later;
  }

  private static void delayed(long millis, Runnable task) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(task);
  }

  /**
   * Hands a task over.
   *
   * @throws RejectedExecutionException if the executor takes none
   */
  public void hand(Task task) {
    if (!(executor instanceof ExecutorService service)) {
      executor.execute(task);
      return;
    }
    waiting.add(task);
    try {
      service.execute(
          () -> {
            waiting.remove(task);
            task.run();
          });
    } catch (RuntimeException | Error e) {
      waiting.remove(task);
      throw e;
    }
    watch(service);
  }

  private void watch(ExecutorService service) {
    if (!waiting.isEmpty() && watching.compareAndSet(false, true)) {
      later.run(LOOK_MILLIS, () -> look(service));
    }
  }

  private void look(ExecutorService service) {
    watching.set(false);
    waiting.removeIf(task -> !task.isWaiting());
    if (service.isTerminated()) {
      List<Task> dropped = List.copyOf(waiting);
      waiting.clear();
      dropped.forEach(Task::takeBack);
    }
    watch(service);
  }
}
