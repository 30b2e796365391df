package dev.coodie.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.BulkException;
import dev.coodie.error.ConnectionException;
import dev.coodie.internal.Chance;
import dev.coodie.internal.run.Runner;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The loop of a job under a scheduler that is all chance and always the same for a seed: tasks of
 * the executor, answers, the clock, cancelling, closing and shutting down come in any order, also
 * in the midst of each other wherever the loop calls something that is not its own.
 */
class BackgroundModelTest {
  private static final int SEEDS = Integer.getInteger("model.seeds", 2_000);
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
    private final Chance chance;
    private final Tasks tasks;
    private final Chance.Service service;
    private final Runner runner = new Runner(this);
    private final Background<Integer, Integer> loop;
    private final Set<Long> given = new HashSet<>();
    private final int size;
    private int next;
    private int inFlight;
    private int sent;
    private int demand;
    private boolean stopped;
    private boolean inLoop;
    private boolean ended;
    private @Nullable Throwable error;
    private Runnable news = () -> {};

    Model(long seed, Tasks tasks) {
      this.chance = new Chance(seed);
      this.service = chance.new Service();
      this.tasks = tasks;
      this.size = chance.below(5) == 0 ? Integer.MAX_VALUE : chance.below(60);
      this.demand = chance.coin() ? Integer.MAX_VALUE : chance.below(10);
      Executor executor = tasks == Tasks.LOST_NOW_AND_THEN ? this::runOrLose : service;
      Plan plan = new Plan(1 + chance.below(8), 0, chance.coin(), executor, null);
      loop =
          new Background<>(
              new Job<>(runner, plan, () -> this, this),
              this,
              chance.coin(),
              new Background.Clock() {
                @Override
                public long nanos() {
                  return chance.now();
                }

                @Override
                public void after(long nanos, Runnable task) {
                  chance.after(nanos, task);
                }
              });
    }

    void run() {
      if (chance.below(3) == 0) {
        chance.soon(this::stopSomehow);
      }
      if (tasks == Tasks.DROPPED_BY_SHUTDOWN || tasks == Tasks.REFUSED_BY_SHUTDOWN) {
        chance.soon(this::shutDown);
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
      assertThat(chance.run(most) || most < MOST_STEPS).as("steps without an end").isTrue();
    }

    /** Another thread comes in between, where the loop calls; no other may be in the loop. */
    private void preemptLoop() {
      assertThat(inLoop).as("two threads in the loop").isFalse();
      inLoop = true;
      chance.preempt();
      inLoop = false;
    }

    private void stopSomehow() {
      stopped = true;
      switch (chance.below(3)) {
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
      if (chance.coin() && loop.engine().isStopping()) {
        chance.soon(loop); // the thread that waits
      }
    }

    // The executor

    private void runOrLose(Runnable task) {
      if (chance.below(3) > 0) {
        chance.soon(task);
      }
      chance.preempt();
    }

    private void shutDown() {
      if (tasks == Tasks.DROPPED_BY_SHUTDOWN) {
        service.shutdownNow();
      } else {
        service.shutdown();
      }
    }

    // The server

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      assertThat(ended).as("sent after the end").isFalse();
      sent++;
      inFlight++;
      CompletableFuture<ResultPage> answer = new CompletableFuture<>();
      boolean fails = chance.below(4) == 0;
      Runnable answering =
          () -> {
            inFlight--;
            if (fails) {
              answer.completeExceptionally(new ConnectionException("coodie-512", "lost"));
            } else {
              answer.complete(ResultPage.empty());
            }
          };
      if (chance.below(5) == 0) {
        answering.run();
      } else {
        chance.soon(answering);
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
      boolean nothingYet = chance.below(10) == 0;
      if (nothingYet) {
        chance.soon(() -> news.run());
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
    public Runner begin() {
      return runner;
    }

    @Override
    public Request<Integer> request(Integer item) {
      preemptLoop();
      if (chance.below(20) == 0) {
        throw new IllegalArgumentException("wrong item");
      }
      return new Request<>() {
        @Override
        public CompletionStage<?> send(Runner given) {
          return given.execute(statement());
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
        chance.soon(
            () -> {
              demand = 1 + chance.below(10);
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
