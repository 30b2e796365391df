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
final class ComparingPart implements FlatMapFunction<Iterator<NumberedPart>, ComparedPart> {
  private static final long serialVersionUID = 1L;

  private final ComparisonTask task;
  private final JobProgress progress;
  private final boolean repairing;

  ComparingPart(ComparisonTask task, JobProgress progress, boolean repairing) {
    this.task = task;
    this.progress = progress;
    this.repairing = repairing;
  }

  @Override
  public Iterator<ComparedPart> call(Iterator<NumberedPart> parts) throws IOException {
    if (!parts.hasNext()) {
      return Collections.emptyIterator();
    }
    NumberedPart part = parts.next();
    progress.folder().checkOwn();
    TaskContext context = TaskContext.get();
    try (Connections.Lease a = Connections.lease(task.first());
        Connections.Lease b = Connections.lease(task.second())) {
      TableComparison comparison =
          task.comparison(a.coodie(), b.coodie())
              .part(ScanPart.parse(part.text()))
              .stopWhen(context::isInterrupted);
      ComparedPart done =
          repairing
              ? new ComparedPart(part.number(), "", comparison.apply().run())
              : compare(part.number(), comparison, context);
      progress.done(
          repairing ? CompareJob.REPAIRED : CompareJob.COMPARED, done, context.taskAttemptId());
      return List.of(done).iterator();
    }
  }

  private ComparedPart compare(int part, TableComparison comparison, TaskContext context)
      throws IOException {
    try (LocalFolder local = LocalFolder.create()) {
      Path lines = local.path().resolve("lines.jsonl");
      ComparisonResult result = comparison.into(lines).run();
      String name = progress.folder().name(part, context.taskAttemptId(), ".jsonl");
      progress.folder().store(lines, name);
      return new ComparedPart(part, name, result);
    }
  }
}
