package dev.coodie.internal.scan;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.CoodieException;
import dev.coodie.error.UnreadableRangeException;
import dev.coodie.internal.run.Delays;
import dev.coodie.internal.run.Runner;
import dev.coodie.observe.Repetition.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scan. What happens comes in as events, and one thread at a time works them off: so
 * nothing here is locked, and answers that are there at once do not deepen the stack. It asks for
 * pages and lets them be handled elsewhere, so that an event takes no time. Thread-safe.
 */
public final class ScanRun {
  private final Runner runner;
  private final UnaryOperator<Runner> reading;
  private final Runner first;
  private final ScanLimits limits;
  private final PageHandler handler;
  private final Reports reports;
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unhandledEvents = new AtomicInteger();
  private final CompletableFuture<Position> result = new CompletableFuture<>();
  private volatile boolean stopping;

  // What follows belongs to the thread in the loop.
  private @Nullable ScanPlan plan;
  private final Deque<Piece> waiting = new ArrayDeque<>();
  private final Set<OpenRange> open = new LinkedHashSet<>();
  private final Set<ScanPage> handling = new HashSet<>();
  private long rows;
  private @Nullable Throwable failure;
  private boolean reporting;
  private boolean reportedLast;
  private long reportedAt = System.nanoTime();

  /**
   * Gives pages to {@code handler} and the state to {@code reports}.
   *
   * @param runner runs the operation
   * @param reading what reads rows through it
   */
  public ScanRun(
      Runner runner,
      UnaryOperator<Runner> reading,
      ScanLimits limits,
      PageHandler handler,
      Reports reports) {
    this.runner = runner;
    this.reading = reading;
    this.first = reading.apply(runner);
    this.limits = limits;
    this.handler = handler;
    this.reports = reports;
  }

  /**
   * Begins when the plan is there. The result is where it ended: completed only if every row was
   * handled. Cancelling it stops the scan.
   */
  public CompletableFuture<Position> start(CompletionStage<ScanPlan> planned) {
    CompletionStage<Position> unused =
        result.whenComplete(
            (end, error) -> {
              if (result.isCancelled()) {
                stop(error);
              }
            });
    CompletionStage<ScanPlan> unusedPlan =
        planned.whenComplete((ready, error) -> tell(() -> begin(ready, error)));
    return result;
  }

  /** Stops it when the pages that are being handled are. The result fails with {@code why}. */
  public void stop(Throwable why) {
    stopping = true;
    tell(() -> end(why));
  }

  /** Whether no page is to be begun any more. */
  boolean isStopping() {
    return stopping;
  }

  void handled(ScanPage page, OpenRange range, @Nullable ByteBuffer following, long count) {
    tell(
        () -> {
          handling.remove(page);
          rows += count;
          range.handled(following);
          advance(range);
          if (plan != null) {
            reportWhenDue(plan);
          }
        });
  }

  void notHandled(ScanPage page, OpenRange range, @Nullable Throwable error) {
    tell(
        () -> {
          handling.remove(page);
          range.notHandled();
          if (error != null) {
            end(error);
          }
        });
  }

  /**
   * Waits until what was told before is worked off, which takes no time: the pages that were
   * handled are counted then, and a report that is due is on its way. Not to be called in an event.
   */
  public void settle() {
    CompletableFuture<Boolean> settled = new CompletableFuture<>();
    tell(() -> settled.complete(true));
    boolean unused = settled.join();
  }

  private void tell(Runnable event) {
    events.add(event);
    if (unhandledEvents.getAndIncrement() == 0) {
      do {
        Runnable next = events.poll();
        if (next != null) {
          work(next);
        }
      } while (unhandledEvents.decrementAndGet() > 0);
    }
  }

  private void work(Runnable event) {
    try {
      event.run();
    } catch (Throwable e) {
      end(e);
    }
    finishWhenDone();
  }

  private void begin(@Nullable ScanPlan ready, @Nullable Throwable error) {
    if (ready == null) {
      end(
          error == null
              ? new IllegalStateException("There is neither a plan nor an error.")
              : unwrap(error));
      return;
    }
    plan = ready;
    rows = ready.rowsBefore();
    waiting.addAll(ready.pieces());
    openMore();
  }

  private void openMore() {
    while (!stopping && open.size() < limits.parallelism() && !waiting.isEmpty()) {
      OpenRange range = new OpenRange(waiting.remove());
      open.add(range);
      advance(range);
    }
  }

  /** Handles the page that is there, asks for the next one, and ends the range after the last. */
  private void advance(OpenRange range) {
    if (range.isDone()) {
      open.remove(range);
      openMore();
      return;
    }
    if (stopping) {
      return;
    }
    ResultPage page = range.begin();
    if (page != null) {
      ScanPage handed = new ScanPage(this, range, page);
      handling.add(handed);
      try {
        handler.handle(handed);
      } catch (Throwable e) {
        handed.failed(e);
      }
    }
    if (range.wantsPage()) {
      ask(range);
    }
  }

  private void ask(OpenRange range) {
    ScanPlan known = plan;
    if (known == null || stopping) {
      return;
    }
    range.asking();
    Piece piece = range.piece();
    CqlStatement statement =
        known
            .statements()
            .apply(piece)
            .withPagingState(range.next())
            .withPageSize(pageSize(range))
            .withRoutingToken(piece.range().upTo());
    CompletableFuture<ResultPage> answer = send(range, statement);
    range.asked(answer);
    CompletionStage<ResultPage> unused =
        answer.whenComplete((page, error) -> tell(() -> answered(range, statement, page, error)));
  }

  /** A page that could not be read is asked for with fewer rows. */
  private int pageSize(OpenRange range) {
    return Math.max(1, limits.pageSize() >> (range.attempts() - 1));
  }

  private CompletableFuture<ResultPage> send(OpenRange range, CqlStatement statement) {
    try {
      Runner now =
          range.attempts() == 1
              ? first
              : reading.apply(runner.again(Reason.FAILED, range.attempts(), range.error()));
      return now.execute(statement).toCompletableFuture();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void answered(
      OpenRange range,
      CqlStatement statement,
      @Nullable ResultPage page,
      @Nullable Throwable error) {
    if (stopping) {
      return;
    }
    if (page != null) {
      range.arrived(page);
      advance(range);
      return;
    }
    Throwable cause =
        error == null
            ? new IllegalStateException("The driver gave neither a page nor an error.")
            : unwrap(error);
    ScanPlan known = plan;
    if (known != null && known.halves(range.piece(), cause)) {
      open.remove(range);
      range.piece().halves().forEach(waiting::addFirst);
      openMore();
    } else if (passes(cause) && range.attempts() < limits.attempts()) {
      range.failed(cause);
      askLater(range);
    } else {
      end(unreadable(range, statement, cause));
    }
  }

  private void askLater(OpenRange range) {
    Duration pause = limits.firstPause().multipliedBy(1L << (range.attempts() - 1));
    CompletionStage<Boolean> unused =
        Delays.after(
            pause,
            () -> {
              tell(() -> ask(range));
              return CompletableFuture.completedFuture(true);
            });
  }

  /** Reading a page again is harmless, and a scan of hours outlasts a busy or restarted node. */
  private static boolean passes(Throwable error) {
    return error instanceof CoodieException own && own.isTransient();
  }

  private UnreadableRangeException unreadable(
      OpenRange range, CqlStatement statement, Throwable cause) {
    int attempts = range.attempts();
    TokenRange of = range.piece().range();
    return new UnreadableRangeException(
        "coodie-531",
        "The scan of "
            + (plan == null ? "the table" : plan.what())
            + " stopped: it could not read "
            + of
            + (attempts == 1 ? "" : " in " + attempts + " attempts")
            + ": "
            + reason(cause)
            + (passes(cause)
                ? " If a page takes too long, give a smaller pageSize(..) or a longer timeout(..)."
                    + " It can continue from its last checkpoint."
                : ""),
        statement.text(),
        of.after(),
        of.upTo(),
        cause);
  }

  /** Without the statement, which the whole message has at its end. */
  private static String reason(Throwable cause) {
    if (!(cause instanceof CoodieException known)) {
      return cause.getClass().getName() + ".";
    }
    int statement = known.sentence().indexOf(" Statement: ");
    return statement < 0 ? known.sentence() : known.sentence().substring(0, statement);
  }

  /**
   * Begins nothing any more. What is being handled is waited for, but not what an executor has not
   * begun: it may never do so.
   */
  private void end(Throwable why) {
    stopping = true;
    Throwable first = failure;
    if (first == null) {
      failure = why;
    } else if (first != why) {
      first.addSuppressed(why);
    }
    open.forEach(OpenRange::drop);
    handling.forEach(page -> page.takeBack(null));
  }

  private void finishWhenDone() {
    ScanPlan known = plan;
    boolean readAll = known != null && open.isEmpty() && waiting.isEmpty();
    if (!handling.isEmpty() || reporting || !(stopping || readAll)) {
      return;
    }
    Throwable why = failure;
    if (known != null && !reportedLast) {
      reportedLast = true;
      report(known);
    } else if (why != null) {
      runner.end(why);
      result.completeExceptionally(why);
    } else if (known != null && !stopping) {
      runner.end(null);
      result.complete(position(known));
    }
  }

  private void reportWhenDue(ScanPlan known) {
    long nanos = System.nanoTime() - reportedAt;
    if (!reporting && !stopping && nanos >= limits.interval().toNanos()) {
      report(known);
    }
  }

  private void report(ScanPlan known) {
    reporting = true;
    reports.report(
        position(known),
        error ->
            tell(
                () -> {
                  reporting = false;
                  reportedAt = System.nanoTime();
                  if (error != null) {
                    end(error);
                  }
                }));
  }

  private Position position(ScanPlan known) {
    List<Piece> left = new ArrayList<>(waiting);
    open.forEach(range -> left.add(range.piece()));
    return new Position(known.fingerprint(), known.whole(), rows, Ring.join(left));
  }

  private static Throwable unwrap(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
