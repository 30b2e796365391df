package dev.coodie.internal.plan;

import dev.coodie.annotation.Order;
import dev.coodie.column.CqlType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.internal.run.Runner;
import dev.coodie.schema.ColumnDefinition;
import dev.coodie.schema.ColumnKind;
import dev.coodie.schema.TypeDefinition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a keyspace has now, read from {@code system_schema}. */
final class LiveSchema {
  /** A column and, in a key, its place among those of its kind. */
  record Column(ColumnDefinition definition, int position) {}

  /** An index, with the options that it was made with and {@code target}. */
  record Index(String table, Map<String, String> options) {
    /** The class of a custom index; empty for the server's own kind. */
    String className() {
      return options.getOrDefault("class_name", "");
    }

    String target() {
      return options.getOrDefault("target", "");
    }
  }

  /** A materialized view; {@code all} says that it has every column of its base. */
  record View(String base, String where, boolean all) {}

  /** The columns of tables and of views. */
  final Map<String, Map<String, Column>> tables = new HashMap<>();

  final Map<String, TypeDefinition> types = new HashMap<>();
  final Map<String, Index> indexes = new HashMap<>();
  final Map<String, View> views = new HashMap<>();

  /** The rows that have the options of tables, if they were asked for, and of views. */
  final Map<String, Row> options = new HashMap<>();

  private LiveSchema() {}

  /** Reads {@code keyspace}, with the options of tables only when they are to be compared. */
  static CompletionStage<LiveSchema> read(Runner runner, String keyspace, boolean withOptions) {
    LiveSchema live = new LiveSchema();
    CompletableFuture<@Nullable Void> columns =
        live.each(
            runner,
            keyspace,
            "SELECT table_name, column_name, type, kind, clustering_order, position FROM"
                + " system_schema.columns WHERE keyspace_name = ?",
            live::addColumn);
    CompletableFuture<@Nullable Void> types =
        live.each(
            runner,
            keyspace,
            "SELECT type_name, field_names, field_types FROM system_schema.types WHERE"
                + " keyspace_name = ?",
            live::addType);
    CompletableFuture<@Nullable Void> indexes =
        live.each(
            runner,
            keyspace,
            "SELECT table_name, index_name, options FROM system_schema.indexes WHERE keyspace_name"
                + " = ?",
            live::addIndex);
    CompletableFuture<@Nullable Void> views =
        live.each(
            runner,
            keyspace,
            "SELECT * FROM system_schema.views WHERE keyspace_name = ?",
            live::addView);
    CompletableFuture<@Nullable Void> options =
        withOptions
            ? live.each(
                runner,
                keyspace,
                "SELECT * FROM system_schema.tables WHERE keyspace_name = ?",
                row -> live.options.put(text(row, "table_name"), row))
            : CompletableFuture.completedFuture(null);
    return CompletableFuture.allOf(columns, types, indexes, views, options).thenApply(done -> live);
  }

  /** The names of the primary key's columns, in order. */
  List<String> key(String table) {
    return tables.getOrDefault(table, Map.of()).values().stream()
        .filter(c -> isKey(c.definition()))
        .sorted(
            Comparator.comparing((Column c) -> c.definition().kind())
                .thenComparing(Column::position))
        .map(c -> c.definition().name())
        .toList();
  }

  static boolean isKey(ColumnDefinition column) {
    return column.kind() == ColumnKind.PARTITION_KEY || column.kind() == ColumnKind.CLUSTERING;
  }

  private CompletableFuture<@Nullable Void> each(
      Runner runner, String keyspace, String cql, Consumer<Row> consumer) {
    CqlStatement statement =
        CqlStatement.of(
            cql, new ByteBuffer[] {CqlType.TEXT.encode(keyspace)}, new CqlType<?>[] {CqlType.TEXT});
    return runner
        .all(statement, row -> row)
        .thenAccept(
            rows -> {
              synchronized (this) {
                rows.forEach(consumer);
              }
            })
        .toCompletableFuture();
  }

  private void addColumn(Row row) {
    String name = text(row, "column_name");
    ColumnKind kind =
        switch (text(row, "kind")) {
          case "partition_key" -> ColumnKind.PARTITION_KEY;
          case "clustering" -> ColumnKind.CLUSTERING;
          case "static" -> ColumnKind.STATIC;
          default -> ColumnKind.REGULAR;
        };
    String order = text(row, "clustering_order").toUpperCase(Locale.ROOT);
    ColumnDefinition definition =
        new ColumnDefinition(
            name, text(row, "type"), kind, order.equals("DESC") ? Order.DESC : Order.ASC);
    tables
        .computeIfAbsent(text(row, "table_name"), table -> new HashMap<>())
        .put(name, new Column(definition, row.getInt(row.columns().indexOf("position"))));
  }

  private void addIndex(Row row) {
    Map<String, String> map =
        row.getOrEmpty(row.columns().indexOf("options"), CqlType.map(CqlType.TEXT, CqlType.TEXT));
    indexes.put(text(row, "index_name"), new Index(text(row, "table_name"), map));
  }

  private void addView(Row row) {
    String name = text(row, "view_name");
    boolean all = Boolean.TRUE.equals(row.get("include_all_columns", CqlType.BOOLEAN));
    views.put(name, new View(text(row, "base_table_name"), text(row, "where_clause"), all));
    options.put(name, row);
  }

  private void addType(Row row) {
    CqlType<List<String>> texts = CqlType.list(CqlType.TEXT);
    List<String> names = row.getOrEmpty(row.columns().indexOf("field_names"), texts);
    List<String> fieldTypes = row.getOrEmpty(row.columns().indexOf("field_types"), texts);
    List<TypeDefinition.Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(new TypeDefinition.Field(names.get(i), fieldTypes.get(i)));
    }
    String name = text(row, "type_name");
    types.put(name, new TypeDefinition(name, fields));
  }

  private static String text(Row row, String column) {
    String value = row.get(column, CqlType.TEXT);
    return value == null ? "" : value;
  }
}
