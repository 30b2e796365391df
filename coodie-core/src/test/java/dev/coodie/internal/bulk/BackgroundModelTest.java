package dev.coodie.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.BulkException;
import dev.coodie.error.ConnectionException;
import dev.coodie.internal.run.Runner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The loop of a job under a scheduler that is all chance and always the same for a seed: tasks of
 * the executor, answers, the clock, cancelling, closing and shutting down come in any order, also
 * in the midst of each other wherever the loop calls something that is not its own.
 */
class BackgroundModelTest {
  private static final int SEEDS = 5_000;
  private static final int MOST_STEPS = 20_000;

  /** What becomes of tasks. */
  enum Tasks {
    RUN,
    DROPPED_BY_SHUTDOWN,
    REFUSED_BY_SHUTDOWN,
    LOST_NOW_AND_THEN
  }

  @ParameterizedTest
  @EnumSource
  void it_always_ends_and_tells_each_item_once(Tasks tasks) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Model model = new Model(seed, tasks);
      try {
        model.run();
      } catch (RuntimeException | Error e) {
        throw new AssertionError(tasks + ", seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static final class Model
      implements Driver, Source<Integer>, Work<Integer, Integer>, Outlet<Integer, Integer> {
    private final Random random;
    private final Tasks tasks;
    private final List<Runnable> pending = new ArrayList<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Service service = new Service();
    private final Runner runner = new Runner(this);
    private final Background<Integer, Integer> loop;
    private final Set<Long> given = new HashSet<>();
    private final int size;
    private int next;
    private long now;
    private int depth;
    private int inFlight;
    private int sent;
    private int demand;
    private boolean stopped;
    private boolean inLoop;
    private boolean ended;
    private @Nullable Throwable error;
    private Runnable news = () -> {};

    private record Timer(long at, long order, Runnable task) implements Comparable<Timer> {
      @Override
      public int compareTo(Timer other) {
        return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
      }
    }

    Model(long seed, Tasks tasks) {
      this.random = new Random(seed);
      this.tasks = tasks;
      this.size = random.nextInt(5) == 0 ? Integer.MAX_VALUE : random.nextInt(60);
      this.demand = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(10);
      Executor executor = tasks == Tasks.LOST_NOW_AND_THEN ? this::runOrLose : service;
      Plan plan = new Plan(1 + random.nextInt(8), 0, false, random.nextBoolean(), executor, null);
      loop =
          new Background<>(
              new Job<>(runner, plan, () -> this, this),
              this,
              random.nextBoolean(),
              new Background.Clock() {
                @Override
                public long nanos() {
                  return now;
                }

                @Override
                public void after(long nanos, Runnable task) {
                  timers.add(new Timer(now + nanos, timers.size(), task));
                }
              });
    }

    void run() {
      if (random.nextInt(3) == 0) {
        pending.add(this::stopSomehow);
      }
      if (tasks == Tasks.DROPPED_BY_SHUTDOWN || tasks == Tasks.REFUSED_BY_SHUTDOWN) {
        pending.add(this::shutDown);
      }
      loop.start();
      steps(size == Integer.MAX_VALUE ? 500 : MOST_STEPS);
      if (!ended && size == Integer.MAX_VALUE) {
        stopSomehow();
        steps(MOST_STEPS);
      }
      if (!ended) {
        demand = Integer.MAX_VALUE;
        loop.engine().news();
        steps(MOST_STEPS);
      }
      if (!ended && tasks == Tasks.LOST_NOW_AND_THEN) {
        loop.stop(Stop.CANCELLED);
        steps(MOST_STEPS);
      }
      check();
    }

    private void check() {
      Tally tally = loop.engine().tally();
      assertThat(ended).as("it has ended").isTrue();
      assertThat(inFlight).as("in flight").isZero();
      assertThat(tally.isEnded()).isTrue();
      assertThat(tally.succeeded() + tally.failed()).isLessThanOrEqualTo(tally.taken());
      assertThat(sent).isLessThanOrEqualTo((int) tally.taken());
      if (tasks == Tasks.RUN && !stopped) {
        assertThat(error).isNull();
      }
      if (error == null) {
        assertThat(given).hasSize(size).hasSize((int) tally.taken());
        assertThat(tally.succeeded() + tally.failed()).isEqualTo(size);
      } else {
        assertThat(error).isInstanceOf(BulkException.class);
      }
    }

    // The scheduler

    private void steps(int most) {
      for (int i = 0; i < most; i++) {
        if (!step()) {
          return;
        }
      }
      assertThat(most).as("steps without an end").isLessThan(MOST_STEPS);
    }

    private boolean step() {
      if (pending.isEmpty() && timers.isEmpty()) {
        return false;
      }
      boolean time = pending.isEmpty() || (!timers.isEmpty() && random.nextInt(4) == 0);
      if (time) {
        Timer timer = timers.remove();
        now = Math.max(now, timer.at);
        timer.task.run();
      } else {
        pending.remove(random.nextInt(pending.size())).run();
      }
      return true;
    }

    /** Another thread comes in between. */
    private void preempt() {
      if (depth < 4 && random.nextInt(6) == 0) {
        depth++;
        boolean unused = step();
        depth--;
      }
    }

    /** The same where the loop calls. */
    private void preemptLoop() {
      assertThat(inLoop).as("two threads in the loop").isFalse();
      inLoop = true;
      preempt();
      inLoop = false;
    }

    private void stopSomehow() {
      stopped = true;
      switch (random.nextInt(3)) {
        case 0 -> loop.stop(Stop.CANCELLED);
        case 1 -> loop.stop(Stop.interrupted());
        default -> {
          runner.close();
          if (size == Integer.MAX_VALUE && demand != Integer.MAX_VALUE) {
            demand = Integer.MAX_VALUE; // otherwise nothing is sent, and nothing fails
            loop.engine().news();
          }
        }
      }
      if (random.nextBoolean() && loop.engine().isStopping()) {
        pending.add(loop); // the thread that waits
      }
    }

    // The executor

    private void runOrLose(Runnable task) {
      if (random.nextInt(3) > 0) {
        pending.add(task);
      }
      preempt();
    }

    private void shutDown() {
      if (tasks == Tasks.DROPPED_BY_SHUTDOWN) {
        service.shutdownNow();
      } else {
        service.shutdown();
      }
    }

    private final class Service extends AbstractExecutorService {
      private final Deque<Runnable> queue = new ArrayDeque<>();
      private boolean shutdown;
      private int running;

      @Override
      public void execute(Runnable task) {
        if (shutdown) {
          throw new RejectedExecutionException();
        }
        queue.add(task);
        pending.add(this::runOne);
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

    // The server

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      assertThat(ended).as("sent after the end").isFalse();
      sent++;
      inFlight++;
      CompletableFuture<ResultPage> answer = new CompletableFuture<>();
      boolean fails = random.nextInt(4) == 0;
      Runnable answering =
          () -> {
            inFlight--;
            if (fails) {
              answer.completeExceptionally(new ConnectionException("coodie-512", "lost"));
            } else {
              answer.complete(ResultPage.empty());
            }
          };
      if (random.nextInt(5) == 0) {
        answering.run();
      } else {
        pending.add(answering);
      }
      preemptLoop();
      return answer;
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlBatch batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> keyspace() {
      return Optional.empty();
    }

    // The source and its work

    @Override
    public void start(Runnable whenThereIsNews) {
      news = whenThereIsNews;
    }

    @Override
    public Found next(int room) {
      boolean nothingYet = random.nextInt(10) == 0;
      if (nothingYet) {
        pending.add(() -> news.run());
      }
      preemptLoop();
      if (nothingYet) {
        return Found.NOTHING_YET;
      }
      return next == size ? Found.END : Found.ITEM;
    }

    @Override
    public void cancel() {
      preemptLoop();
    }

    @Override
    public Integer item() {
      return next++;
    }

    @Override
    public Request<Integer> request(Integer item) {
      preemptLoop();
      if (random.nextInt(20) == 0) {
        throw new IllegalArgumentException("wrong item");
      }
      return new Request<>() {
        @Override
        public CompletionStage<?> send() {
          return runner.execute(statement());
        }

        @Override
        public Integer value(@Nullable Object answer) {
          return item;
        }

        @Override
        public CqlStatement statement() {
          return CqlStatement.of("INSERT");
        }

        @Override
        public @Nullable Object row() {
          return item % 5 == 0 ? null : item % 3;
        }

        @Override
        public boolean groupable() {
          return false;
        }
      };
    }

    @Override
    public String typeName() {
      return "Number";
    }

    @Override
    public String done() {
      return "saved";
    }

    // The consumer

    @Override
    public boolean wants() {
      preemptLoop();
      return demand > 0;
    }

    @Override
    public boolean hasBegun() {
      preemptLoop();
      return true;
    }

    @Override
    public void give(Item<Integer, Integer> item) {
      assertThat(ended).as("given after the end").isFalse();
      assertThat(given.add(item.index())).as("given once").isTrue();
      demand -= demand == Integer.MAX_VALUE ? 0 : 1;
      if (demand == 0) {
        pending.add(
            () -> {
              demand = 1 + random.nextInt(10);
              loop.engine().news();
            });
      }
      preemptLoop();
    }

    @Override
    public void end(@Nullable Throwable why) {
      assertThat(ended).as("ended once").isFalse();
      assertThat(inFlight).as("in flight at the end").isZero();
      ended = true;
      error = why;
    }
  }
}
