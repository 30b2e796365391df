package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.error.CoodieException;
import dev.coodie.transfer.TableExport;
import dev.coodie.transfer.TransferResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a table, or what a filter finds of it, into a file of the folder. */
final class Exports {
  /**
   * What the page asks.
   *
   * @param query the table; all of its rows if there are no conditions
   * @param columns those to write, all if null; masked ones are never written
   */
  record Request(TableQuery query, @Nullable List<String> columns, String format) {}

  /** How to go on with an export that was stopped. */
  private record Begun(
      Path file, TableExport export, String table, String what, List<String> masked) {}

  private final Coodie coodie;
  private final Driver driver;
  private final LiveSchema schema;
  private final Masks masks;
  private final ExportFolder folder;
  private final Jobs jobs;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();

  Exports(
      Coodie coodie,
      Driver driver,
      LiveSchema schema,
      Masks masks,
      ExportFolder folder,
      Jobs jobs) {
    this.coodie = coodie;
    this.driver = driver;
    this.schema = schema;
    this.masks = masks;
    this.folder = folder;
    this.jobs = jobs;
  }

  Map<String, @Nullable Object> start(Request request) {
    TableQuery query = request.query();
    LiveTable table = schema.table(query.keyspace(), query.table());
    if (!ExportFolder.FORMATS.contains(request.format())) {
      throw StudioProblem.bad(
          "coodie-1444",
          "There is no such format. Formats: " + String.join(", ", ExportFolder.FORMATS) + ".");
    }
    List<String> chosen =
        table.columns().stream()
            .filter(c -> request.columns() == null || request.columns().contains(c.name()))
            .filter(c -> !c.masked())
            .map(LiveColumn::name)
            .toList();
    List<String> masked =
        table.columns().stream().filter(LiveColumn::masked).map(LiveColumn::name).toList();
    if (chosen.isEmpty()) {
      throw StudioProblem.bad(
          "coodie-1444", "No column is left to export. Choose one that is not masked.");
    }
    CqlStatement found = query.conditions().isEmpty() ? null : found(table, query, chosen);
    Path file = folder.create(table.keyspace(), table.name(), request.format());
    TableExport export =
        found == null
            ? TableExport.of(coodie, table.keyspace(), table.name(), file).columns(chosen)
            : TableExport.ofQuery(coodie, found, file);
    String name = table.keyspace() + "." + table.name();
    String what = (found == null ? "" : "what the filter finds of ") + name;
    return run(new Begun(file, export, name, what, masked));
  }

  private CqlStatement found(LiveTable table, TableQuery query, List<String> columns) {
    query.conditions().forEach(condition -> masks.requireVisible(condition.column()));
    FilterVerdict verdict = new FilterRules(table).judge(query.conditions());
    if (verdict.kind() != FilterVerdict.Kind.ANSWERED) {
      throw StudioProblem.bad("coodie-1419", verdict.sentence());
    }
    String selectors = columns.stream().map(CqlNames::plain).collect(Collectors.joining(", "));
    return Statements.bind(driver, query.cql(table, selectors), query.names(), query.values())
        .withIdempotent(true);
  }

  /** Goes on with one that was stopped or failed. */
  Map<String, @Nullable Object> resume(Jobs.Request request) {
    Begun earlier = begun.get(jobs.find(request.job()).id());
    if (earlier == null) {
      throw StudioProblem.missing("coodie-1440", "There is no export to go on with.");
    }
    return run(
        new Begun(
            earlier.file(),
            earlier.export().resume(),
            earlier.table(),
            earlier.what(),
            earlier.masked()));
  }

  private Map<String, @Nullable Object> run(Begun export) {
    Job job = jobs.start("export", "Export " + export.what(), running -> run(running, export));
    begun.put(job.id(), export);
    return job.json();
  }

  private static void run(Job job, Begun export) {
    String name = ExportFolder.name(export.file());
    job.tell("table", export.table());
    job.tell("file", name);
    job.tell("masked", export.masked());
    try {
      TransferResult result =
          export
              .export()
              .listener(
                  progress -> {
                    job.tell("rows", progress.rows());
                    job.tell("done", progress.done());
                    job.tell("total", progress.total());
                  })
              .stopWhen(job::isStopping)
              .run();
      job.tell("rows", result.rows());
      job.tell("bytes", ExportFolder.size(export.file()));
      job.tell("notKept", result.notKept());
      Audit.did("exported", export.what(), result.rows() + " rows into " + name);
    } catch (CancellationException e) {
      job.tell("resumable", true);
      Audit.did("exported", export.what(), "stopped");
      throw e;
    } catch (CoodieException e) {
      job.tell("resumable", true);
      Audit.did("exported", export.what(), "failed [" + e.id() + "]");
      throw e;
    }
  }
}
