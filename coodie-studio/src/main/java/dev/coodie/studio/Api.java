package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.driver.Driver;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the page may ask, by the last part of the path. Thread-safe. */
final class Api implements AutoCloseable {
  /** What a filter builder has so far. */
  record FilterRequest(String keyspace, String table, List<Condition> filter) {}

  /** A cell whose beginning was sent. */
  record ValueRequest(String keyspace, String table, Map<String, String> key, String column) {}

  /** A file of the folder for exports, by its name. */
  record FileRequest(String name) {}

  private static final long MOST_UPLOADED = 2L << 30;

  private final Coodie coodie;
  private final StudioSettings settings;
  private final LiveSchema schema;
  private final TableReader reader;
  private final QueryRun queries;
  private final Changes changes;
  private final Lens lens;
  private final Tracer tracer;
  private final PartitionSizes partitions;
  private final StudioSession session = new StudioSession();
  private final PlanView plans;
  private final MigrationView migrations;
  private final MigrationMaker maker;
  private final MigrationRuns runs;
  private final ExportFolder folder;
  private final Exports exports;
  private final Imports imports;
  private final Uploads uploads = new Uploads(MOST_UPLOADED);
  private final Downloads downloads = new Downloads();
  private final Jobs jobs = new Jobs();

  Api(Coodie coodie, StudioSettings settings) {
    this.coodie = coodie;
    this.settings = settings;
    Driver driver = driverOf(coodie);
    Masks masks = new Masks(settings.masks());
    PageTokens tokens = new PageTokens();
    this.schema = new LiveSchema(coodie, masks);
    this.reader = new TableReader(driver, schema, masks, tokens, session);
    this.queries = new QueryRun(coodie, driver, settings, schema, masks, tokens, session);
    this.changes = new Changes(driver, settings, schema, masks);
    this.lens = new Lens(coodie, driver, schema, session.partitions());
    this.tracer = new Tracer(coodie, schema, reader, queries);
    this.partitions = new PartitionSizes(driver, schema, session.partitions());
    this.plans = new PlanView(coodie, settings);
    this.migrations = new MigrationView(coodie, settings);
    this.maker = new MigrationMaker(coodie, settings);
    this.runs = new MigrationRuns(migrations, settings, jobs);
    this.folder = new ExportFolder(settings.exports());
    this.exports = new Exports(coodie, driver, schema, folder, jobs);
    this.imports = new Imports(coodie, settings, schema, uploads, jobs);
  }

  /**
   * For types of parameters and for pages. Closing what comes out of {@code through} is not ours.
   */
  static Driver driverOf(Coodie coodie) {
    AtomicReference<@Nullable Driver> seen = new AtomicReference<>();
    Coodie same =
        coodie.through(
            driver -> {
              seen.set(driver);
              return driver;
            });
    Driver driver = seen.get();
    if (driver == null) {
      throw new IllegalStateException("no driver in " + same);
    }
    return driver;
  }

  Object answer(String name, InputStream body) throws IOException {
    return switch (name) {
      case "info" -> info();
      case "schema" -> Map.of("keyspaces", schema.keyspaces());
      case "rows" -> reader.rows(Json.read(body, TableQuery.class));
      case "filter" -> filter(Json.read(body, FilterRequest.class));
      case "value" -> value(Json.read(body, ValueRequest.class));
      case "lens" -> lens.look(Json.read(body, RowKey.class));
      case "partitions" -> partitions.of(Json.read(body, PartitionSizes.Request.class));
      case "trace" -> tracer.trace(Json.read(body, Tracer.Request.class));
      case "slowest" -> Map.of("queries", session.slowest());
      case "query" -> queries.run(Json.read(body, QueryRun.Request.class));
      case "changes" -> Map.of("changes", changes.show(Json.read(body, Changes.Request.class)));
      case "save" -> Map.of("changes", changes.save(Json.read(body, Changes.Request.class)));
      case "plan" -> plans.plan();
      case "apply" -> plans.apply(Json.read(body, PlanView.Request.class));
      case "migrations" -> migrations.migrations();
      case "make" -> maker.make(Json.read(body, MigrationMaker.Request.class));
      case "migrate" -> runs.start(Json.read(body, MigrationRuns.Request.class));
      case "export" -> exports.start(Json.read(body, Exports.Request.class));
      case "export-on" -> exports.resume(Json.read(body, Jobs.Request.class));
      case "exports" -> Map.of("folder", settings.exports().toString(), "files", folder.list());
      case "download" -> download(Json.read(body, FileRequest.class).name());
      case "import" -> imports.start(Json.read(body, Imports.Request.class));
      case "import-on" -> imports.resume(Json.read(body, Jobs.Request.class));
      case "rejects" -> rejects(Json.read(body, Jobs.Request.class).job());
      case "jobs" -> Map.of("jobs", jobs.json());
      case "stop" -> stop(Json.read(body, Jobs.Request.class).job());
      default -> throw StudioProblem.missing("coodie-1413", "The studio has no such page.");
    };
  }

  /** A file to import, as it comes. */
  Map<String, Object> upload(@Nullable String query, long announced, InputStream body)
      throws IOException {
    settings.requireWrites();
    return uploads.receive(query, announced, body);
  }

  Downloads downloads() {
    return downloads;
  }

  private Map<String, Object> download(String name) {
    return downloads.offer(folder.find(name), name);
  }

  private Map<String, Object> rejects(String job) {
    return downloads.offer(imports.rejects(job), "rejects-" + job + ".jsonl");
  }

  private Map<String, @Nullable Object> stop(String id) {
    Job job = jobs.find(id);
    job.stop();
    return job.json();
  }

  /** Stops what is under way, and removes what was sent. */
  @Override
  public void close() {
    jobs.close();
    uploads.close();
  }

  private Map<String, Object> info() {
    Row row =
        coodie
            .execute("SELECT cluster_name, release_version, data_center FROM system.local")
            .get(0);
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("cluster", String.valueOf(row.get(0)));
    info.put("version", String.valueOf(row.get(1)));
    info.put("datacenter", String.valueOf(row.get(2)));
    info.put("keyspace", coodie.keyspace().orElse(""));
    info.put("production", settings.production());
    info.put("writes", settings.writes());
    info.put("masks", settings.masks());
    info.put("documents", settings.documents().size());
    info.put("migrations", settings.migrations() != null);
    info.put("uploadBytes", MOST_UPLOADED);
    return info;
  }

  private Map<String, Object> filter(FilterRequest request) {
    LiveTable table = schema.table(request.keyspace(), request.table());
    return new FilterAdvice(table, schema.tables(request.keyspace())).answer(request.filter());
  }

  private Map<String, Object> value(ValueRequest request) {
    return reader.value(
        new RowKey(request.keyspace(), request.table(), request.key()), request.column());
  }
}
