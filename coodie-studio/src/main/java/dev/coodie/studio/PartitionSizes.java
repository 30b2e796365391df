package dev.coodie.studio;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How large partitions of a table are: what the server measures, which depends on its version, and
 * what the studio has read. Each number says where it is from. Tables of measures are those of the
 * node that answers.
 */
final class PartitionSizes {
  /** What the page asks. */
  record Request(String keyspace, String table) {}

  private static final String OF_TABLE = " WHERE keyspace_name = ? AND table_name = ?";
  private static final String LARGEST = "system_views.max_partition_size";
  private static final String TOMBSTONES = "system_views.tombstones_per_read";
  private static final String ROWS = "system_views.rows_per_read";
  private static final String TOP = "system.top_partitions";
  private static final int MOST = 10;

  private final Driver driver;
  private final LiveSchema schema;
  private final SeenPartitions seen;

  PartitionSizes(Driver driver, LiveSchema schema, SeenPartitions seen) {
    this.driver = driver;
    this.schema = schema;
    this.seen = seen;
  }

  Map<String, Object> of(Request request) {
    LiveTable table = schema.table(request.keyspace(), request.table());
    boolean hidden = table.partitionKey().stream().anyMatch(LiveColumn::isHidden);
    Set<String> known = known();
    List<Map<String, @Nullable Object>> measures = new ArrayList<>();
    for (String source : List.of(LARGEST, ROWS, TOMBSTONES)) {
      measures.add(measure(source, known, table));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("measures", measures);
    answer.put("top", known.contains(TOP) && !hidden ? top(table) : List.of());
    answer.put("topKnown", known.contains(TOP));
    answer.put("seen", seen.of(table).stream().limit(MOST).toList());
    answer.put("hidden", hidden);
    return answer;
  }

  /** Those of the tables above that this server has. */
  private Set<String> known() {
    Set<String> known = new TreeSet<>();
    String virtual =
        "SELECT table_name FROM system_virtual_schema.tables"
            + " WHERE keyspace_name = 'system_views'";
    String own = "SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'system'";
    for (Row row : rows(CqlStatement.of(own))) {
      known.add("system." + row.get(0, String.class));
    }
    try {
      for (Row row : rows(CqlStatement.of(virtual))) {
        known.add("system_views." + row.get(0, String.class));
      }
    } catch (CoodieException e) {
      // A server without virtual tables.
    }
    return known;
  }

  /** All that the server's table says of this one; why not, if it does not. */
  private Map<String, @Nullable Object> measure(String source, Set<String> known, LiveTable table) {
    Map<String, @Nullable Object> measure = new LinkedHashMap<>();
    measure.put("source", source);
    if (!known.contains(source)) {
      measure.put("problem", "This server has no such table; Cassandra has it from 4.0.");
      return measure;
    }
    try {
      ResultPage page = Waiting.forResult(driver.execute(ofTable(source, table)));
      measure.put("node", page.info().coordinator());
      for (Row row : page) {
        for (int i = 0; i < row.size(); i++) {
          if (row.get(i) instanceof Number number) {
            measure.put(row.columns().name(i), number);
          }
        }
      }
    } catch (CoodieException e) {
      measure.put("problem", "The server failed to tell: " + e.sentence());
    }
    return measure;
  }

  /** What the node found when it last validated the table for a repair. */
  private List<Map<String, @Nullable Object>> top(LiveTable table) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (Row row : rows(ofTable(TOP, table))) {
      List<?> entries = (List<?>) Objects.requireNonNullElse(row.get("top"), List.of());
      for (Object entry : entries.subList(0, Math.min(MOST, entries.size()))) {
        List<?> pair = (List<?>) entry;
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("type", row.get("top_type"));
        one.put("key", pair.get(0));
        one.put("number", pair.get(1));
        one.put("at", String.valueOf(row.get("last_update")));
        found.add(one);
      }
    }
    return found;
  }

  private Iterable<Row> rows(CqlStatement statement) {
    return Waiting.forResult(driver.execute(statement));
  }

  private static CqlStatement ofTable(String source, LiveTable table) {
    return CqlStatement.of(
        "SELECT * FROM " + source + OF_TABLE,
        new ByteBuffer[] {
          ValueType.TEXT.encode(table.keyspace()), ValueType.TEXT.encode(table.name())
        },
        new ValueType<?>[] {ValueType.TEXT, ValueType.TEXT});
  }
}
