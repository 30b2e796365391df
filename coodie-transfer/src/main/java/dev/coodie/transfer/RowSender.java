package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.error.UnavailableException;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sends the statements of rows, a bounded number at once, and decides what a failure means. */
final class RowSender {
  /** The server refused the statement, or nothing could be sent. */
  private static final Set<String> NOT_RUN =
      Set.of("coodie-507", "coodie-508", "coodie-513", "coodie-514", "coodie-515");

  /** A record of so many bytes may be more than a server takes. */
  private static final long LARGE = 1 << 20;

  private final Coodie coodie;
  private final Window window;
  private final int inFlight;
  private final Semaphore permits;

  RowSender(Coodie coodie, Window window, int inFlight) {
    this.coodie = coodie;
    this.window = window;
    this.inFlight = inFlight;
    this.permits = new Semaphore(inFlight);
  }

  /**
   * Waits until the statements may be sent, and sends them.
   *
   * @param again the same statements for each time that they are sent again, counted from 1
   */
  void send(
      Window.Entry entry, List<CqlStatement> statements, IntFunction<List<CqlStatement>> again)
      throws InterruptedException {
    int needed = Math.min(statements.size(), inFlight);
    permits.acquire(needed);
    CompletableFuture<?>[] running =
        IntStream.range(0, statements.size())
            .mapToObj(i -> send(statements.get(i), attempt -> again.apply(attempt).get(i)))
            .toArray(CompletableFuture<?>[]::new);
    CompletionStage<Void> unused =
        CompletableFuture.allOf(running)
            .whenComplete(
                (nothing, error) -> {
                  permits.release(needed);
                  end(entry, statements.get(0).counter(), error);
                });
  }

  private CompletableFuture<ResultPage> send(
      CqlStatement statement, IntFunction<CqlStatement> again) {
    if (statement.counter()) {
      try {
        return coodie.async().execute(statement).toCompletableFuture();
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }
    boolean same = statement.idempotent();
    return Retries.run(
        attempt -> coodie.async().execute(attempt == 0 || same ? statement : again.apply(attempt)));
  }

  private void end(Window.Entry entry, boolean counter, @Nullable Throwable error) {
    if (error == null) {
      window.written(entry);
      return;
    }
    Throwable cause = Retries.unwrap(error);
    if (!(cause instanceof CoodieException own)) {
      endWithout(entry, cause);
    } else if (own instanceof UnauthorizedException || own instanceof ConfigurationException) {
      window.fail(own);
    } else if (!counter && Retries.isTransient(own)) {
      endTransient(entry, own);
    } else if (counter && !wasNotRun(own)) {
      window.rejected(entry, "whether the counters were added to is unknown: " + own.getMessage());
    } else {
      window.rejected(entry, String.valueOf(own.getMessage()));
    }
  }

  /** What is not ours may be of this record's values, and would be again if it were repeated. */
  private void endWithout(Window.Entry entry, Throwable cause) {
    boolean ofValues =
        cause instanceof IllegalArgumentException
            || cause instanceof ArithmeticException
            || cause instanceof DateTimeException
            || cause instanceof ClassCastException
            || cause instanceof IndexOutOfBoundsException
            || cause instanceof BufferUnderflowException;
    if (ofValues) {
      window.rejected(entry, "it cannot be sent: " + cause.getClass().getSimpleName());
    } else {
      window.fail(cause);
    }
  }

  /** A server that has too much to do with a large record, but answers otherwise, refused it. */
  private void endTransient(Window.Entry entry, CoodieException error) {
    if (entry.record().bytes() < LARGE) {
      window.fail(error);
      return;
    }
    CompletionStage<Void> unused =
        Retries.run(() -> coodie.async().execute(CqlStatement.of("SELECT key FROM system.local")))
            .handle(
                (answer, silence) -> {
                  if (silence == null) {
                    window.rejected(entry, String.valueOf(error.getMessage()));
                  } else {
                    window.fail(error);
                  }
                  return null;
                });
  }

  private static boolean wasNotRun(CoodieException error) {
    return error instanceof UnavailableException
        || error instanceof OverloadedException
        || NOT_RUN.contains(error.id());
  }
}
