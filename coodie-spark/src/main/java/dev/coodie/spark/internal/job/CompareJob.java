package dev.coodie.spark.internal.job;

import dev.coodie.error.ConfigurationException;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.transfer.ComparisonResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Compares two tables, a part each task. A repair begins when all differences are told: it reads
 * the parts with differences again, so that a repeated task repairs nothing untold, and nothing
 * twice.
 */
final class CompareJob implements TableJob {
  private final JobArguments arguments;
  private final ComparisonTask task;
  private final String output;
  private final boolean apply;

  CompareJob(List<String> texts, Map<String, String> environment) {
    this.arguments = JobArguments.of(texts, ComparisonTask.NAMES, environment);
    this.task = ComparisonTask.of(arguments);
    this.output = arguments.need("output");
    this.apply = arguments.is("apply");
    if (task.repaired() == null && (apply || task.delete() || task.force())) {
      throw new ConfigurationException(
          "coodie-1514",
          "The arguments apply, delete and force are of a repair. Name the table with repair=a or"
              + " repair=b.");
    }
  }

  @Override
  public String name() {
    return "coodie compare " + task.a() + " " + task.b();
  }

  /** Two attempts that write a list at once would write it twice. */
  @Override
  public boolean maySpeculate() {
    return !apply;
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
    List<String> found;
    try (Connections.Lease a = Connections.lease(task.first());
        Connections.Lease b = Connections.lease(task.second())) {
      found = task.comparison(a.coodie(), b.coodie()).checkTables();
      found.forEach(notes);
      parts = TableParts.of(spark, arguments, a.coodie(), task.a());
    }
    folder.begin();
    try {
      List<ComparedPart> told = run(spark, parts, new ComparingPart(task, folder, false));
      folder.join(told.stream().map(ComparedPart::file).toList());
      ComparisonResult total = sum(told);
      ComparisonResult.Repair repair = apply ? repair(spark, folder, told) : total.repair();
      return outcome(total, repair, found, Duration.between(begin, Instant.now()));
    } finally {
      folder.clear();
    }
  }

  private static List<ComparedPart> run(
      JavaSparkContext spark, List<String> parts, ComparingPart work) {
    return TableParts.tasks(spark, parts).mapPartitions(work).collect();
  }

  private ComparisonResult.Repair repair(
      JavaSparkContext spark, JobFolder folder, List<ComparedPart> told) {
    List<String> different =
        told.stream()
            .filter(part -> part.result().differences() > 0)
            .map(ComparedPart::part)
            .toList();
    return different.isEmpty()
        ? sum(told).repair()
        : sum(run(spark, different, new ComparingPart(task, folder, true))).repair();
  }

  private static ComparisonResult sum(List<ComparedPart> parts) {
    return parts.stream().map(ComparedPart::result).reduce(ComparisonResult::plus).orElseThrow();
  }

  private JobOutcome outcome(
      ComparisonResult total,
      ComparisonResult.Repair repair,
      List<String> notes,
      Duration duration) {
    boolean left = !apply || repair.newerCells() + repair.extra() > 0;
    return new JobOutcome(
        total.differences() > 0 && left ? TableJob.FOUND : TableJob.FINE,
        JobOutcome.object(
            "rows", total.rows(),
            "rowsA", total.rowsA(),
            "rowsB", total.rowsB(),
            "onlyInA", total.onlyInA(),
            "onlyInB", total.onlyInB(),
            "differentRows", total.differentRows(),
            "differentPartitions", total.differentPartitions(),
            "differentCells", total.differentCells(),
            "applied", apply,
            "writtenRows", repair.writtenRows(),
            "writtenCells", repair.writtenCells(),
            "deletedRows", repair.deletedRows(),
            "deletedCells", repair.deletedCells(),
            "newerCells", repair.newerCells(),
            "extra", repair.extra(),
            "resumedAfter", 0,
            "notes", notes,
            "seconds", duration.toMillis() / 1_000.0));
  }
}
