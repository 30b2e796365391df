package dev.coodie.transfer;

import dev.coodie.driver.TokenRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a comparison: threads compare a range each, and this thread takes what comes out,
 * writes it, and stores how far it is.
 */
final class ComparisonRun {
  private static final long POLL_MILLIS = 50;
  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long WHOLE = 1_000_000;

  private final ComparedTables tables;
  private final ComparisonSettings settings;
  private final @Nullable ProgressFile progress;
  private final ComparisonState state;
  private final RangeWork work;
  private final Instant begin = Instant.now();
  private final long before;
  private final double share;
  private final Deque<TokenRange> fresh;
  private final Deque<TokenRange> told;
  private long keptNanos = System.nanoTime();
  private volatile boolean stopping;
  private @Nullable Throwable failure;

  ComparisonRun(ComparedTables tables, ComparisonSettings settings) {
    this.tables = tables;
    this.settings = settings;
    Path file = settings.file;
    this.progress = file == null ? null : new ProgressFile(file);
    this.state = ComparisonState.open(tables, settings, progress);
    if (file != null && progress != null) {
      OutputFiles.check(file, progress, settings.overwrite, settings.resume);
    }
    this.work = new RangeWork(tables, settings, () -> stopping);
    this.before = state.tally().get(Tally.Count.ROWS);
    this.share = settings.part == null ? 1 : settings.part.share();
    this.fresh = new ArrayDeque<>(state.left());
    this.told = new ArrayDeque<>(state.told());
  }

  ComparisonResult run() {
    try (Outcome outcome = new Outcome(settings.file, state.length(), settings.lines)) {
      keep(outcome);
      ExecutorService threads =
          Executors.newFixedThreadPool(settings.parallelism, ComparisonRun::thread);
      try {
        work(outcome, new ExecutorCompletionService<>(threads));
      } finally {
        stopping = true;
        threads.shutdownNow();
      }
      end(outcome);
    }
    if (progress != null) {
      progress.delete();
    }
    return ComparisonResult.of(
        state.tally(), before, Duration.between(begin, Instant.now()), tables.notes());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "coodie-compare");
    thread.setDaemon(true);
    return thread;
  }

  private void work(Outcome outcome, CompletionService<RangeWork.Done> threads) {
    int running = begin(threads, settings.parallelism);
    while (running > 0) {
      Future<RangeWork.Done> ended = poll(threads);
      stopping |= settings.stop.getAsBoolean() || Thread.currentThread().isInterrupted();
      if (ended != null) {
        running--;
        take(ended, outcome);
        running += begin(threads, settings.parallelism - running);
      }
      tell();
      if (System.nanoTime() - keptNanos >= CHECKPOINT_NANOS) {
        keep(outcome);
      }
    }
  }

  private int begin(CompletionService<RangeWork.Done> threads, int most) {
    int begun = 0;
    while (!stopping && begun < most && !(told.isEmpty() && fresh.isEmpty())) {
      TokenRange repaired = told.poll();
      TokenRange range = repaired == null ? fresh.remove() : repaired;
      Future<RangeWork.Done> unused =
          threads.submit(() -> repaired == null ? work.compare(range) : work.repair(range));
      begun++;
    }
    return begun;
  }

  private @Nullable Future<RangeWork.Done> poll(CompletionService<RangeWork.Done> threads) {
    boolean interrupted = Thread.interrupted();
    try {
      return threads.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return null;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void take(Future<RangeWork.Done> ended, Outcome outcome) {
    try {
      RangeWork.Done done = ended.get();
      LineBuffer lines = done.lines();
      if (lines == null) {
        state.repaired(done);
        return;
      }
      boolean toBeRepaired = settings.apply && done.tally().differences() > 0;
      outcome.append(lines);
      state.compared(done, toBeRepaired);
      if (toBeRepaired) {
        keep(outcome);
        told.add(done.range());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      Throwable cause = Retries.unwrap(e);
      boolean stopped = stopping && cause instanceof CancellationException;
      failure = failure == null && !stopped ? cause : failure;
      stopping = true;
    }
  }

  /** What is stored is true at any time; what ends after it is done again. */
  private void keep(Outcome outcome) {
    if (progress != null) {
      progress.write(state.at(outcome.keep()));
      keptNanos = System.nanoTime();
    }
  }

  private void tell() {
    settings.listener.on(
        new TransferProgress(
            before + work.rows(),
            work.different(),
            Math.round((1 - Math.min(1, state.leftShare() / share)) * WHOLE),
            WHOLE));
  }

  private void end(Outcome outcome) {
    long length = outcome.keep();
    if (state.left().isEmpty() && state.told().isEmpty()) {
      return;
    }
    if (progress != null) {
      progress.write(state.at(length));
    }
    if (failure instanceof RuntimeException own) {
      throw own;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    long rows = state.tally().get(Tally.Count.ROWS);
    throw new TransferStoppedException(
        "Stopped after "
            + rows
            + " rows; "
            + (progress == null ? "it begins anew." : "the comparison can be resumed."),
        rows);
  }
}
