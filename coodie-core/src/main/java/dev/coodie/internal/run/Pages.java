package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for page after page until it has enough or there are no more. A loop, not a recursion: a
 * thousand pages that are answered at once do not deepen the stack. It is its own stage, one object
 * with what it collects, since this is the hot path. Cancelling it stops after the page under way.
 */
abstract class Pages<R> extends CompletableFuture<R>
    implements BiConsumer<@Nullable ResultPage, @Nullable Throwable> {
  private final Driver driver;
  private final CqlStatement statement;

  Pages(Driver driver, CqlStatement statement) {
    this.driver = driver;
    this.statement = statement;
  }

  /** Takes a page, and says what to ask for next; null if this is enough. */
  abstract @Nullable CqlStatement visit(ResultPage page);

  /** What became of the pages. */
  abstract @Nullable R result();

  /** The statement that was asked for first. */
  final CqlStatement statement() {
    return statement;
  }

  /** What asks for the page after this one; null if this is the last. */
  final @Nullable CqlStatement after(ResultPage page) {
    ByteBuffer state = page.pagingState();
    return state == null ? null : statement.withPagingState(state);
  }

  /** Asks for the first page. */
  final CompletionStage<R> start() {
    from(statement);
    return this;
  }

  private void from(CqlStatement first) {
    CqlStatement next = first;
    while (next != null && !isDone()) {
      CompletableFuture<ResultPage> page = execute(next);
      if (!page.isDone()) {
        CompletionStage<ResultPage> unused = page.whenComplete(this);
        return;
      }
      ResultPage there;
      try {
        there = page.join();
      } catch (RuntimeException e) {
        fail(e);
        return;
      }
      next = visitAndAdvance(there);
    }
  }

  /** A driver must not throw; one that does fails the reading instead of leaving it open. */
  private CompletableFuture<ResultPage> execute(CqlStatement next) {
    try {
      return driver.execute(next).toCompletableFuture();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** The driver's answer, where it was not there at once. */
  @Override
  public final void accept(@Nullable ResultPage page, @Nullable Throwable error) {
    CqlStatement next = page == null || error != null ? fail(error) : visitAndAdvance(page);
    if (next != null) {
      from(next);
    }
  }

  private @Nullable CqlStatement visitAndAdvance(ResultPage page) {
    try {
      CqlStatement next = visit(page);
      if (next != null) {
        return next;
      }
      complete(result());
    } catch (RuntimeException | Error e) {
      fail(e);
    }
    return null;
  }

  private @Nullable CqlStatement fail(@Nullable Throwable error) {
    completeExceptionally(
        error == null
            ? new IllegalStateException("The driver gave neither a page nor an error.")
            : Futures.unwrap(error));
    return null;
  }
}
