package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for page after page until a visitor has enough or there are no more. A loop, not a
 * recursion: a thousand pages that are answered at once do not deepen the stack. It is its own
 * stage, one object, since this is the hot path.
 */
final class Pages<R> extends CompletableFuture<R>
    implements BiConsumer<@Nullable ResultPage, @Nullable Throwable> {
  private final Driver driver;
  private final CqlStatement statement;
  private final Predicate<ResultPage> visitor;
  private final Supplier<? extends R> result;

  private Pages(
      Driver driver,
      CqlStatement statement,
      Predicate<ResultPage> visitor,
      Supplier<? extends R> result) {
    this.driver = driver;
    this.statement = statement;
    this.visitor = visitor;
    this.result = result;
  }

  /**
   * Gives every page to {@code visitor}, one after another, until it returns false, and then asks
   * for the {@code result}. Cancelling the stage stops after the page under way.
   */
  static <R> CompletableFuture<R> visit(
      Driver driver,
      CqlStatement statement,
      Predicate<ResultPage> visitor,
      Supplier<? extends R> result) {
    Pages<R> pages = new Pages<>(driver, statement, visitor, result);
    pages.from(statement);
    return pages;
  }

  private void from(CqlStatement first) {
    CqlStatement next = first;
    while (next != null && !isDone()) {
      CompletableFuture<ResultPage> page = execute(next);
      if (!page.isDone()) {
        CompletionStage<ResultPage> unused = page.whenComplete(this);
        return;
      }
      next = take(page);
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
  public void accept(@Nullable ResultPage page, @Nullable Throwable error) {
    CqlStatement next = page == null || error != null ? fail(error) : visitAndAdvance(page);
    if (next != null) {
      from(next);
    }
  }

  private @Nullable CqlStatement take(CompletableFuture<ResultPage> page) {
    try {
      return visitAndAdvance(page.join());
    } catch (RuntimeException e) {
      return fail(e);
    }
  }

  private @Nullable CqlStatement visitAndAdvance(ResultPage page) {
    try {
      ByteBuffer state = page.pagingState();
      if (visitor.test(page) && state != null) {
        return statement.withPagingState(state);
      }
      complete(result.get());
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
