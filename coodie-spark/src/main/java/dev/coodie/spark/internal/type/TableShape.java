package dev.coodie.spark.internal.type;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.error.ConfigurationException;
import dev.coodie.model.Suggestions;
import dev.coodie.spark.internal.connect.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A table as the server has it now: its columns, the key first. */
public record TableShape(TableName name, List<TableColumn> columns) {
  /** Copies the columns. */
  public TableShape {
    columns = List.copyOf(columns);
  }

  /**
   * Asks the server.
   *
   * @throws ConfigurationException if there is no such keyspace or table
   */
  public static TableShape read(Coodie coodie, TableName name) {
    List<Row> rows =
        coodie.execute(
            "SELECT column_name, type, kind, position, clustering_order FROM system_schema.columns"
                + " WHERE keyspace_name = ? AND table_name = ?",
            name.keyspace(),
            name.table());
    if (rows.isEmpty()) {
      throw missing(coodie, name);
    }
    ResultColumns types =
        coodie.execute(CqlStatement.of("SELECT * FROM " + cql(name) + " LIMIT 1")).columns();
    Set<String> indexed = indexed(coodie, name);
    return new TableShape(
        name,
        rows.stream()
            .filter(row -> types.find(text(row, "column_name")) >= 0)
            .map(row -> column(row, types, indexed))
            .sorted(
                Comparator.comparingInt(TableColumn::rank)
                    .thenComparingInt(TableColumn::position)
                    .thenComparing(TableColumn::name))
            .toList());
  }

  private static ConfigurationException missing(Coodie coodie, TableName name) {
    List<String> keyspaces = names(coodie, "keyspace_name FROM system_schema.keyspaces");
    if (!keyspaces.contains(name.keyspace())) {
      return new ConfigurationException(
          "coodie-1458",
          "There is no keyspace \""
              + name.keyspace()
              + "\". "
              + Suggestions.forName(name.keyspace(), keyspaces)
              + "Give the option \"table\" as keyspace.table, with names as the server has them, without"
              + " quotes: in lower case unless they were created in double quotes.");
    }
    List<String> tables =
        names(
            coodie,
            "table_name FROM system_schema.tables WHERE keyspace_name = ?",
            name.keyspace());
    return new ConfigurationException(
        "coodie-1459",
        "There is no table \""
            + name.table()
            + "\" in keyspace \""
            + name.keyspace()
            + "\". "
            + Suggestions.forName(name.table(), tables)
            + "Give names as the server has them, without quotes: in lower case unless they were"
            + " created in double quotes.");
  }

  private static List<String> names(Coodie coodie, String select, Object... values) {
    return coodie.execute("SELECT " + select, values).stream()
        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
        .toList();
  }

  /** Columns with an index that finds equal values, or more than these. */
  private static Set<String> indexed(Coodie coodie, TableName name) {
    Set<String> columns = new HashSet<>();
    List<Row> indexes =
        coodie.execute(
            "SELECT kind, options FROM system_schema.indexes"
                + " WHERE keyspace_name = ? AND table_name = ?",
            name.keyspace(),
            name.table());
    for (Row row : indexes) {
      Map<String, String> options =
          Objects.requireNonNullElse(
              row.get("options", ValueType.map(ValueType.TEXT, ValueType.TEXT)), Map.of());
      String type = options.getOrDefault("class_name", "");
      boolean attached = type.equalsIgnoreCase("sai") || type.endsWith("StorageAttachedIndex");
      boolean analyzed = options.containsKey("index_analyzer");
      if (!analyzed && (attached || !text(row, "kind").equals("CUSTOM"))) {
        columns.add(options.getOrDefault("target", "").replaceAll("^\"|\"$", ""));
      }
    }
    return columns;
  }

  private static TableColumn column(Row row, ResultColumns types, Set<String> indexed) {
    String name = text(row, "column_name");
    return new TableColumn(
        name,
        text(row, "kind"),
        Objects.requireNonNullElse(row.get("position", Integer.class), -1),
        text(row, "clustering_order").equals("desc"),
        indexed.contains(name),
        text(row, "type"),
        types.type(types.indexOf(name)));
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }

  private static String cql(TableName name) {
    return CqlNames.table(name.keyspace(), name.table());
  }

  /** As CQL writes it, with its keyspace. */
  public String cql() {
    return cql(name);
  }

  /** The column of this name, in the case of the server. */
  public Optional<TableColumn> column(String column) {
    return columns.stream().filter(each -> each.name().equals(column)).findFirst();
  }

  /** Those of the partition key, in its order. */
  public List<TableColumn> partitionKey() {
    return columns.stream().filter(TableColumn::isPartitionKey).toList();
  }

  /** Those that order the rows of a partition. */
  public List<TableColumn> clustering() {
    return columns.stream().filter(TableColumn::isClustering).toList();
  }
}
