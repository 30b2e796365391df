package dev.coodie.spark.internal.job;

import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.transfer.TransferResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Exports the part of a task into a file; Spark sends it to its executors. */
final class ExportingPart implements FlatMapFunction<Iterator<NumberedPart>, ExportedPart> {
  private static final long serialVersionUID = 1L;

  private final ExportTask task;
  private final JobProgress progress;

  ExportingPart(ExportTask task, JobProgress progress) {
    this.task = task;
    this.progress = progress;
  }

  @Override
  public Iterator<ExportedPart> call(Iterator<NumberedPart> parts) throws IOException {
    if (!parts.hasNext()) {
      return Collections.emptyIterator();
    }
    NumberedPart part = parts.next();
    progress.folder().checkOwn();
    TaskContext context = TaskContext.get();
    try (Connections.Lease lease = Connections.lease(task.connection());
        LocalFolder local = LocalFolder.create()) {
      Path file = local.path().resolve("rows" + task.suffix());
      TransferResult result =
          task.export(lease.coodie(), file)
              .part(ScanPart.parse(part.text()))
              .stopWhen(context::isInterrupted)
              .run();
      List<String> names = store(file, part.number(), context.taskAttemptId());
      ExportedPart done = new ExportedPart(part.number(), result.rows(), names, result.notKept());
      progress.done(ExportJob.EXPORTED, done, context.taskAttemptId());
      return List.of(done).iterator();
    }
  }

  /** One file; of Parquet a folder with more of them if there are very many rows. */
  private List<String> store(Path file, int part, long attempt) throws IOException {
    JobFolder folder = progress.folder();
    if (!Files.isDirectory(file)) {
      String name = folder.name(part, attempt, task.suffix());
      folder.store(file, name);
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(file)) {
      for (Path each : files.sorted().toList()) {
        String more = names.isEmpty() ? "" : "-" + names.size();
        String name = folder.name(part, attempt, more + task.suffix());
        folder.store(each, name);
        names.add(name);
      }
    }
    return names;
  }
}
