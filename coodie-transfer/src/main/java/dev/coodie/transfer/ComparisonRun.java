package dev.coodie.transfer;

import dev.coodie.driver.TokenRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
  private final List<BegunTable> begun;
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
  private int running;
  private boolean interrupted;

  ComparisonRun(ComparedTables tables, ComparisonSettings settings) {
    this.tables = tables;
    this.begun =
        Stream.of(Side.values())
            .map(side -> BegunTable.of(tables.of(side).coodie(), tables.of(side).table()))
            .toList();
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
      CompletionService<RangeWork.Done> ranges = new ExecutorCompletionService<>(threads);
      try {
        work(outcome, ranges);
      } finally {
        stopping = true;
        running -= threads.shutdownNow().size();
        discard(ranges);
      }
      end(outcome);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
    begin(threads);
    while (running > 0) {
      Future<RangeWork.Done> ended = poll(threads);
      stopping |= interrupted || settings.stop.getAsBoolean();
      if (ended != null) {
        running--;
        take(ended, outcome);
        begin(threads);
      }
      tell();
      if (System.nanoTime() - keptNanos >= CHECKPOINT_NANOS) {
        keep(outcome);
      }
    }
  }

  private void begin(CompletionService<RangeWork.Done> threads) {
    while (!stopping && running < settings.parallelism && !(told.isEmpty() && fresh.isEmpty())) {
      TokenRange repaired = told.poll();
      TokenRange range = repaired == null ? fresh.remove() : repaired;
      Future<RangeWork.Done> unused =
          threads.submit(() -> repaired == null ? work.compare(range) : work.repair(range));
      running++;
    }
  }

  /** Waits a moment. Files are written by an interrupted thread, too, so that is only noted. */
  private @Nullable Future<RangeWork.Done> poll(CompletionService<RangeWork.Done> threads) {
    interrupted |= Thread.interrupted();
    try {
      return threads.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return null;
    }
  }

  /** Nothing goes on when the run is over. */
  private void discard(CompletionService<RangeWork.Done> threads) {
    while (running > 0) {
      Future<RangeWork.Done> ended = poll(threads);
      if (ended != null) {
        running--;
        discard(ended);
      }
    }
  }

  private static void discard(Future<RangeWork.Done> ended) {
    try {
      LineBuffer lines = ended.get().lines();
      if (lines != null) {
        lines.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // The run has failed already, or was stopped.
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
      begun.forEach(BegunTable::checkSame);
      return;
    }
    if (progress != null) {
      progress.write(state.at(length));
    }
    if (failure instanceof RuntimeException own) {
      throw begun.get(0).because(begun.get(1).because(own));
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
