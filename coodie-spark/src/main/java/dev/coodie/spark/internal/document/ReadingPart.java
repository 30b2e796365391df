package dev.coodie.spark.internal.document;

import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.TaskCompletionListener;

/** Reads the documents of parts, which are texts; Spark sends it to its executors. */
public final class ReadingPart<D> implements FlatMapFunction<Iterator<String>, D> {
  private static final long serialVersionUID = 1L;
  private static final int PARALLELISM = 2;
  private static final int MOST_PARALLELISM = 1_024;

  private final JobOptions options;
  private final Class<D> type;

  /** Of documents of that class. */
  public ReadingPart(JobOptions options, Class<D> type) {
    this.options = options;
    this.type = type;
  }

  @Override
  public Iterator<D> call(Iterator<String> parts) {
    List<ScanPart> all = new ArrayList<>();
    parts.forEachRemaining(part -> all.add(ScanPart.parse(part)));
    if (all.isEmpty()) {
      return Collections.emptyIterator();
    }
    Connections.Lease lease = Connections.lease(options);
    onEnd(lease::close);
    Scan<D> scan =
        lease
            .coodie()
            .documents(type)
            .scan()
            .from(ScanPart.join(all))
            .parallelism(options.number(JobOption.PARALLELISM, PARALLELISM, MOST_PARALLELISM))
            .pageSize(options.number(JobOption.PAGE_SIZE, 1_000, Integer.MAX_VALUE));
    ScannedDocuments<D> documents = new ScannedDocuments<>(scan);
    onEnd(documents::close);
    return documents;
  }

  /** Also of a task that is killed, or that takes only the first documents. */
  private static void onEnd(Runnable action) {
    TaskCompletionListener listener = task -> action.run();
    TaskContext unused = TaskContext.get().addTaskCompletionListener(listener);
  }
}
