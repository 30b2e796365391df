package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is to know about a partition, and about the cells of one of its rows. */
final class Lens {
  /** Rows that are counted; more are told as more. */
  private static final int MOST_ROWS = 10_000;

  private static final int SAMPLE = 100;

  private final Coodie coodie;
  private final Driver driver;
  private final LiveSchema schema;
  private final SeenPartitions seen;

  Lens(Coodie coodie, Driver driver, LiveSchema schema, SeenPartitions seen) {
    this.coodie = coodie;
    this.driver = driver;
    this.schema = schema;
    this.seen = seen;
  }

  Map<String, Object> look(RowKey key) {
    LiveTable table = schema.table(key.keyspace(), key.table());
    RowKey whole = key.partition(table);
    Map<String, Object> answer = new LinkedHashMap<>();
    long token = token(whole, table);
    answer.put("token", String.valueOf(token));
    answer.put("replicas", replicas(table, token));
    answer.putAll(size(whole, table));
    answer.put("average", average(table));
    answer.put("cells", cells(key, table));
    return answer;
  }

  private long token(RowKey partition, LiveTable table) {
    String columns =
        table.partitionKey().stream()
            .map(c -> CqlNames.plain(c.name()))
            .collect(Collectors.joining(", "));
    CqlStatement statement = partition.select(driver, table, "DISTINCT token(" + columns + ")");
    for (Row row : Waiting.forResult(driver.execute(statement))) {
      return Objects.requireNonNull(row.get(0, Long.class));
    }
    throw StudioProblem.missing(
        "coodie-1421", "The partition is not there any more. Read the page again.");
  }

  /** The hosts that have the token; none where the driver does not know them. */
  private List<String> replicas(LiveTable table, long token) {
    return Waiting.forResult(driver.ownedRanges(table.keyspace(), table.name())).stream()
        .filter(owned -> token > owned.range().after() && token <= owned.range().upTo())
        .flatMap(owned -> owned.replicas().stream())
        .distinct()
        .toList();
  }

  /** Its rows as far as they are counted, and from some of them an estimate of its bytes. */
  private Map<String, Object> size(RowKey partition, LiveTable table) {
    BoundedPage sample = BoundedPage.read(driver, partition.select(driver, table, "*"), SAMPLE);
    long bytes = 0;
    for (Row row : sample.rows()) {
      bytes += BoundedPage.size(row);
    }
    long rows = sample.rows().size();
    boolean more = sample.next() != null;
    if (more) {
      String key = CqlNames.plain(table.partitionKey().get(0).name());
      BoundedPage counted =
          BoundedPage.read(driver, partition.select(driver, table, key), MOST_ROWS);
      rows = counted.rows().size();
      more = counted.next() != null;
    }
    Map<String, Object> size = new LinkedHashMap<>();
    long estimate = sample.rows().isEmpty() ? 0 : bytes * rows / sample.rows().size();
    seen.saw(table, new SeenPartitions.Seen(partition.key(), rows, estimate, !more));
    size.put("rows", rows);
    size.put("more", more);
    size.put("bytes", estimate);
    return size;
  }

  /** The mean of the table's partitions by the server's own estimate, null while it has none. */
  private @Nullable Map<String, Object> average(LiveTable table) {
    List<Row> ranges =
        coodie.execute(
            "SELECT mean_partition_size, partitions_count FROM system.size_estimates"
                + " WHERE keyspace_name = ? AND table_name = ?",
            table.keyspace(),
            table.name());
    long partitions = 0;
    long bytes = 0;
    for (Row row : ranges) {
      long count = Objects.requireNonNullElse(row.get(1, Long.class), 0L);
      partitions += count;
      bytes += count * Objects.requireNonNullElse(row.get(0, Long.class), 0L);
    }
    return partitions == 0 ? null : Map.of("bytes", bytes / partitions, "partitions", partitions);
  }

  /** TTL left and write time of each cell that has one of each. */
  private Map<String, Object> cells(RowKey key, LiveTable table) {
    List<LiveColumn> columns =
        table.columns().stream()
            .filter(c -> !c.isKey() && !c.isCounter() && !c.hasSeveralCells())
            .toList();
    Map<String, Object> cells = new LinkedHashMap<>();
    if (columns.isEmpty() || key.columns(table).size() < keySize(table)) {
      return cells;
    }
    List<String> selectors = new ArrayList<>();
    for (LiveColumn column : columns) {
      String name = CqlNames.plain(column.name());
      selectors.add("ttl(" + name + ")");
      selectors.add("writetime(" + name + ")");
    }
    CqlStatement statement = key.select(driver, table, String.join(", ", selectors));
    for (Row row : Waiting.forResult(driver.execute(statement))) {
      for (int i = 0; i < columns.size(); i++) {
        Map<String, @Nullable Object> cell = new LinkedHashMap<>();
        cell.put("ttl", row.get(2 * i));
        Object written = row.get(2 * i + 1);
        cell.put("written", written == null ? null : written.toString());
        cells.put(columns.get(i).name(), cell);
      }
    }
    return cells;
  }

  private static long keySize(LiveTable table) {
    return table.columns().stream().filter(LiveColumn::isKey).count();
  }
}
