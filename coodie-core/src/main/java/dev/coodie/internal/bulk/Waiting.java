package dev.coodie.internal.bulk;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Goes round on the thread of a caller who waits, also a virtual one: the source may block it. An
 * interrupt stops the job; the thread waits for what is in flight, and keeps its interrupt.
 */
final class Waiting<T, R> {
  private volatile Thread thread = Thread.currentThread();
  private final Turns turns = new Turns(() -> LockSupport.unpark(thread));
  private final Engine<T, R> engine;
  private boolean interrupted; // for the thread in the loop

  Waiting(Job<T, R> job, Outlet<T, R> outlet, boolean patient) {
    engine = job.engine(outlet, turns, patient);
  }

  Engine<T, R> engine() {
    return engine;
  }

  /** Goes on until there is enough, or the end. */
  void until(BooleanSupplier enough) {
    thread = Thread.currentThread();
    interrupted = false;
    while (true) {
      turns.begin();
      engine.advance(this::look);
      if (engine.isEnded() || enough.getAsBoolean()) {
        break;
      }
      if (engine.mayRest() && turns.rest()) {
        sleep();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    if (Thread.interrupted()) {
      interrupted = true;
      engine.stop(Stop.interrupted());
    }
  }

  private void sleep() {
    while (turns.isResting()) {
      LockSupport.park(this);
      look();
    }
  }
}
