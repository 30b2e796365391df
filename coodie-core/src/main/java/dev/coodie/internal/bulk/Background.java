package dev.coodie.internal.bulk;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Goes round on threads of an executor, while there is something to do; none waits. */
final class Background<T, R> implements Runnable {
  private final Executor executor;
  private final Turns turns = new Turns(this::start);
  private final Engine<T, R> engine;

  Background(Job<T, R> job, Outlet<T, R> outlet, boolean patient) {
    executor = job.plan().executor();
    engine = job.engine(outlet, turns, patient);
  }

  Engine<T, R> engine() {
    return engine;
  }

  /** Hands the loop over. An executor that was shut down ends the job, on this thread. */
  void start() {
    try {
      executor.execute(this);
    } catch (RejectedExecutionException e) {
      engine.stop(Stop.executor(e));
      run();
    }
  }

  @Override
  public void run() {
    do {
      turns.begin();
      engine.advance();
      if (engine.isEnded()) {
        return;
      }
    } while (!engine.mayRest() || !turns.rest());
  }
}
