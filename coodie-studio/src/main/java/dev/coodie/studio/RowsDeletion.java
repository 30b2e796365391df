package dev.coodie.studio;

import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a partition, or a range of its rows, by the key. It cannot have a condition as a deletion
 * of one row has, so it has the time at which the rows were counted: what is written later stays.
 *
 * @param at microseconds since 1970
 */
record RowsDeletion(LiveTable table, List<Condition> where, long at) {
  /** How a staged change says that it is one. */
  static final String KIND = "delete-rows";

  /** Rows that are counted; more are told as more. */
  private static final int MOST_ROWS = 1_000;

  static RowsDeletion of(Change change, LiveTable table, Masks masks) {
    List<Condition> where = change.where() == null ? List.of() : change.where();
    table.requireChangeable();
    where.forEach(condition -> masks.requireVisible(condition.column()));
    FilterVerdict verdict = new FilterRules(table).judge(where);
    boolean byKey =
        !where.isEmpty()
            && where.stream()
                .allMatch(c -> table.column(c.column()).isKey() && !c.operator().equals("IN"))
            && table.partitionKey().stream()
                .allMatch(key -> where.stream().anyMatch(c -> c.column().equals(key.name())));
    if (!byKey || verdict.kind() != FilterVerdict.Kind.ANSWERED) {
      throw StudioProblem.bad(
          "coodie-1425",
          "Rows are deleted by the key: = on the whole partition key ("
              + names(table.partitionKey())
              + "), and then = or a range on columns of the clustering, in their order.");
    }
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    Long at = change.at();
    return new RowsDeletion(table, where, at == null ? now : Math.min(at, now));
  }

  private static String names(List<LiveColumn> columns) {
    return columns.stream().map(LiveColumn::name).collect(Collectors.joining(", "));
  }

  Change.Written written() {
    List<String> names = new ArrayList<>(List.of("TIMESTAMP"));
    List<@Nullable String> values = new ArrayList<>();
    values.add(Long.toString(at));
    addTo(names, values);
    String cql = "DELETE FROM " + table.cql() + " USING TIMESTAMP ?" + conditions();
    return new Change.Written(cql, names, values);
  }

  private String conditions() {
    return where.stream()
        .map(c -> CqlNames.plain(c.column()) + " " + c.operator() + " ?")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private void addTo(List<String> names, List<@Nullable String> values) {
    for (Condition condition : where) {
      names.add(condition.column());
      values.add(condition.values().isEmpty() ? null : condition.values().get(0));
    }
  }

  /** How many there are now, counted as far as it is quick. */
  Map<String, Object> count(Driver driver) {
    List<String> names = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    addTo(names, values);
    String key = CqlNames.plain(table.partitionKey().get(0).name());
    String cql = "SELECT " + key + " FROM " + table.cql() + conditions();
    CqlStatement select = Statements.bind(driver, cql, names, values).withIdempotent(true);
    BoundedPage counted = BoundedPage.read(driver, select, MOST_ROWS + 1);
    Map<String, Object> count = new LinkedHashMap<>();
    boolean more = counted.next() != null || counted.rows().size() > MOST_ROWS;
    count.put("rows", Math.min(counted.rows().size(), MOST_ROWS));
    count.put("more", more);
    return count;
  }
}
