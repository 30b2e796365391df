package dev.coodie.studio;

import dev.coodie.cql.CqlSource;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page that is bounded by rows and by bytes, since a server's pages are bounded by rows alone: a
 * few rows come first, and their size tells how many more are asked for.
 *
 * @param coordinators the nodes that answered, each once; none where the driver does not say it
 */
record BoundedPage(
    ResultColumns columns,
    List<Row> rows,
    @Nullable ByteBuffer next,
    int pages,
    long millis,
    Set<String> coordinators) {
  private static final int FIRST = 25;
  private static final long MOST_BYTES = 8 << 20;

  /** A filter of the editor, or deleted rows, may fill many pages with nothing. */
  private static final long PATIENCE_MILLIS = 10_000;

  static BoundedPage read(Driver driver, CqlStatement statement, int most) {
    long begin = System.nanoTime();
    List<Row> rows = new ArrayList<>();
    // Cassandra forgets where it was when a page is as large as the limit: pages stay as small.
    boolean limited =
        new CqlSource("a query", statement.text()).tokens().stream().anyMatch(t -> t.is("LIMIT"));
    CqlStatement next = statement;
    Set<String> coordinators = new LinkedHashSet<>();
    int pages = 0;
    long bytes = 0;
    int ask = Math.min(FIRST, most);
    while (true) {
      ResultPage page = Waiting.forResult(driver.execute(next.withPageSize(ask)));
      pages++;
      String coordinator = page.info().coordinator();
      if (coordinator != null) {
        coordinators.add(coordinator);
      }
      for (Row row : page) {
        rows.add(row);
        bytes += size(row);
      }
      ByteBuffer position = page.pagingState();
      int left = most - rows.size();
      long millis = (System.nanoTime() - begin) / 1_000_000;
      boolean full = left <= 0 || bytes >= MOST_BYTES || millis >= PATIENCE_MILLIS;
      if (position == null || full) {
        return new BoundedPage(page.columns(), rows, position, pages, millis, coordinators);
      }
      if (!limited) {
        long each = Math.max(1, bytes / Math.max(1, rows.size()));
        ask = (int) Math.max(1, (MOST_BYTES - bytes) / each);
      }
      ask = Math.min(left, ask);
      next = next.withPagingState(position);
    }
  }

  /** The bytes of its values. */
  static long size(Row row) {
    long bytes = 0;
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer cell = row.bytes(i);
      bytes += cell == null ? 1 : cell.remaining();
    }
    return bytes;
  }

  Map<String, Object> cost() {
    return cost(rows.size(), pages, millis, coordinators);
  }

  static Map<String, Object> cost(int rows, int pages, long millis, Set<String> coordinators) {
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("rows", rows);
    cost.put("pages", pages);
    cost.put("millis", millis);
    cost.put("coordinators", coordinators);
    return cost;
  }
}
