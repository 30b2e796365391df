package dev.coodie.transfer;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.TransferException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a range of tokens, one after another, in the server's order; at most two pages are in
 * memory. For one thread, which waits for pages.
 */
final class RangeCursor {
  private final ComparedTable table;
  private final CqlStatement statement;
  private final KeyOrder order;
  private final BooleanSupplier stop;
  private Iterator<Row> page = java.util.Collections.emptyIterator();
  private @Nullable CompletableFuture<ResultPage> next;
  private @Nullable ComparedRow latest;

  /** {@code stop} is asked before each page. */
  RangeCursor(
      ComparedTable table, TokenRange range, int pageSize, KeyOrder order, BooleanSupplier stop) {
    this.table = table;
    this.statement = table.rows(range, pageSize);
    this.order = order;
    this.stop = stop;
    this.next = ask(statement);
  }

  private CompletableFuture<ResultPage> ask(CqlStatement each) {
    return Retries.run(() -> table.coodie().async().execute(each));
  }

  /** The next row; null after the last one. */
  @Nullable ComparedRow next() {
    while (!page.hasNext()) {
      if (next == null) {
        return null;
      }
      if (stop.getAsBoolean()) {
        throw new CancellationException("stopped");
      }
      ResultPage read = Waiting.on(next);
      ByteBuffer state = read.pagingState();
      next = state == null ? null : ask(statement.withPagingState(state));
      page = read.iterator();
    }
    ComparedRow row = ComparedRow.of(table, page.next());
    if (latest != null && order.compare(latest, row) >= 0) {
      throw new TransferException(
          "coodie-1507",
          "The server gave two rows of "
              + table.table()
              + " in another order than that of their keys, so rows of two tables cannot be laid"
              + " side by side. Please report the types of its clustering columns.");
    }
    latest = row;
    return row;
  }
}
