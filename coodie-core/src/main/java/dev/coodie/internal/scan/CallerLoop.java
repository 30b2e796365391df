package dev.coodie.internal.scan;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;

/** Runs tasks on the thread that waits for a result. */
public final class CallerLoop implements Executor {
  private final BlockingDeque<Runnable> tasks = new LinkedBlockingDeque<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs a task before all that wait. */
  public void executeFirst(Runnable task) {
    tasks.addFirst(task);
  }

  /**
   * Runs tasks until there is a result, and {@code after} after each. An interruption is told to
   * {@code interrupted}, once, and waits for what that leads to; it is kept for the caller.
   */
  public void runUntil(
      CompletableFuture<?> result, Runnable after, Consumer<InterruptedException> interrupted) {
    CompletionStage<?> unused = result.whenComplete((value, error) -> tasks.add(() -> {}));
    boolean restore = false;
    while (!result.isDone()) {
      try {
        tasks.take().run();
        after.run();
      } catch (InterruptedException e) {
        if (!restore) {
          interrupted.accept(e);
        }
        restore = true;
      }
    }
    if (restore) {
      Thread.currentThread().interrupt();
    }
  }
}
