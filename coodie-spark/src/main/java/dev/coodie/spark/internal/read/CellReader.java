package dev.coodie.spark.internal.read;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.spark.internal.connect.Connections;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of a task, each shown in its turn. Belongs to the thread of the task. */
final class CellReader implements PartitionReader<InternalRow> {
  private static final Logger LOG = LoggerFactory.getLogger(CellReader.class);

  private final Connections.Lease lease;
  private final Selected selected;
  private final RowPages pages;
  private Iterator<Row> rows = Collections.emptyIterator();
  private @Nullable ResultColumns columns;
  private @Nullable CellRow shown;
  private int left;

  CellReader(Connections.Lease lease, Selected selected, RowPages pages) {
    this.lease = lease;
    this.selected = selected;
    this.pages = pages;
    this.left = selected.limit();
  }

  @Override
  public boolean next() throws InterruptedIOException {
    if (left == 0) {
      return false;
    }
    while (!rows.hasNext()) {
      Iterator<Row> page = page();
      if (page == null) {
        return false;
      }
      rows = page;
    }
    if (left != Integer.MAX_VALUE) {
      left--;
    }
    Row row = rows.next();
    row(row.columns()).show(row);
    return true;
  }

  private @Nullable Iterator<Row> page() throws InterruptedIOException {
    try {
      return pages.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The task was stopped while it waited for rows.");
    }
  }

  /** The columns are those of the row before, unless the table was changed meanwhile. */
  @SuppressWarnings("ReferenceEquality")
  private CellRow row(ResultColumns found) {
    CellRow known = shown;
    if (known != null && found == columns) {
      return known;
    }
    warnOfLost();
    CellRow row = new CellRow(selected.types(found), selected.aggregated());
    columns = found;
    shown = row;
    return row;
  }

  @Override
  public InternalRow get() {
    return Objects.requireNonNull(shown, "no row yet");
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
    pages.close();
    lease.close();
  }
}
