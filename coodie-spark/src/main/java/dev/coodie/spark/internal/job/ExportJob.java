package dev.coodie.spark.internal.job;

import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.TableId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Exports a table into a folder, a file for each part. */
final class ExportJob implements TableJob {
  /** What is done with a part. */
  static final String EXPORTED = "exported";

  private final JobArguments arguments;
  private final ExportTask task;
  private final String output;

  ExportJob(List<String> texts, Map<String, String> environment) {
    this.arguments = JobArguments.of(texts, ExportTask.NAMES, environment);
    this.task = ExportTask.of(arguments);
    this.output = arguments.need("output");
  }

  @Override
  public String name() {
    return "coodie export " + task.table();
  }

  @Override
  public boolean maySpeculate() {
    return true;
  }

  @Override
  public JobOutcome run(JavaSparkContext spark, Consumer<String> notes) {
    Instant begin = Instant.now();
    JobProgress progress = JobProgress.of(spark, output);
    JobProgress.Plan plan;
    try (Connections.Lease lease = Connections.lease(task.connection())) {
      task.export(lease.coodie(), Path.of("rows" + task.suffix())).checkTable();
      plan =
          progress.open(
              arguments,
              Map.of("id", TableId.of(lease.coodie(), task.table())),
              () -> TableParts.of(spark, arguments, lease.coodie(), task.table()));
    }
    return progress.keeping(EXPORTED, plan, notes, () -> export(spark, progress, plan, begin));
  }

  private JobOutcome export(
      JavaSparkContext spark, JobProgress progress, JobProgress.Plan plan, Instant begin) {
    Map<Integer, ExportedPart> before = progress.done(EXPORTED, ExportedPart.class);
    List<NumberedPart> left = plan.without(before.keySet());
    List<ExportedPart> done = new ArrayList<>(before.values());
    if (!left.isEmpty()) {
      done.addAll(
          TableParts.tasks(spark, left).mapPartitions(new ExportingPart(task, progress)).collect());
    }
    progress
        .folder()
        .publish(done.stream().flatMap(part -> part.files().stream()).toList(), plan.overwrite());
    return new JobOutcome(
        FINE,
        JobOutcome.object(
            "file",
            output,
            "rows",
            rows(done),
            "resumedAfter",
            rows(before.values()),
            "notKept",
            NotKept.sum(done.stream().flatMap(part -> part.notKept().stream())),
            "seconds",
            Duration.between(begin, Instant.now()).toMillis() / 1_000.0));
  }

  private static long rows(Collection<ExportedPart> parts) {
    return parts.stream().mapToLong(ExportedPart::rows).sum();
  }
}
