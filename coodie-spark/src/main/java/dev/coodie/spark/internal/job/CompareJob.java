package dev.coodie.spark.internal.job;

import dev.coodie.error.ConfigurationException;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.TableId;
import dev.coodie.transfer.ComparisonResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Compares two tables, a part each task. A repair begins when all differences are told: it reads
 * the parts with differences again, so that a repeated task repairs nothing untold, and nothing
 * twice.
 */
final class CompareJob implements TableJob {
  /** What is done with a part. */
  static final String COMPARED = "compared";

  static final String REPAIRED = "repaired";

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
    JobProgress progress = JobProgress.of(spark, output);
    JobProgress.Plan plan;
    List<String> found;
    try (Connections.Lease a = Connections.lease(task.first());
        Connections.Lease b = Connections.lease(task.second())) {
      found = task.comparison(a.coodie(), b.coodie()).checkTables();
      found.forEach(notes);
      Map<String, String> ids =
          Map.of(
              "id of a", TableId.of(a.coodie(), task.a()),
              "id of b", TableId.of(b.coodie(), task.b()));
      plan =
          progress.open(
              arguments, ids, () -> TableParts.of(spark, arguments, a.coodie(), task.a()));
    }
    return progress.keeping(
        COMPARED,
        plan,
        notes,
        () -> {
          Map<Integer, ComparedPart> before = progress.done(COMPARED, ComparedPart.class);
          List<ComparedPart> told = compare(spark, progress, plan, before);
          ComparisonResult total = sum(told);
          ComparisonResult.Repair repair =
              apply ? repair(spark, progress, plan, told) : total.repair();
          long resumedAfter = before.isEmpty() ? 0 : sum(before.values()).rows();
          return outcome(
              total, repair, found, resumedAfter, Duration.between(begin, Instant.now()));
        });
  }

  private List<ComparedPart> compare(
      JavaSparkContext spark,
      JobProgress progress,
      JobProgress.Plan plan,
      Map<Integer, ComparedPart> before) {
    List<ComparedPart> told = new ArrayList<>(before.values());
    told.addAll(run(spark, progress, plan.without(before.keySet()), false));
    progress.folder().join(told.stream().map(ComparedPart::file).toList(), plan.overwrite());
    return told;
  }

  private List<ComparedPart> run(
      JavaSparkContext spark, JobProgress progress, List<NumberedPart> parts, boolean repairing) {
    return parts.isEmpty()
        ? List.of()
        : TableParts.tasks(spark, parts)
            .mapPartitions(new ComparingPart(task, progress, repairing))
            .collect();
  }

  private ComparisonResult.Repair repair(
      JavaSparkContext spark,
      JobProgress progress,
      JobProgress.Plan plan,
      List<ComparedPart> told) {
    Map<Integer, ComparedPart> before = progress.done(REPAIRED, ComparedPart.class);
    Set<Integer> needless = new HashSet<>(before.keySet());
    told.stream()
        .filter(part -> part.result().differences() == 0)
        .forEach(part -> needless.add(part.number()));
    List<ComparedPart> repaired = new ArrayList<>(before.values());
    repaired.addAll(run(spark, progress, plan.without(needless), true));
    return repaired.isEmpty() ? sum(told).repair() : sum(repaired).repair();
  }

  private static ComparisonResult sum(Collection<ComparedPart> parts) {
    return parts.stream().map(ComparedPart::result).reduce(ComparisonResult::plus).orElseThrow();
  }

  private JobOutcome outcome(
      ComparisonResult total,
      ComparisonResult.Repair repair,
      List<String> notes,
      long resumedAfter,
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
            "resumedAfter", resumedAfter,
            "notes", notes,
            "seconds", duration.toMillis() / 1_000.0));
  }
}
