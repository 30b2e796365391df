package dev.coodie.spark.internal.read;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanPart;
import dev.coodie.scan.ScannedPage;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a part on the thread of its task. The scan asks for pages ahead, and hands them over as
 * tasks, which this thread runs when it needs the next one. Belongs to that thread.
 */
final class PartReader implements PartitionReader<InternalRow> {
  private static final Logger LOG = LoggerFactory.getLogger(PartReader.class);
  private static final int PARALLELISM = 2;
  private static final int MOST_PARALLELISM = 1_024;

  private final Connections.Lease lease;
  private final Selected selected;
  private final BlockingQueue<Runnable> pages = new LinkedBlockingQueue<>();
  private final CompletableFuture<?> end;
  private Iterator<Row> rows = Collections.emptyIterator();
  private @Nullable ResultColumns columns;
  private @Nullable CellRow shown;

  private PartReader(Connections.Lease lease, Scan<Row> scan, Selected selected) {
    this.lease = lease;
    this.selected = selected;
    this.end = scan.executor(pages::add).async().forEachPage(this::take).toCompletableFuture();
    CompletionStage<?> unused = end.whenComplete((result, error) -> pages.add(() -> {}));
  }

  static PartReader open(
      JobOptions options, TableName table, Selected selected, PartPartition partition) {
    Connections.Lease lease = Connections.lease(options);
    try {
      Scan<Row> scan =
          lease
              .coodie()
              .scan(table.keyspace(), table.table(), selected.selectors().toArray(new String[0]))
              .from(ScanPart.parse(partition.part()))
              .parallelism(options.number(JobOption.PARALLELISM, PARALLELISM, MOST_PARALLELISM));
      int pageSize = options.number(JobOption.PAGE_SIZE, 1_000, Integer.MAX_VALUE);
      return new PartReader(lease, scan.pageSize(pageSize), selected);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  /** Its columns are those of the page before unless the table was changed meanwhile. */
  @SuppressWarnings("ReferenceEquality")
  private void take(ScannedPage<Row> page) {
    if (page.items().isEmpty()) {
      return;
    }
    ResultColumns found = page.items().get(0).columns();
    if (found != columns) {
      warnOfLost();
      columns = found;
      shown = new CellRow(selected.types(found));
    }
    rows = page.items().iterator();
  }

  @Override
  public boolean next() throws InterruptedIOException {
    while (!rows.hasNext()) {
      if (!takePage()) {
        return false;
      }
    }
    row().show(rows.next());
    return true;
  }

  /** False at the end. */
  private boolean takePage() throws InterruptedIOException {
    try {
      if (end.isDone() && pages.isEmpty()) {
        Object unused = end.join();
        return false;
      }
      pages.take().run();
      return true;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The task was stopped while it waited for rows.");
    }
  }

  private CellRow row() {
    return java.util.Objects.requireNonNull(shown, "no row yet");
  }

  @Override
  public InternalRow get() {
    return row();
  }

  private void warnOfLost() {
    CellRow row = shown;
    ResultColumns of = columns;
    if (row == null || of == null) {
      return;
    }
    for (int column : row.lost()) {
      LOG.warn(
          "Column \"{}\" of {} has values that Spark cannot hold, which are null there: bytes that"
              + " are no {}, or a time out of its range.",
          of.name(column),
          of.table(),
          of.type(column).cql());
    }
  }

  @Override
  public void close() {
    warnOfLost();
    end.cancel(true);
    lease.close();
  }
}
