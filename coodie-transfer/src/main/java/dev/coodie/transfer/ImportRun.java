package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.CoodieException;
import dev.coodie.error.TransferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of an import. */
final class ImportRun {
  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Coodie coodie;
  private final TransferTable table;
  private final Path file;
  private final ImportSettings settings;
  private final ProgressFile progress;
  private final Instant begin = Instant.now();
  private final Window window;
  private final boolean counters;
  private ImportState.Done done = ImportState.Done.NOTHING;
  private long keptRecords;
  private long keptNanos = System.nanoTime();
  private long latestTimestamp;

  ImportRun(Coodie coodie, TransferTable table, Path file, ImportSettings settings) {
    this.coodie = coodie;
    this.table = table;
    this.file = file;
    this.settings = settings;
    this.progress = new ProgressFile(file);
    this.counters = table.hasCounters();
    this.window = new Window(1_000 + 16 * settings.inFlight);
  }

  TransferResult run() {
    return RunLock.during(file, progress, this::alone);
  }

  private TransferResult alone() {
    TransferFormat format = settings.format == null ? TransferFormat.of(file) : settings.format;
    Fields fields =
        new Fields(
            table, settings.columns, settings.renamed, settings.ignoreUnknown, settings.timestamps);
    RowStatements statements =
        counters
            ? new Additions(table, fields.columns())
            : new Inserts(
                table,
                fields.columns(),
                settings.writeNulls,
                new DroppedTimes(
                    coodie.schema().keyspace(table.keyspace()).droppedColumns(table.name())));
    try {
      BegunTable begun = BegunTable.of(coodie, table);
      ImportState state =
          new ImportState(
              settings.fingerprint(table, format) + " " + begun.id(), InputFiles.size(file));
      done = settings.dryRun ? ImportState.Done.NOTHING : earlier(state);
      long resumedAfter = done.records();
      RowSender sender = new RowSender(begun, statements, window, settings.inFlight);
      try (RecordSource source = InputFiles.open(file, format, fields, done.position());
          Rejects rejects = new Rejects(settings.rejectsOf(file), done.rejects())) {
        // Records may be written from now on that are not yet told of.
        keep(state, rejects, false);
        write(source, statements, sender, state, rejects, begun);
        return new TransferResult(
            done.written(),
            done.rejected(),
            resumedAfter,
            Duration.between(begin, Instant.now()),
            done.rejected() == 0 ? Optional.empty() : Optional.of(rejects.file()),
            List.of());
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private ImportState.Done earlier(ImportState state) {
    if (!settings.resume) {
      if (progress.exists() && !settings.restart) {
        throw new TransferException(
            "coodie-856",
            "An import of "
                + file
                + " is unfinished. Continue with resume(), or start again with its first"
                + " record with restart(); "
                + (counters
                    ? "what was added to counters already would be added again."
                    : "to write a record again is harmless."));
      }
      return ImportState.Done.NOTHING;
    }
    ImportState.Done earlier = state.earlier(progress);
    if (earlier == null) {
      return ImportState.Done.NOTHING;
    }
    if (counters && !earlier.exact() && !settings.acceptDoubleCounting) {
      throw new TransferException(
          "coodie-857",
          "The import into "
              + table
              + " did not end cleanly, so some counters may have been added to after what "
              + progress.path()
              + " records; continuing could add them twice. Truncate the table and start"
              + " over with restart(), or accept that with acceptDoubleCounting().");
    }
    return earlier;
  }

  private void write(
      RecordSource source,
      RowStatements statements,
      RowSender sender,
      ImportState state,
      Rejects rejects,
      BegunTable begun)
      throws IOException {
    boolean finished = false;
    try {
      readAll(source, statements, sender, state, rejects);
      finished = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Waiting.interrupted();
    } finally {
      if (!finished) {
        end(sender, state, rejects);
      }
    }
    if (!settings.dryRun) {
      begun.checkSame();
      progress.delete();
    }
  }

  private void readAll(
      RecordSource source,
      RowStatements statements,
      RowSender sender,
      ImportState state,
      Rejects rejects)
      throws IOException, InterruptedException {
    for (ImportRecord record = source.next(); record != null; record = source.next()) {
      begin(record, statements, sender);
      if (window.waitsForSending()) {
        sender.flush();
      }
      window.awaitRoom();
      settle(rejects);
      checkFailure();
      settings.listener.on(
          new TransferProgress(done.records(), done.rejected(), source.done(), source.total()));
      if (settings.stop.getAsBoolean()) {
        sender.flush();
        window.awaitAll();
        settle(rejects);
        throw new TransferStoppedException(
            "Stopped after " + done.records() + " records; the import can be resumed.",
            done.records());
      }
      if (isDue()) {
        keep(state, rejects, false);
      }
    }
    sender.flush();
    window.awaitAll();
    settle(rejects);
    checkFailure();
    long length = rejects.keep();
    done = new ImportState.Done(done.position(), done.written(), done.rejected(), length, true);
  }

  private void begin(ImportRecord record, RowStatements statements, RowSender sender)
      throws InterruptedException {
    long time = timestamp(statements.times());
    Window.Entry entry = window.add(record, time);
    RowValues values = record.values();
    if (values == null) {
      window.rejected(entry, String.valueOf(record.problem()));
      return;
    }
    List<CqlStatement> needed;
    try {
      needed = statements.of(values, time);
    } catch (BadValueException e) {
      window.rejected(entry, String.valueOf(e.getMessage()));
      return;
    }
    if (settings.dryRun) {
      window.written(entry);
    } else {
      sender.send(entry, values, needed);
    }
  }

  /** Later records of the file are newer, also when an earlier one is sent again. */
  private long timestamp(int times) {
    Instant now = Instant.now();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    long first = Math.max(latestTimestamp + 1, micros);
    latestTimestamp = first + times - 1;
    return first;
  }

  /** Takes out what has ended. */
  private void settle(Rejects rejects) throws IOException {
    settleAll(rejects);
    if (done.rejected() > settings.maxRejects) {
      throw new TransferException(
          "coodie-858",
          done.rejected()
              + " records of "
              + file
              + " were rejected, more than the "
              + settings.maxRejects
              + " of maxRejects(..), so the import stopped after "
              + done.records()
              + ". "
              + rejects.file()
              + " says why. Continue with resume() and a larger number, or fix the file and"
              + " start again with restart().");
    }
  }

  private void checkFailure() {
    Throwable failure = window.failure();
    if (failure == null) {
      return;
    }
    if (failure instanceof TransferException own) {
      throw own;
    }
    throw new TransferException(
        "coodie-859",
        "The import stopped after "
            + done.records()
            + " records and can be resumed: "
            + (failure instanceof CoodieException own ? own.sentence() : failure.toString()),
        failure);
  }

  private boolean isDue() {
    return done.records() - keptRecords >= settings.checkpointRecords
        || System.nanoTime() - keptNanos >= CHECKPOINT_NANOS;
  }

  private void keep(ImportState state, Rejects rejects, boolean exact) throws IOException {
    long length = rejects.keep();
    done = new ImportState.Done(done.position(), done.written(), done.rejected(), length, exact);
    if (!settings.dryRun) {
      progress.write(state.at(done));
    }
    keptRecords = done.records();
    keptNanos = System.nanoTime();
  }

  /** Lets what is under way end, and stores how far it got. */
  private void end(RowSender sender, ImportState state, Rejects rejects) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      if (!interrupted && window.failure() == null) {
        sender.flush();
      }
      window.awaitAll();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    settleAll(rejects);
    keep(state, rejects, window.nothingSent());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void settleAll(Rejects rejects) throws IOException {
    List<Window.Entry> ended = window.take();
    if (ended.isEmpty()) {
      return;
    }
    long rejected = done.rejected();
    for (Window.Entry entry : ended) {
      String reason = entry.reason();
      if (reason != null) {
        rejects.add(entry.record(), reason);
        rejected++;
      }
    }
    ImportRecord last = ended.get(ended.size() - 1).record();
    done =
        new ImportState.Done(
            new RecordSource.Position(last.end(), last.endLine()),
            done.records() + ended.size() - rejected,
            rejected,
            done.rejects(),
            false);
  }
}
