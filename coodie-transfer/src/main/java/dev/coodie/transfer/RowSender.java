package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.OverloadedException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.error.UnavailableException;
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
      return coodie.async().execute(statement).toCompletableFuture();
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
    if (!(cause instanceof CoodieException own)
        || own instanceof UnauthorizedException
        || own instanceof ConfigurationException
        || (!counter && Retries.isTransient(own))) {
      window.fail(cause);
    } else if (counter && !wasNotRun(own)) {
      window.rejected(entry, "whether the counters were added to is unknown: " + own.getMessage());
    } else {
      window.rejected(entry, String.valueOf(own.getMessage()));
    }
  }

  private static boolean wasNotRun(CoodieException error) {
    return error instanceof UnavailableException
        || error instanceof OverloadedException
        || NOT_RUN.contains(error.id());
  }
}
