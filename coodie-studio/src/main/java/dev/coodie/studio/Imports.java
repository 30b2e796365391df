package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.error.CoodieException;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TableImport;
import dev.coodie.transfer.Timestamps;
import dev.coodie.transfer.TransferResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes a file that was sent here into a table, after all of it was checked. */
final class Imports {
  /**
   * What the page asks.
   *
   * @param dryRun whether all is checked and nothing written
   * @param ignoreUnknown whether fields without a column are passed over
   * @param writeNulls whether a null clears what is there
   * @param cutTimestamps whether timestamps finer than milliseconds are cut off, not rejected
   */
  record Request(
      String upload,
      String keyspace,
      String table,
      boolean dryRun,
      boolean ignoreUnknown,
      boolean writeNulls,
      boolean cutTimestamps) {
    /** The same, whether checked or written. */
    private Request checked() {
      return new Request(upload, keyspace, table, true, ignoreUnknown, writeNulls, cutTimestamps);
    }
  }

  /** More than the check found are refusals of the server, of which some are enough. */
  private static final int MORE_REJECTS = 1_000;

  private final Coodie coodie;
  private final StudioSettings settings;
  private final LiveSchema schema;
  private final Uploads uploads;
  private final Jobs jobs;
  private final Map<Request, Long> rejectedByCheck = new ConcurrentHashMap<>();
  private final Map<String, Request> written = new ConcurrentHashMap<>();
  private final Map<String, Path> rejects = new ConcurrentHashMap<>();

  Imports(Coodie coodie, StudioSettings settings, LiveSchema schema, Uploads uploads, Jobs jobs) {
    this.coodie = coodie;
    this.settings = settings;
    this.schema = schema;
    this.uploads = uploads;
    this.jobs = jobs;
  }

  Map<String, @Nullable Object> start(Request request) {
    settings.requireWrites();
    if (!request.dryRun() && !rejectedByCheck.containsKey(request.checked())) {
      throw StudioProblem.of(
          409,
          "coodie-1448",
          "This file was not checked for this table in this way. Check it first.");
    }
    return start(request, false);
  }

  /** Goes on with one that was stopped or failed. */
  Map<String, @Nullable Object> resume(Jobs.Request earlier) {
    settings.requireWrites();
    Request request = written.get(jobs.find(earlier.job()).id());
    if (request == null) {
      throw StudioProblem.missing("coodie-1440", "There is no import to go on with.");
    }
    return start(request, true);
  }

  private Map<String, @Nullable Object> start(Request request, boolean resumed) {
    LiveTable table = schema.table(request.keyspace(), request.table());
    if (!table.base().isEmpty()) {
      throw StudioProblem.bad(
          "coodie-1425", "A materialized view is changed by its table, " + table.base() + ".");
    }
    List<LiveColumn> masked = table.columns().stream().filter(LiveColumn::isHidden).toList();
    masked.stream()
        .filter(LiveColumn::isKey)
        .findFirst()
        .ifPresent(
            key -> {
              throw Masks.refusal(key.name());
            });
    Uploads.Upload upload = uploads.find(request.upload());
    TableImport plain = TableImport.of(coodie, table.keyspace(), table.name(), upload.file());
    if (!masked.isEmpty()) {
      List<String> open =
          table.columns().stream()
              .filter(column -> !column.isHidden())
              .map(LiveColumn::name)
              .toList();
      plain = plain.columns(open);
    }
    TableImport prepared = prepared(plain, request, upload.file(), resumed);
    String name = table.keyspace() + "." + table.name();
    String what = (request.dryRun() ? "Check a file for " : "Import a file into ") + name;
    Job job =
        jobs.start(
            "import",
            what,
            running -> {
              running.tell("dryRun", request.dryRun());
              running.tell("table", name);
              running.tell("upload", request.upload());
              running.tell("masked", masked.stream().map(LiveColumn::name).toList());
              run(running, prepared, request, name, upload);
            });
    if (!request.dryRun()) {
      written.put(job.id(), request);
    }
    return job.json();
  }

  private TableImport prepared(TableImport plain, Request request, Path file, boolean resumed) {
    TableImport prepared = plain.rejects(rejectsOf(request, file));
    prepared = request.ignoreUnknown() ? prepared.ignoreUnknown() : prepared;
    prepared = request.writeNulls() ? prepared.writeNulls() : prepared;
    prepared = request.cutTimestamps() ? prepared.timestamps(Timestamps.MILLIS) : prepared;
    if (request.dryRun()) {
      return prepared.dryRun().maxRejects(Long.MAX_VALUE);
    }
    long known = rejectedByCheck.getOrDefault(request.checked(), 0L);
    prepared = prepared.maxRejects(known + MORE_REJECTS);
    return resumed ? prepared.resume() : prepared.restart();
  }

  private static Path rejectsOf(Request request, Path file) {
    String end = request.dryRun() ? ".check.rejects" : ".rejects";
    return file.resolveSibling(file.getFileName() + end);
  }

  private void run(
      Job job, TableImport prepared, Request request, String table, Uploads.Upload upload) {
    String verb = request.dryRun() ? "checked a file for" : "imported";
    Path rejected = rejectsOf(request, upload.file());
    try {
      TransferResult result =
          prepared
              .listener(
                  progress -> {
                    job.tell("rows", progress.rows());
                    job.tell("rejected", progress.rejected());
                    job.tell("done", progress.done());
                    job.tell("total", progress.total());
                  })
              .stopWhen(job::isStopping)
              .run();
      job.tell("rows", result.rows());
      job.tell("rejected", result.rejected());
      if (request.dryRun()) {
        rejectedByCheck.put(request, result.rejected());
      } else {
        uploads.forget(upload);
      }
      Audit.did(verb, table, result.rows() + " records, " + result.rejected() + " rejected");
    } catch (CancellationException e) {
      job.tell("resumable", !request.dryRun());
      Audit.did(verb, table, "stopped");
      throw e;
    } catch (CoodieException e) {
      job.tell("resumable", !request.dryRun());
      Audit.did(verb, table, "failed [" + e.id() + "]");
      throw new TransferException(e.id(), ImportWords.ofPage(e.sentence(), upload.file()), e);
    } finally {
      rejects.put(job.id(), rejected);
      job.tell("rejects", RejectedLines.first(rejected));
    }
  }

  /** The file of what was rejected by an import or its check. */
  Path rejects(String job) {
    Path file = rejects.get(jobs.find(job).id());
    if (file == null) {
      throw StudioProblem.missing("coodie-1440", "Nothing was rejected, or it is not known yet.");
    }
    return file;
  }
}
