package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.CoodieException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A statement or batch on its way, and the page it ends with: takes its {@link Room} until its end,
 * and knows whether the driver can have sent it. One object, since this is the hot path.
 */
abstract class Sending extends CompletableFuture<ResultPage>
    implements BiFunction<@Nullable AsyncResultSet, @Nullable Throwable, Boolean> {
  // The driver tells its throttler of a request on the thread that executes it, without saying
  // which statement it is of.
  private static final ThreadLocal<@Nullable Sending> EXECUTING = new ThreadLocal<>();

  private static final AtomicIntegerFieldUpdater<Sending> ENTERED =
      AtomicIntegerFieldUpdater.newUpdater(Sending.class, "entered");

  final CqlSession session;
  private final Room room;
  private final long bytes;

  @SuppressWarnings("UnusedVariable") // read by its updater
  private volatile int entered;

  private volatile boolean handedOver;
  private volatile boolean waiting;
  private volatile @Nullable CompletableFuture<AsyncResultSet> request;

  Sending(CqlSession session, Room room, long bytes) {
    this.session = session;
    this.room = room;
    this.bytes = bytes;
  }

  /** What this thread is handing over to the driver, once; null if that is nothing of ours. */
  static @Nullable Sending executing() {
    Sending current = EXECUTING.get();
    if (current != null) {
      EXECUTING.set(null);
    }
    return current;
  }

  /** For messages. */
  abstract String text();

  abstract ResultPage page(AsyncResultSet result);

  /** An error of the driver as ours. */
  abstract CoodieException translated(@Nullable Throwable error);

  /**
   * Told of each answer of the driver; error is null if there is a result. Whether it was sent
   * anew, so that this is not its end.
   */
  abstract boolean goesOn(@Nullable Throwable error);

  /** The driver's request did nothing, and another will be made. */
  final void begin() {
    handedOver = false;
  }

  /** Whether it may go on; otherwise it has failed. */
  final boolean enter() {
    if (room.take(bytes)) {
      entered = 1;
      return true;
    }
    completeExceptionally(room.full(text()));
    return false;
  }

  /** The throttler lets it wait; until {@link #begins} it is not sent. */
  final void waits() {
    waiting = true;
  }

  final void begins() {
    waiting = false;
  }

  /** Whether it is certain that no node got it. */
  final boolean isUnsent() {
    return waiting || !handedOver;
  }

  /** Hands it over to the driver, unless its caller has given up: then it returns false. */
  @CanIgnoreReturnValue
  final boolean run(Statement<?> driverStatement) {
    if (isDone()) {
      return false;
    }
    CompletableFuture<AsyncResultSet> answer;
    handedOver = true;
    EXECUTING.set(this);
    try {
      answer = session.executeAsync(driverStatement).toCompletableFuture();
    } finally {
      EXECUTING.set(null);
    }
    request = answer;
    CompletionStage<Boolean> unused = answer.handle(this);
    if (isCancelled()) {
      withdraw();
    }
    return true;
  }

  /**
   * The driver's answer. A function, since the stage that follows a consumer fails with another
   * exception, which costs much where thousands of statements fail.
   */
  @Override
  public final Boolean apply(@Nullable AsyncResultSet result, @Nullable Throwable error) {
    if (goesOn(error)) {
      return false;
    }
    if (result == null) {
      fail(error);
      return false;
    }
    try {
      complete(page(result));
    } catch (RuntimeException e) {
      fail(e);
    }
    // The text of a batch is made when it is asked for.
    if (!result.getExecutionInfo().getWarnings().isEmpty()) {
      ServerWarnings.log(result, text(), session);
    }
    return true;
  }

  final void fail(@Nullable Throwable error) {
    if (!isDone()) {
      completeExceptionally(translated(error));
    }
  }

  @Override
  public final boolean complete(ResultPage page) {
    return leftIf(super.complete(page));
  }

  @Override
  public final boolean completeExceptionally(Throwable error) {
    return leftIf(super.completeExceptionally(error));
  }

  /** One that waits is not sent any more; one that is under way may have its effect. */
  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = leftIf(super.cancel(mayInterruptIfRunning));
    if (cancelled) {
      withdraw();
    }
    return cancelled;
  }

  /** A future that was cancelled says so again when it is cancelled again. */
  private boolean leftIf(boolean ended) {
    if (ended && ENTERED.compareAndSet(this, 1, 0)) {
      room.leave(bytes);
    }
    return ended;
  }

  private void withdraw() {
    CompletableFuture<AsyncResultSet> underWay = request;
    if (waiting && underWay != null) {
      underWay.cancel(true);
    }
  }
}
