package dev.coodie.internal.scan;

import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A range that is being read: at most one page is handled, and one more is there or asked for.
 * Belongs to the thread in the loop of its run, but for the bounds of the piece.
 */
final class OpenRange {
  private volatile Piece piece;
  private @Nullable ByteBuffer next;
  private boolean lastArrived;
  private @Nullable ResultPage ready;
  private boolean handling;
  private boolean asking;
  private int attempts;
  private @Nullable Throwable error;
  private Instant askedAt = Instant.MIN;
  private Instant readyAskedAt = Instant.MIN;
  private @Nullable CompletableFuture<ResultPage> request;

  OpenRange(Piece piece) {
    this.piece = piece;
    this.next = piece.position();
  }

  /** What of it was not handled. */
  Piece piece() {
    return piece;
  }

  /** Where the page starts that is asked for next. */
  @Nullable ByteBuffer next() {
    return next;
  }

  boolean wantsPage() {
    return !asking && ready == null && !lastArrived;
  }

  boolean isDone() {
    return lastArrived && ready == null && !handling;
  }

  int attempts() {
    return attempts;
  }

  /** Why its page could not be read the last time, null if it could. */
  @Nullable Throwable error() {
    return error;
  }

  void failed(Throwable why) {
    error = why;
  }

  void asking() {
    asking = true;
    attempts++;
    askedAt = Instant.now();
  }

  void asked(CompletableFuture<ResultPage> answer) {
    request = answer;
  }

  void arrived(ResultPage page) {
    asking = false;
    request = null;
    attempts = 0;
    error = null;
    ready = page;
    readyAskedAt = askedAt;
    next = page.pagingState();
    lastArrived = next == null;
  }

  /** The page to handle now, if there is one and none is handled. */
  @Nullable ResultPage begin() {
    ResultPage page = handling ? null : ready;
    if (page != null) {
      ready = null;
      handling = true;
    }
    return page;
  }

  /** When the page that was just begun was asked for. */
  Instant begunAskedAt() {
    return readyAskedAt;
  }

  void handled(@Nullable ByteBuffer following) {
    handling = false;
    piece = piece.from(following);
  }

  void notHandled() {
    handling = false;
  }

  /** Lets go of pages and requests. A last page that is not handled is still to be read. */
  void drop() {
    if (ready != null) {
      ready = null;
      lastArrived = false;
    }
    CompletableFuture<ResultPage> underWay = request;
    request = null;
    if (underWay != null) {
      underWay.cancel(true);
    }
  }
}
