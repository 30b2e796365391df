package dev.coodie.studio;

import dev.coodie.driver.Row;
import dev.coodie.transfer.ValueText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How large partitions are at least, by what the page has read of them. Of each table the largest
 * are kept. Thread-safe.
 */
final class SeenPartitions {
  private static final int MOST = 20;
  private static final int MOST_TABLES = 200;

  /**
   * @param key columns and their values as texts
   * @param all whether that is the whole partition
   */
  record Seen(Map<String, String> key, long rows, long bytes, boolean all) {}

  private final Map<String, Map<Map<String, String>, Seen>> tables =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, Map<Map<String, String>, Seen>> eldest) {
          return size() > MOST_TABLES;
        }
      };

  /** Rows of a page; of its partitions each may have more, if it can have several. */
  void saw(LiveTable table, BoundedPage page) {
    List<LiveColumn> columns = table.partitionKey();
    if (columns.stream().anyMatch(LiveColumn::isHidden)) {
      return;
    }
    Map<Map<String, String>, Seen> found = new LinkedHashMap<>();
    for (Row row : page.rows()) {
      Map<String, String> key = key(columns, row);
      Seen one = new Seen(key, 1, BoundedPage.size(row), table.clustering().isEmpty());
      found.merge(key, one, SeenPartitions::sum);
    }
    found.values().forEach(seen -> saw(table, seen));
  }

  private static Map<String, String> key(List<LiveColumn> columns, Row row) {
    Map<String, String> key = new LinkedHashMap<>();
    for (LiveColumn column : columns) {
      int place = row.columns().indexOf(column.name());
      ByteBuffer bytes = row.bytes(place);
      key.put(column.name(), bytes == null ? "" : ValueText.text(row.columns().type(place), bytes));
    }
    return key;
  }

  private static Seen sum(Seen one, Seen other) {
    return new Seen(one.key(), one.rows() + other.rows(), one.bytes() + other.bytes(), one.all());
  }

  synchronized void saw(LiveTable table, Seen seen) {
    Map<Map<String, String>, Seen> its =
        tables.computeIfAbsent(table.cql(), name -> new LinkedHashMap<>());
    its.merge(seen.key(), seen, (old, now) -> now.all() || now.bytes() > old.bytes() ? now : old);
    if (its.size() > MOST) {
      its.values().stream()
          .min(Comparator.comparingLong(Seen::bytes))
          .ifPresent(smallest -> its.remove(smallest.key()));
    }
  }

  /** The largest first. */
  synchronized List<Seen> of(LiveTable table) {
    List<Seen> sorted = new ArrayList<>(tables.getOrDefault(table.cql(), Map.of()).values());
    sorted.sort(Comparator.comparingLong(Seen::bytes).reversed());
    return sorted;
  }
}
