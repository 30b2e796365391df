package dev.coodie.studio;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads pages of a table, and single values of it. */
final class TableReader {
  /** What a browser still shows. */
  private static final int LARGEST = 1 << 20;

  /** A page that can be read. */
  record Reading(LiveTable table, String cql, String identity, CqlStatement statement) {}

  private final Driver driver;
  private final LiveSchema schema;
  private final Masks masks;
  private final CellJson cells;
  private final PageTokens tokens;
  private final StudioSession session;

  TableReader(
      Driver driver, LiveSchema schema, Masks masks, PageTokens tokens, StudioSession session) {
    this.driver = driver;
    this.schema = schema;
    this.masks = masks;
    this.cells = new CellJson(masks);
    this.tokens = tokens;
    this.session = session;
  }

  /** Refuses a filter that the server does not answer. */
  Reading reading(TableQuery query) {
    LiveTable table = schema.table(query.keyspace(), query.table());
    query.conditions().forEach(condition -> table.column(condition.column()).requireVisible());
    FilterVerdict verdict = new FilterRules(table).judge(query.conditions());
    if (verdict.kind() != FilterVerdict.Kind.ANSWERED) {
      throw StudioProblem.bad("coodie-1419", verdict.sentence());
    }
    String cql = query.cql(table);
    CqlStatement statement = Statements.bind(driver, cql, query.names(), query.values());
    String identity = cql + "\n" + query.conditions();
    if (query.token() != null) {
      statement = statement.withPagingState(tokens.open(identity, query.token()));
    }
    return new Reading(table, cql, identity, statement);
  }

  /** A page of rows, with what it cost and how it is said elsewhere. */
  Map<String, Object> rows(TableQuery query) {
    Reading reading = reading(query);
    LiveTable table = reading.table();
    BoundedPage page = BoundedPage.read(driver, reading.statement(), query.rows());
    session.ran(reading.cql(), query, page);
    session.partitions().saw(table, page);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("table", table);
    answer.putAll(result(cells, page, masked(page.columns(), table)));
    ByteBuffer next = page.next();
    answer.put("next", next == null ? null : tokens.seal(reading.identity(), next));
    answer.put("cql", reading.cql());
    answer.put("java", JavaText.of(query, table));
    return answer;
  }

  /** Reads the partition of a row. */
  CqlStatement partition(RowKey key) {
    LiveTable table = schema.table(key.keyspace(), key.table());
    return key.partition(table).select(driver, table, "*");
  }

  static Map<String, Object> result(CellJson cells, BoundedPage page, boolean[] masked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Row row : page.rows()) {
      rows.add(cells.row(row, masked));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("columns", CellJson.columns(page.columns(), masked));
    result.put("rows", rows);
    result.put("cost", page.cost());
    return result;
  }

  private static boolean[] masked(ResultColumns columns, LiveTable table) {
    boolean[] masked = new boolean[columns.size()];
    for (int i = 0; i < masked.length; i++) {
      String name = columns.name(i);
      masked[i] = table.columns().stream().anyMatch(c -> c.name().equals(name) && c.masked());
    }
    return masked;
  }

  /** All of a value that was cut. */
  Map<String, Object> value(RowKey key, String column) {
    LiveTable table = schema.table(key.keyspace(), key.table());
    masks.requireVisible(table.column(column).name());
    CqlStatement statement = key.select(driver, table, CqlNames.plain(column));
    for (Row row : Waiting.forResult(driver.execute(statement))) {
      ByteBuffer bytes = row.bytes(0);
      if (bytes != null && bytes.remaining() > LARGEST) {
        throw StudioProblem.bad(
            "coodie-1420",
            "The value has "
                + bytes.remaining()
                + " bytes, more than a page can show well. Write it into a file: coodie query \""
                + statement.text()
                + "\" --json");
      }
      ValueType<?> type = row.columns().type(0);
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("value", bytes == null ? null : cells.text(type, bytes));
      return answer;
    }
    throw StudioProblem.missing(
        "coodie-1421", "The row is not there any more. Read the page again.");
  }
}
