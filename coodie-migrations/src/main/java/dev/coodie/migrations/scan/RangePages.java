package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.CoodieException;
import dev.coodie.error.MigrationException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All pages of one range, the next one asked for while the one before is used. For one thread. */
final class RangePages {
  private static final int ATTEMPTS = 5;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Coodie coodie;
  private final CqlStatement statement;
  private final String where;
  private @Nullable CqlStatement asked;
  private long askedAt;
  private long pageAskedAt;
  private long lastReadAt;
  private @Nullable CompletableFuture<ResultPage> answer;

  /** {@code where} says in messages what is read. */
  RangePages(Coodie coodie, CqlStatement statement, String where) {
    this.coodie = coodie;
    this.statement = statement;
    this.where = where;
    ask(statement);
  }

  /** The next page, which may be empty, or null after the last. */
  @Nullable ResultPage next() throws InterruptedException {
    pageAskedAt = askedAt;
    CqlStatement current = asked;
    CompletableFuture<ResultPage> expected = answer;
    if (current == null || expected == null) {
      return null;
    }
    ResultPage page = await(current, expected);
    ByteBuffer following = page.pagingState();
    if (following == null) {
      asked = null;
      answer = null;
    } else {
      ask(statement.withPagingState(following));
    }
    return page;
  }

  /**
   * A write time for the next row that is copied, in microseconds since 1970: when its page was
   * asked for, and later than that of the row before. A list that is written twice with one time,
   * as a static one is by each row of its partition, would be there twice.
   */
  long readAt() {
    lastReadAt = Math.max(pageAskedAt, lastReadAt + 1);
    return lastReadAt;
  }

  private void ask(CqlStatement page) {
    asked = page;
    askedAt = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    answer = coodie.async().execute(page).toCompletableFuture();
  }

  /** Reading a page again is harmless, and a scan of hours outlasts a busy or restarted node. */
  private ResultPage await(CqlStatement page, CompletableFuture<ResultPage> first)
      throws InterruptedException {
    CompletableFuture<ResultPage> attempt = first;
    for (int number = 1; ; number++) {
      try {
        return attempt.get();
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (number == ATTEMPTS || !passes(cause)) {
          throw unreadable(cause, number);
        }
        TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS << (number - 1));
        attempt = coodie.async().execute(page).toCompletableFuture();
      }
    }
  }

  private static boolean passes(Throwable error) {
    return error instanceof CoodieException own && own.isTransient();
  }

  private MigrationException unreadable(Throwable cause, int attempts) {
    String reason =
        cause instanceof CoodieException known ? known.sentence() : cause.getClass().getName();
    return new MigrationException(
        "coodie-961",
        "Could not read "
            + where
            + (attempts == 1 ? "" : " in " + attempts + " attempts")
            + ": "
            + reason
            + " If the range is too large for its pages, take a smaller page size.",
        cause);
  }
}
