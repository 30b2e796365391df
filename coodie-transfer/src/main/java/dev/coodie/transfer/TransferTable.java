package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.cql.CqlTypes;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.error.TransferException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A table as the server has it now: its columns, the key first. */
record TransferTable(String keyspace, String name, List<Column> columns) {
  /** One column; {@code kind} and {@code text} are as in the server's schema tables. */
  record Column(String name, String text, String kind, int position, ValueType<?> type) {
    boolean isPartitionKey() {
      return kind.equals("partition_key");
    }

    boolean isClustering() {
      return kind.equals("clustering");
    }

    boolean isKey() {
      return isPartitionKey() || isClustering();
    }

    boolean isStatic() {
      return kind.equals("static");
    }

    boolean isCounter() {
      return text.equals("counter");
    }

    /** Whether its cells have times: it is no part of the key, and does not count. */
    boolean isTimed() {
      return !isKey() && !isCounter();
    }

    /** Whether each element or field is a cell of its own, with times of its own. */
    boolean hasSeveralCells() {
      return CqlTypes.hasSeveralCells(text);
    }

    /**
     * Whether it is a list whose elements are cells: written twice with one write time, which no
     * deletion comes between, it has them twice, so such times are not kept.
     */
    boolean isListOfCells() {
      return CqlTypes.isOpenList(text);
    }

    String quoted() {
      return CqlNames.quoted(name);
    }

    private int rank() {
      return isPartitionKey() ? 0 : isClustering() ? 1 : 2;
    }
  }

  static TransferTable read(Coodie coodie, String keyspace, String name) {
    List<Row> rows =
        coodie.execute(
            "SELECT column_name, type, kind, position FROM system_schema.columns"
                + " WHERE keyspace_name = ? AND table_name = ?",
            keyspace,
            name);
    if (rows.isEmpty()) {
      throw new TransferException(
          "coodie-841",
          "There is no table \""
              + name
              + "\" in keyspace \""
              + keyspace
              + "\". Use the server's name, without quotes: lower case, unless it was created in"
              + " double quotes.");
    }
    ResultColumns types =
        coodie
            .execute(
                CqlStatement.of("SELECT * FROM " + CqlNames.table(keyspace, name) + " LIMIT 1"))
            .columns();
    List<Column> columns =
        rows.stream()
            .filter(row -> types.find(text(row, "column_name")) >= 0)
            .map(row -> column(row, types))
            .sorted(
                Comparator.comparingInt(Column::rank)
                    .thenComparingInt(Column::position)
                    .thenComparing(Column::name))
            .toList();
    return new TransferTable(keyspace, name, asShown(columns));
  }

  /**
   * As CQL shows them: a table made {@code WITH COMPACT STORAGE} has hidden columns, of which its
   * others are static.
   */
  private static List<Column> asShown(List<Column> columns) {
    return columns.stream().anyMatch(Column::isClustering)
        ? columns
        : columns.stream()
            .map(
                c ->
                    c.isStatic()
                        ? new Column(c.name(), c.text(), "regular", c.position(), c.type())
                        : c)
            .toList();
  }

  private static Column column(Row row, ResultColumns types) {
    String name = text(row, "column_name");
    String text = text(row, "type");
    ValueType<?> type = types.type(types.indexOf(name));
    return new Column(
        name,
        text,
        text(row, "kind"),
        Objects.requireNonNullElse(row.get("position", Integer.class), -1),
        CqlTypes.isFrozen(text) ? type.frozen() : type);
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }

  Column column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new TransferException(
                    "coodie-842",
                    "Table "
                        + this
                        + " has no column \""
                        + column
                        + "\". Columns: "
                        + columns.stream().map(Column::name).collect(Collectors.joining(", "))
                        + "."));
  }

  boolean hasCounters() {
    return columns.stream().anyMatch(Column::isCounter);
  }

  @Override
  public String toString() {
    return keyspace + "." + name;
  }
}
