package dev.coodie.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.StatementException;
import dev.coodie.internal.Chance;
import dev.coodie.internal.run.Runner;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A scan whose pages, answers, reports, interrupts and executor come in any order: it ends, handles
 * no page twice, and its last report says exactly what was not handled.
 */
class ScanModelTest {
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
  void it_always_ends_and_tells_what_is_left(Tasks tasks) {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        new Model(seed, tasks).run();
      } catch (RuntimeException | Error e) {
        throw new AssertionError(tasks + ", seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static final class Model implements Driver, Reports {
    private final Chance chance;
    private final Chance.Service service;
    private final Tasks tasks;
    private final Handover handover;
    private final ScanRun scan;
    private final int[] pages;
    private final int[] handled;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Position> reports = new ArrayList<>();
    private @Nullable CompletableFuture<Position> result;
    private boolean stopped;
    private boolean reporting;

    Model(long seed, Tasks tasks) {
      this.tasks = tasks;
      chance = new Chance(seed);
      service = chance.new Service();
      pages = new int[1 + chance.below(6)];
      handled = new int[pages.length];
      for (int i = 0; i < pages.length; i++) {
        pages[i] = 1 + chance.below(4);
        pieces.add(Piece.of(range(i)));
      }
      Executor executor = tasks == Tasks.LOST_NOW_AND_THEN ? this::runOrLose : service;
      handover = new Handover(executor, chance::after);
      scan =
          new ScanRun(
              new Runner(this),
              UnaryOperator.identity(),
              new ScanLimits(1 + chance.below(3), 10, Duration.ZERO, 1, Duration.ZERO),
              this::handle,
              this);
    }

    /** Apart from each other, so that what is left is not joined. */
    private static TokenRange range(int number) {
      return new TokenRange(number * 100L, number * 100L + 50);
    }

    private static int number(TokenRange range) {
      return (int) (range.after() / 100);
    }

    void run() {
      if (chance.below(3) == 0) {
        chance.soon(this::stop);
      }
      if (tasks == Tasks.DROPPED_BY_SHUTDOWN) {
        chance.soon(service::shutdownNow);
      } else if (tasks == Tasks.REFUSED_BY_SHUTDOWN) {
        chance.soon(service::shutdown);
      }
      result =
          scan.start(
              CompletableFuture.completedFuture(
                  new ScanPlan(
                      "ks.t",
                      ByteBuffer.allocate(1),
                      1,
                      piece -> CqlStatement.of("SELECT " + number(piece.range())),
                      false,
                      pieces,
                      0)));
      steps();
      if (tasks == Tasks.LOST_NOW_AND_THEN) {
        if (!hasEnded()) {
          stop();
          steps();
        }
        if (reporting) {
          return; // nobody can know that the report was lost
        }
      }
      check();
    }

    private boolean hasEnded() {
      return result != null && result.isDone();
    }

    private void check() {
      assertThat(result).as("it has ended").isNotNull().isDone();
      boolean failed = result.isCompletedExceptionally();
      Throwable why = failed ? result.handle((end, error) -> error).join() : null;
      assertThat(why instanceof AssertionError).as("why it failed: %s", why).isFalse();
      Position last = reports.get(reports.size() - 1);
      for (int i = 0; i < pages.length; i++) {
        assertThat(left(last, i)).as("left of range %s", i).isEqualTo(handled[i]);
      }
      if (!failed) {
        assertThat(handled).isEqualTo(pages);
        assertThat(stopped && !last.left().isEmpty()).isFalse();
      }
    }

    /** The page of a range that is read next; after the last, if nothing of the range is left. */
    private int left(Position position, int number) {
      for (Piece piece : position.left()) {
        if (piece.range().equals(range(number))) {
          return page(piece.position());
        }
      }
      return pages[number];
    }

    private static int page(@Nullable ByteBuffer state) {
      return state == null ? 0 : state.duplicate().getInt();
    }

    private void steps() {
      assertThat(chance.run(MOST_STEPS)).as("an end of steps").isTrue();
    }

    private void stop() {
      stopped = true;
      scan.stop(new IllegalStateException("interrupted"));
    }

    private void runOrLose(Runnable task) {
      if (chance.below(8) > 0) {
        chance.soon(task);
      }
      chance.preempt();
    }

    // The pages

    private void handle(ScanPage page) {
      try {
        handover.hand(
            new Handover.Task() {
              @Override
              public boolean isWaiting() {
                return page.isWaiting();
              }

              @Override
              public void run() {
                page.handleBy(Model.this::handled);
              }

              @Override
              public void takeBack() {
                page.takeBack(ended());
              }
            });
      } catch (RejectedExecutionException e) {
        page.failed(ended());
      }
    }

    private static StatementException ended() {
      return new StatementException("coodie-540", "ended", "SELECT", null);
    }

    private long handled(ScanPage page) {
      assertThat(hasEnded()).as("handled after the end").isFalse();
      chance.preempt();
      if (chance.below(30) == 0) {
        throw new IllegalArgumentException("a row that does not fit");
      }
      int number = number(page.range());
      assertThat(page(page.piece().position())).as("page of %s", number).isEqualTo(handled[number]);
      handled[number]++;
      return 1;
    }

    // The reports

    @Override
    public void report(Position position, Consumer<@Nullable Throwable> done) {
      assertThat(reporting).as("two reports at once").isFalse();
      reporting = true;
      Telling task = new Telling(position, done);
      try {
        handover.hand(task);
      } catch (RejectedExecutionException e) {
        task.run();
      }
    }

    private final class Telling implements Handover.Task {
      private final Position position;
      private final Consumer<@Nullable Throwable> done;
      private boolean begun;

      Telling(Position position, Consumer<@Nullable Throwable> done) {
        this.position = position;
        this.done = done;
      }

      @Override
      public boolean isWaiting() {
        return !begun;
      }

      @Override
      public void run() {
        if (!begun) {
          begun = true;
          chance.preempt();
          assertThat(hasEnded()).as("told after the end").isFalse();
          reports.add(position);
          reporting = false;
          done.accept(null);
        }
      }

      @Override
      public void takeBack() {
        run();
      }
    }

    // The server

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      int number = Integer.parseInt(statement.text().substring("SELECT ".length()));
      int at = page(statement.pagingState());
      CompletableFuture<ResultPage> answer = new CompletableFuture<>();
      Runnable answering =
          () -> {
            if (chance.below(40) == 0) {
              answer.completeExceptionally(ended());
            } else {
              answer.complete(answer(at + 1, at + 1 == pages[number]));
            }
          };
      if (chance.below(5) == 0) {
        answering.run();
      } else {
        chance.soon(answering);
      }
      chance.preempt();
      return answer;
    }

    private static ResultPage answer(int next, boolean last) {
      return ResultPage.of(
          ResultColumns.of("", List.of()),
          List.of(),
          last ? null : ByteBuffer.allocate(4).putInt(0, next));
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlBatch batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> keyspace() {
      return Optional.empty();
    }
  }
}
