package dev.coodie.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler on one thread that is all chance, and always the same for a seed: what is to happen
 * comes in any order, and, where a model calls {@link #preempt}, in the midst of something else, as
 * if by another thread.
 */
public final class Chance {
  private static final int DEEPEST = 4;
  private static final int SELDOM = 6;

  private final Random random;
  private final List<Runnable> pending = new ArrayList<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long now;
  private int depth;

  private record Timer(long at, long order, Runnable task) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
    }
  }

  public Chance(long seed) {
    random = new Random(seed);
  }

  /** A number from 0 to below {@code bound}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean coin() {
    return random.nextBoolean();
  }

  /** Happens at some time from now on. */
  public void soon(Runnable task) {
    pending.add(task);
  }

  /** Happens after {@code delay} of a time that passes only here. */
  public void after(long delay, Runnable task) {
    timers.add(new Timer(now + delay, timers.size(), task));
  }

  public long now() {
    return now;
  }

  /** Goes on until nothing is left to happen, at most {@code most} times. */
  public boolean run(int most) {
    for (int i = 0; i < most; i++) {
      if (!step()) {
        return true;
      }
    }
    return false;
  }

  /** Now and then, something else happens first. */
  public void preempt() {
    if (depth < DEEPEST && random.nextInt(SELDOM) == 0) {
      depth++;
      boolean unused = step();
      depth--;
    }
  }

  private boolean step() {
    if (pending.isEmpty() && timers.isEmpty()) {
      return false;
    }
    if (pending.isEmpty() || (!timers.isEmpty() && random.nextInt(4) == 0)) {
      Timer timer = timers.remove();
      now = Math.max(now, timer.at);
      timer.task.run();
    } else {
      pending.remove(random.nextInt(pending.size())).run();
    }
    return true;
  }

  /** An executor whose tasks run by chance. */
  public final class Service extends AbstractExecutorService {
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private boolean shutdown;
    private int running;

    @Override
    public void execute(Runnable task) {
      if (shutdown) {
        throw new RejectedExecutionException();
      }
      queue.add(task);
      soon(this::runOne);
      preempt();
    }

    private void runOne() {
      Runnable task = queue.poll();
      if (task != null) {
        running++;
        task.run();
        running--;
      }
    }

    @Override
    public void shutdown() {
      shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown = true;
      List<Runnable> dropped = List.copyOf(queue);
      queue.clear();
      return dropped;
    }

    @Override
    public boolean isShutdown() {
      return shutdown;
    }

    @Override
    public boolean isTerminated() {
      return shutdown && queue.isEmpty() && running == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return isTerminated();
    }
  }
}
