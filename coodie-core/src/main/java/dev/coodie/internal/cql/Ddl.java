package dev.coodie.internal.cql;

import dev.coodie.annotation.Order;
import dev.coodie.schema.ColumnDefinition;
import dev.coodie.schema.ColumnKind;
import dev.coodie.schema.IndexDefinition;
import dev.coodie.schema.Replication;
import dev.coodie.schema.TableDefinition;
import dev.coodie.schema.TypeDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** Writes schema statements. */
public final class Ddl {
  private Ddl() {}

  /** {@code CREATE KEYSPACE IF NOT EXISTS k WITH replication = {..}}. */
  public static String createKeyspace(String keyspace, Replication replication) {
    return "CREATE KEYSPACE IF NOT EXISTS "
        + Names.plain(keyspace)
        + " WITH replication = "
        + replication.options().entrySet().stream()
            .map(e -> Names.text(e.getKey()) + ": " + Names.text(e.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  /** {@code DROP KEYSPACE IF EXISTS k}. */
  public static String dropKeyspace(String keyspace) {
    return "DROP KEYSPACE IF EXISTS " + Names.plain(keyspace);
  }

  /** {@code CREATE TYPE IF NOT EXISTS k.t (..)}. */
  public static String createType(String keyspace, TypeDefinition type) {
    return "CREATE TYPE IF NOT EXISTS "
        + Cql.table(keyspace, type.name())
        + type.fields().stream()
            .map(f -> Names.column(f.name()) + " " + f.type())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** {@code ALTER TYPE k.t ADD f type}. */
  public static String addField(String keyspace, String type, TypeDefinition.Field field) {
    return "ALTER TYPE "
        + Cql.table(keyspace, type)
        + " ADD "
        + Names.column(field.name())
        + " "
        + field.type();
  }

  /** {@code CREATE TABLE IF NOT EXISTS k.t (..) [WITH ..]}. */
  public static String createTable(String keyspace, TableDefinition table) {
    return "CREATE TABLE IF NOT EXISTS "
        + Cql.table(keyspace, table.name())
        + table.columns().stream()
            .map(Ddl::column)
            .collect(Collectors.joining(", ", " (", ", " + primaryKey(table) + ")"))
        + options(table);
  }

  /** {@code ALTER TABLE k.t ADD c type [STATIC]}. */
  public static String addColumn(String keyspace, String table, ColumnDefinition column) {
    return "ALTER TABLE " + Cql.table(keyspace, table) + " ADD " + column(column);
  }

  /** {@code CREATE INDEX IF NOT EXISTS i ON k.t (c)}. */
  public static String createIndex(String keyspace, String table, IndexDefinition index) {
    return "CREATE INDEX IF NOT EXISTS "
        + Names.plain(index.name())
        + " ON "
        + Cql.table(keyspace, table)
        + " ("
        + target(index)
        + ")";
  }

  private static String target(IndexDefinition index) {
    String column = Names.column(index.column());
    return switch (index.target()) {
      case VALUES -> column;
      case KEYS -> "KEYS(" + column + ")";
      case ENTRIES -> "ENTRIES(" + column + ")";
      case FULL -> "FULL(" + column + ")";
    };
  }

  private static String column(ColumnDefinition column) {
    return Names.column(column.name())
        + " "
        + column.type()
        + (column.kind() == ColumnKind.STATIC ? " STATIC" : "");
  }

  private static String primaryKey(TableDefinition table) {
    List<ColumnDefinition> clustering = of(table, ColumnKind.CLUSTERING);
    return "PRIMARY KEY (("
        + names(of(table, ColumnKind.PARTITION_KEY))
        + ")"
        + (clustering.isEmpty() ? "" : ", " + names(clustering))
        + ")";
  }

  private static String options(TableDefinition table) {
    List<ColumnDefinition> clustering = of(table, ColumnKind.CLUSTERING);
    boolean ordered = clustering.stream().anyMatch(c -> c.order() == Order.DESC);
    String order =
        clustering.stream()
            .map(c -> Names.column(c.name()) + " " + c.order())
            .collect(Collectors.joining(", ", "CLUSTERING ORDER BY (", ")"));
    String ttl = "default_time_to_live = " + table.defaultTtl();
    if (!ordered && table.defaultTtl() == 0) {
      return "";
    }
    return " WITH "
        + (ordered ? order : "")
        + (ordered && table.defaultTtl() != 0 ? " AND " : "")
        + (table.defaultTtl() == 0 ? "" : ttl);
  }

  private static List<ColumnDefinition> of(TableDefinition table, ColumnKind kind) {
    return table.columns().stream().filter(c -> c.kind() == kind).toList();
  }

  private static String names(List<ColumnDefinition> columns) {
    return columns.stream().map(c -> Names.column(c.name())).collect(Collectors.joining(", "));
  }
}
