package dev.coodie.internal.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Goes round on threads of an executor, while there is something to do; none waits. An executor may
 * drop what it was given: a loop that was handed over and has not begun is taken over, once the
 * executor has ended, or when the job is to stop.
 */
final class Background<T, R> implements Runnable {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** How long an executor may take to begin the loop of a job that is to stop. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** So often it goes on, in one go, after its executor was shut down. */
  private static final int MOST_ROUNDS = 100;

  /** Where the loop is; {@code RESTING} belongs to whoever wakes it. */
  private enum Place {
    RESTING,
    HANDED_OVER,
    RUNNING
  }

  /** What the time is, and what is done later. */
  interface Clock {
    long nanos();

    void after(long nanos, Runnable task);
  }

  private static final class Real implements Clock {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void after(long nanos, Runnable task) {
      CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(task);
    }
  }

  private final Executor executor;
  private final @Nullable ExecutorService service;
  private final Clock clock;
  private final Turns turns = new Turns(this::start);
  private final AtomicReference<Place> place = new AtomicReference<>(Place.RESTING);
  private final AtomicBoolean watched = new AtomicBoolean();
  private final Engine<T, R> engine;
  private volatile long handedOverAt;
  private int rounds; // for the thread in the loop

  Background(Job<T, R> job, Outlet<T, R> outlet, boolean patient) {
    this(job, outlet, patient, new Real());
  }

  Background(Job<T, R> job, Outlet<T, R> outlet, boolean patient, Clock clock) {
    executor = job.plan().executor();
    service = executor instanceof ExecutorService known ? known : null;
    this.clock = clock;
    engine = job.engine(outlet, turns, patient);
  }

  Engine<T, R> engine() {
    return engine;
  }

  /** Hands the loop over. An executor that takes nothing ends the job, on this thread. */
  void start() {
    handedOverAt = clock.nanos();
    place.set(Place.HANDED_OVER);
    try {
      executor.execute(this);
    } catch (RuntimeException | Error e) {
      engine.stop(Stop.executor(e));
      run();
    }
    if (service != null || engine.isStopping()) {
      watch();
    }
  }

  /** Ends the job early; from any thread. */
  void stop(Stop why) {
    engine.stop(why);
    watch();
  }

  /** Goes round, if nobody has begun to since the loop was handed over. */
  @Override
  public void run() {
    if (!place.compareAndSet(Place.HANDED_OVER, Place.RUNNING)) {
      return;
    }
    rounds = 0;
    while (true) {
      turns.begin();
      engine.advance(this::look);
      if (engine.isEnded()) {
        return;
      }
      if (engine.mayRest()) {
        place.set(Place.RESTING);
        if (turns.rest()) {
          return;
        }
        place.set(Place.RUNNING);
      }
    }
  }

  /** A source without end is left when its executor is to end. */
  private void look() {
    rounds++;
    if (service != null
        && !engine.isStopping()
        && service.isShutdown()
        && (rounds > MOST_ROUNDS || Thread.currentThread().isInterrupted())) {
      engine.stop(Stop.executor(null));
    }
  }

  private void watch() {
    if (place.get() == Place.HANDED_OVER && watched.compareAndSet(false, true)) {
      clock.after(
          LOOK_NANOS,
          () -> {
            watched.set(false);
            takeOverWhenDue();
          });
    }
  }

  private void takeOverWhenDue() {
    boolean dropped = service != null && service.isTerminated();
    boolean late = engine.isStopping() && clock.nanos() - handedOverAt >= PATIENCE_NANOS;
    if (place.get() != Place.HANDED_OVER || !(dropped || late)) {
      watch();
      return;
    }
    if (dropped) {
      engine.stop(Stop.executor(null));
    }
    run();
  }
}
