package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table as the server has it now: its columns, the key first. */
record ScannedTable(String keyspace, String name, List<TableColumn> columns) {
  private static final String MURMUR3 = "Murmur3Partitioner";

  /** One column; {@code kind} is as in the server's schema tables. */
  record TableColumn(String name, String type, String kind, int position) {
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
      return type.equals("counter");
    }

    private int rank() {
      return isPartitionKey() ? 0 : isClustering() ? 1 : 2;
    }

    static TableColumn of(Row row) {
      return new TableColumn(
          text(row, "column_name"),
          text(row, "type"),
          text(row, "kind"),
          Objects.requireNonNullElse(row.get("position", Integer.class), -1));
    }
  }

  static ScannedTable read(Coodie coodie, String keyspace, String name) {
    checkPartitioner(coodie);
    Set<String> flags = flags(coodie, keyspace, name);
    List<TableColumn> columns =
        coodie
            .execute(
                "SELECT column_name, type, kind, position FROM system_schema.columns"
                    + " WHERE keyspace_name = ? AND table_name = ?",
                keyspace,
                name)
            .stream()
            .map(TableColumn::of)
            .flatMap(column -> shown(column, flags).stream())
            .sorted(
                Comparator.comparingInt(TableColumn::rank)
                    .thenComparingInt(TableColumn::position)
                    .thenComparing(TableColumn::name))
            .toList();
    if (columns.isEmpty()) {
      throw new MigrationException(
          "coodie-951",
          "There is no table \""
              + name
              + "\" in keyspace \""
              + keyspace
              + "\". Names are as the server has them: lower case unless they were made in double"
              + " quotes.");
    }
    return new ScannedTable(keyspace, name, columns);
  }

  /** Those of an ordinary table, if there are none. */
  private static Set<String> flags(Coodie coodie, String keyspace, String name) {
    return coodie
        .execute(
            "SELECT flags FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
            keyspace,
            name)
        .stream()
        .map(row -> Set.copyOf(row.getOrEmpty(0, ValueType.set(ValueType.TEXT))))
        .findFirst()
        .orElse(Set.of("compound"));
  }

  /**
   * The column as CQL shows it, if it does: a table made {@code WITH COMPACT STORAGE} also has
   * columns that stand for its older shape.
   */
  private static Optional<TableColumn> shown(TableColumn column, Set<String> flags) {
    if (column.name().isEmpty() || column.type().equals("empty")) {
      return Optional.empty();
    }
    boolean oneRow =
        !flags.contains("compound") && !flags.contains("dense") && !flags.contains("super");
    if (!oneRow || column.isPartitionKey()) {
      return Optional.of(column);
    }
    return column.isStatic()
        ? Optional.of(new TableColumn(column.name(), column.type(), "regular", -1))
        : Optional.empty();
  }

  private static void checkPartitioner(Coodie coodie) {
    String partitioner =
        text(coodie.execute("SELECT partitioner FROM system.local").get(0), "partitioner");
    if (!partitioner.endsWith(MURMUR3)) {
      throw new MigrationException(
          "coodie-953",
          "The cluster's partitioner is "
              + partitioner
              + ", but a scan knows the tokens of "
              + MURMUR3
              + " alone. Read the table in pages instead: coodie.stream(\"SELECT ..\").");
    }
  }

  /** The same with these columns alone, in their order; none means all. */
  ScannedTable only(List<String> chosen) {
    return chosen.isEmpty()
        ? this
        : new ScannedTable(keyspace, name, chosen.stream().map(this::column).toList());
  }

  TableColumn column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new MigrationException(
                    "coodie-952",
                    "Table "
                        + this
                        + " has no column \""
                        + column
                        + "\". Columns: "
                        + columns.stream().map(TableColumn::name).collect(Collectors.joining(", "))
                        + "."));
  }

  List<TableColumn> partitionKey() {
    return columns.stream().filter(TableColumn::isPartitionKey).toList();
  }

  /** The whole of one range. */
  CqlStatement select(List<TableColumn> read, List<String> selectors, TokenRange range) {
    String token =
        partitionKey().stream()
            .map(c -> CqlNames.quoted(c.name()))
            .collect(Collectors.joining(", ", "token(", ")"));
    String text =
        Stream.concat(read.stream().map(c -> CqlNames.quoted(c.name())), selectors.stream())
                .collect(Collectors.joining(", "))
            + " FROM "
            + CqlNames.table(keyspace, name)
            + " WHERE "
            + token
            + " > ? AND "
            + token
            + " <= ?";
    return CqlStatement.of(
        "SELECT " + text,
        new ByteBuffer[] {
          ValueType.BIGINT.encode(range.after()), ValueType.BIGINT.encode(range.upTo())
        },
        new ValueType<?>[] {ValueType.BIGINT, ValueType.BIGINT});
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }

  @Override
  public String toString() {
    return keyspace + "." + name;
  }
}
