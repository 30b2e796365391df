package dev.coodie.spark.internal.job;

import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.transfer.ComparisonResult;
import dev.coodie.transfer.TableComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Compares the part of a task, or repairs it; Spark sends it to its executors. */
final class ComparingPart implements FlatMapFunction<Iterator<String>, ComparedPart> {
  private static final long serialVersionUID = 1L;

  private final ComparisonTask task;
  private final JobFolder folder;
  private final boolean repairing;

  ComparingPart(ComparisonTask task, JobFolder folder, boolean repairing) {
    this.task = task;
    this.folder = folder;
    this.repairing = repairing;
  }

  @Override
  public Iterator<ComparedPart> call(Iterator<String> parts) throws IOException {
    if (!parts.hasNext()) {
      return Collections.emptyIterator();
    }
    String part = parts.next();
    TaskContext context = TaskContext.get();
    try (Connections.Lease a = Connections.lease(task.first());
        Connections.Lease b = Connections.lease(task.second())) {
      TableComparison comparison =
          task.comparison(a.coodie(), b.coodie())
              .part(ScanPart.parse(part))
              .stopWhen(context::isInterrupted);
      return List.of(repairing ? repair(part, comparison) : compare(part, comparison, context))
          .iterator();
    }
  }

  private static ComparedPart repair(String part, TableComparison comparison) {
    return new ComparedPart(part, "", comparison.apply().run());
  }

  private ComparedPart compare(String part, TableComparison comparison, TaskContext context)
      throws IOException {
    try (LocalFolder local = LocalFolder.create()) {
      Path lines = local.path().resolve("lines.jsonl");
      ComparisonResult result = comparison.into(lines).run();
      String name = JobFolder.name(context.partitionId(), context.taskAttemptId(), ".jsonl");
      folder.store(lines, name);
      return new ComparedPart(part, name, result);
    }
  }
}
