package dev.coodie.internal.scan;

import dev.coodie.driver.ResultPage;
import dev.coodie.internal.run.PageSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a scan for a subscription, in the order in which they arrive. The scan begins when
 * the first one is asked for; it reads ahead as far as every scan does. Thread-safe.
 */
public final class ScanFeed implements PageSource, PageHandler {
  /** A scan that was begun. */
  public record Begun(ScanRun run, CompletableFuture<Position> end) {}

  private final Function<PageHandler, Begun> begin;
  private final Deque<ScanPage> arrived = new ArrayDeque<>();
  private @Nullable CompletableFuture<@Nullable ResultPage> wanted;
  private @Nullable ScanPage given;
  private @Nullable ScanRun run;
  private boolean begun;
  private boolean ended;
  private boolean cancelled;
  private @Nullable Throwable failure;

  /** {@code begin} starts the scan, with what takes its pages. */
  public ScanFeed(Function<PageHandler, Begun> begin) {
    this.begin = begin;
  }

  @Override
  public CompletionStage<@Nullable ResultPage> next() {
    CompletableFuture<@Nullable ResultPage> page = new CompletableFuture<>();
    boolean first;
    synchronized (this) {
      wanted = page;
      first = !begun;
      begun = true;
    }
    if (first) {
      begin();
    }
    give();
    return page;
  }

  private void begin() {
    Begun scan = begin.apply(this);
    boolean late;
    synchronized (this) {
      run = scan.run();
      late = cancelled;
    }
    if (late) {
      stop(scan.run());
    }
    CompletionStage<Position> unused =
        scan.end()
            .whenComplete(
                (end, error) -> {
                  synchronized (this) {
                    ended = true;
                    failure = error;
                  }
                  giveElsewhere();
                });
  }

  @Override
  public void handle(ScanPage page) {
    boolean taken;
    synchronized (this) {
      taken = !cancelled && page.begin() && arrived.add(page);
    }
    if (taken) {
      giveElsewhere();
    } else {
      page.dropped();
    }
  }

  /** The subscriber must not hold up the threads of the driver. */
  private void giveElsewhere() {
    boolean waiting;
    synchronized (this) {
      waiting = wanted != null;
    }
    if (waiting) {
      CompletionStage<Void> unused = CompletableFuture.runAsync(this::give);
    }
  }

  /** What is wanted is completed outside of the lock: it goes on to the subscriber. */
  private void give() {
    CompletableFuture<@Nullable ResultPage> waiting;
    ScanPage page;
    Throwable error;
    synchronized (this) {
      waiting = wanted;
      page = waiting == null ? null : arrived.poll();
      if (waiting == null || (page == null && !ended)) {
        return;
      }
      wanted = null;
      given = page;
      error = failure;
    }
    if (page != null) {
      waiting.complete(page.rows());
    } else if (error != null) {
      waiting.completeExceptionally(error);
    } else {
      waiting.complete(null);
    }
  }

  @Override
  public synchronized boolean needsDemand() {
    return !begun;
  }

  @Override
  public void used() {
    ScanPage page;
    synchronized (this) {
      page = given;
      given = null;
    }
    if (page != null) {
      page.handled(page.rows().size());
    }
  }

  @Override
  public void cancel() {
    Deque<ScanPage> dropped;
    ScanRun underWay;
    synchronized (this) {
      cancelled = true;
      wanted = null;
      dropped = new ArrayDeque<>(arrived);
      arrived.clear();
      if (given != null) {
        dropped.add(given);
      }
      given = null;
      underWay = run;
    }
    if (underWay != null) {
      stop(underWay);
    }
    dropped.forEach(ScanPage::dropped);
  }

  private static void stop(ScanRun run) {
    run.stop(new CancellationException("The subscription was cancelled."));
  }
}
