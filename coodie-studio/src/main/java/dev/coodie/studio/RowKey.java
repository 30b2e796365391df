package dev.coodie.studio;

import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row by its key, as texts; a partition if the columns for clustering are left out. */
record RowKey(String keyspace, String table, Map<String, String> key) {
  /** Columns of the key that are given, in the order of the key. */
  List<LiveColumn> columns(LiveTable live) {
    return live.columns().stream().filter(c -> c.isKey() && key.containsKey(c.name())).toList();
  }

  /** Refuses one that does not name a whole row; static columns need the partition alone. */
  void requireRow(LiveTable live) {
    require(live, live.columns().stream().filter(LiveColumn::isKey).toList());
  }

  void requirePartition(LiveTable live) {
    require(live, live.partitionKey());
  }

  private void require(LiveTable live, List<LiveColumn> columns) {
    for (LiveColumn column : columns) {
      column.requireVisible();
      if (key.get(column.name()) == null) {
        throw StudioProblem.bad(
            "coodie-1422",
            "The key of " + live.keyspace() + "." + live.name() + " lacks " + column.name() + ".");
      }
    }
  }

  /** The partition that it is in. */
  RowKey partition(LiveTable live) {
    requirePartition(live);
    Map<String, String> its = new LinkedHashMap<>();
    live.partitionKey().forEach(c -> its.put(c.name(), String.valueOf(key.get(c.name()))));
    return new RowKey(keyspace, table, its);
  }

  static String where(List<LiveColumn> columns) {
    return columns.stream()
        .map(column -> CqlNames.plain(column.name()) + " = ?")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  /** Reads something of the row or partition. */
  CqlStatement select(Driver driver, LiveTable live, String selectors) {
    requirePartition(live);
    List<LiveColumn> columns = columns(live);
    String cql = "SELECT " + selectors + " FROM " + live.cql() + where(columns);
    List<@Nullable String> values = new ArrayList<>();
    columns.forEach(column -> values.add(key.get(column.name())));
    return Statements.bind(driver, cql, columns.stream().map(LiveColumn::name).toList(), values);
  }
}
