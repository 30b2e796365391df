package dev.coodie.spark.internal.read;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.JobOptions;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a part. The scan hands them over as tasks for an executor, which are run here when
 * the next one is needed: so it reads ahead, and no other thread handles rows.
 */
final class PartPages implements RowPages {
  private static final int PARALLELISM = 2;

  /** So much a server counts in far less than the time it has for an answer. */
  private static final double BYTES_TO_AGGREGATE = 16 << 20;

  private static final int RANGES_TO_AGGREGATE = 16;

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final CompletableFuture<?> end;
  private Iterator<Row> taken = Collections.emptyIterator();

  private PartPages(Scan<Row> scan) {
    this.end =
        scan.executor(tasks::add)
            .async()
            .forEachPage(page -> taken = page.items().iterator())
            .toCompletableFuture();
    CompletionStage<?> unused = end.whenComplete((result, error) -> tasks.add(() -> {}));
  }

  static PartPages open(
      Coodie coodie, JobOptions options, Selected selected, PartPartition partition) {
    int parallelism = Selected.parallelism(options, PARALLELISM);
    // A part is small already: more ranges than are read at once would only be more requests.
    int ranges =
        selected.aggregated() ? Math.max(parallelism, ranges(partition.bytes())) : parallelism;
    return new PartPages(
        selected
            .scan(coodie)
            .from(ScanPart.parse(partition.part()))
            .pageSize(selected.pageSize(options))
            .parallelism(parallelism)
            .ranges(ranges));
  }

  private static int ranges(double bytes) {
    return bytes == 0
        ? RANGES_TO_AGGREGATE
        : (int) Math.min(ScanPart.MOST, 1 + bytes / BYTES_TO_AGGREGATE);
  }

  @Override
  public @Nullable Iterator<Row> next() throws InterruptedException {
    if (end.isDone() && tasks.isEmpty()) {
      try {
        Object unused = end.join();
        return null;
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException own ? own : e;
      }
    }
    taken = Collections.emptyIterator();
    tasks.take().run();
    return taken;
  }

  @Override
  public void close() {
    end.cancel(true);
  }
}
