package dev.coodie.spark.internal.job;

import dev.coodie.spark.internal.connect.Connections;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/** Exports a table into a folder, a file for each part. */
final class ExportJob implements TableJob {
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
    JobFolder folder =
        new JobFolder(
            output,
            arguments.is("overwrite"),
            new SerializableConfiguration(spark.hadoopConfiguration()));
    List<String> parts;
    try (Connections.Lease lease = Connections.lease(task.connection())) {
      task.export(lease.coodie(), Path.of("rows" + task.suffix())).checkTable();
      parts = TableParts.of(spark, arguments, lease.coodie(), task.table());
    }
    folder.begin();
    try {
      List<ExportedPart> done =
          TableParts.tasks(spark, parts).mapPartitions(new ExportingPart(task, folder)).collect();
      folder.publish(done.stream().flatMap(part -> part.files().stream()).toList());
      return new JobOutcome(
          FINE,
          JobOutcome.object(
              "file",
              output,
              "rows",
              done.stream().mapToLong(ExportedPart::rows).sum(),
              "resumedAfter",
              0,
              "notKept",
              NotKept.sum(done.stream().flatMap(part -> part.notKept().stream())),
              "seconds",
              Duration.between(begin, Instant.now()).toMillis() / 1_000.0));
    } finally {
      folder.clear();
    }
  }
}
