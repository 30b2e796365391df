package dev.coodie.internal.cql;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.cql.CqlNames;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes schema statements. */
public final class Ddl {
  private static final String SAI = "StorageAttachedIndex";
  private static final String SASI = "org.apache.cassandra.index.sasi.SASIIndex";
  private static final String SCYLLA_VECTOR = "vector_index";

  private Ddl() {}

  /**
   * {@code CREATE KEYSPACE IF NOT EXISTS k WITH replication = {..} [AND durable_writes = ..] [AND
   * tablets = {'enabled': ..}]}.
   */
  public static String createKeyspace(String keyspace, KeyspaceOptions options) {
    List<String> clauses = new ArrayList<>();
    options.replication().ifPresent(r -> clauses.add("replication = " + Options.map(r.options())));
    options.durableWrites().ifPresent(durable -> clauses.add("durable_writes = " + durable));
    options.tablets().ifPresent(on -> clauses.add("tablets = {'enabled': " + on + "}"));
    return "CREATE KEYSPACE IF NOT EXISTS " + CqlNames.plain(keyspace) + with(clauses);
  }

  /** {@code DROP KEYSPACE IF EXISTS k}. */
  public static String dropKeyspace(String keyspace) {
    return "DROP KEYSPACE IF EXISTS " + CqlNames.plain(keyspace);
  }

  /** {@code CREATE TYPE IF NOT EXISTS k.t (..)}. */
  public static String createType(String keyspace, TypeDefinition type) {
    return "CREATE TYPE IF NOT EXISTS "
        + Cql.table(keyspace, type.name())
        + type.fields().stream()
            .map(f -> CqlNames.quoted(f.name()) + " " + f.type())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** {@code ALTER TYPE k.t ADD f type}. */
  public static String addField(String keyspace, String type, TypeDefinition.Field field) {
    return "ALTER TYPE "
        + Cql.table(keyspace, type)
        + " ADD "
        + CqlNames.quoted(field.name())
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
        + with(
            clauses(
                table, table.columns().stream().anyMatch(c -> c.order() == ClusteringOrder.DESC)));
  }

  /** {@code ALTER TABLE k.t ADD c type [STATIC] [MASKED WITH ..] [CHECK ..]}. */
  public static String addColumn(String keyspace, String table, ColumnDefinition column) {
    return "ALTER TABLE " + Cql.table(keyspace, table) + " ADD " + column(column);
  }

  /** {@code ALTER TABLE k.t ALTER c MASKED WITH ..}, or {@code DROP MASKED} if it has no mask. */
  public static String mask(String keyspace, String table, ColumnDefinition column) {
    return "ALTER TABLE "
        + Cql.table(keyspace, table)
        + " ALTER "
        + CqlNames.quoted(column.name())
        + (column.isMasked() ? " MASKED WITH " + column.mask() : " DROP MASKED");
  }

  /** {@code ALTER TABLE k.t ALTER c CHECK ..}, or {@code DROP CHECK} if it has no check. */
  public static String check(String keyspace, String table, ColumnDefinition column) {
    return "ALTER TABLE "
        + Cql.table(keyspace, table)
        + " ALTER "
        + CqlNames.quoted(column.name())
        + (column.check().isEmpty() ? " DROP CHECK" : " CHECK " + column.check());
  }

  /** {@code ALTER TABLE k.t WITH o = v AND ..}, the same for a view. */
  public static String alterOptions(
      String keyspace, String table, boolean view, Map<String, OptionValue> options) {
    return (view ? "ALTER MATERIALIZED VIEW " : "ALTER TABLE ")
        + Cql.table(keyspace, table)
        + with(Options.assignments(options));
  }

  /**
   * {@code CREATE INDEX IF NOT EXISTS i ON k.t (c)}, or {@code CREATE CUSTOM INDEX .. USING 'class'
   * [WITH OPTIONS = {..}]} as ScyllaDB or Cassandra wants it.
   */
  public static String createIndex(
      String keyspace, String table, IndexDefinition index, boolean scylla) {
    Map<String, String> options = Options.sorted(index.options());
    String named = options.remove(IndexDefinition.CLASS_NAME);
    boolean custom = named != null || index.method() != IndexMethod.SECONDARY;
    return (custom ? "CREATE CUSTOM INDEX" : "CREATE INDEX")
        + " IF NOT EXISTS "
        + CqlNames.plain(index.name())
        + " ON "
        + Cql.table(keyspace, table)
        + " ("
        + target(index)
        + ")"
        + (custom
            ? " USING " + CqlNames.text(named == null ? indexClass(index.method(), scylla) : named)
            : "")
        + (custom && !options.isEmpty() ? " WITH OPTIONS = " + Options.map(options) : "");
  }

  private static String indexClass(IndexMethod method, boolean scylla) {
    return switch (method) {
      case SASI -> SASI;
      case VECTOR -> scylla ? SCYLLA_VECTOR : SAI;
      case SAI, SECONDARY -> SAI;
    };
  }

  /**
   * {@code CREATE MATERIALIZED VIEW IF NOT EXISTS k.v AS SELECT .. FROM k.base WHERE .. PRIMARY KEY
   * (..) [WITH ..]}.
   *
   * @param where which rows it has, as CQL
   */
  public static String createView(
      String keyspace, TableDefinition view, String base, String where) {
    return "CREATE MATERIALIZED VIEW IF NOT EXISTS "
        + Cql.table(keyspace, view.name())
        + " AS SELECT "
        + (view.view().map(ViewDefinition::everyColumn).orElse(false) ? "*" : names(view.columns()))
        + " FROM "
        + Cql.table(keyspace, base)
        + " WHERE "
        + where
        + " "
        + primaryKey(view)
        // Always in full: without it, some servers take the order that the base has.
        + with(clauses(view, !of(view, ColumnKind.CLUSTERING).isEmpty()));
  }

  /** {@code "c" IS NOT NULL}. */
  public static String isNotNull(String column) {
    return CqlNames.quoted(column) + " IS NOT NULL";
  }

  /** {@code DROP TABLE IF EXISTS k.t}, the same for a view. */
  public static String drop(String keyspace, String table, boolean view) {
    return (view ? "DROP MATERIALIZED VIEW IF EXISTS " : "DROP TABLE IF EXISTS ")
        + Cql.table(keyspace, table);
  }

  /** {@code DROP INDEX IF EXISTS k.i}. */
  public static String dropIndex(String keyspace, String index) {
    return "DROP INDEX IF EXISTS " + Cql.table(keyspace, index);
  }

  /** {@code DROP TYPE IF EXISTS k.t}. */
  public static String dropType(String keyspace, String type) {
    return "DROP TYPE IF EXISTS " + Cql.table(keyspace, type);
  }

  /** {@code ALTER TABLE k.t DROP c}. */
  public static String dropColumn(String keyspace, String table, String column) {
    return "ALTER TABLE " + Cql.table(keyspace, table) + " DROP " + CqlNames.quoted(column);
  }

  /**
   * {@code ALTER KEYSPACE k WITH replication = {..} AND durable_writes = ..}, without what is empty
   * or null.
   */
  public static String alterKeyspace(
      String keyspace, Map<String, String> replication, @Nullable Boolean durableWrites) {
    List<String> clauses = new ArrayList<>();
    if (!replication.isEmpty()) {
      clauses.add("replication = " + Options.map(Options.sorted(replication)));
    }
    if (durableWrites != null) {
      clauses.add("durable_writes = " + durableWrites);
    }
    return "ALTER KEYSPACE " + CqlNames.plain(keyspace) + with(clauses);
  }

  private static String target(IndexDefinition index) {
    String column = CqlNames.quoted(index.column());
    return switch (index.target()) {
      case VALUES -> column;
      case KEYS -> "KEYS(" + column + ")";
      case ENTRIES -> "ENTRIES(" + column + ")";
      case FULL -> "FULL(" + column + ")";
    };
  }

  private static String column(ColumnDefinition column) {
    return CqlNames.quoted(column.name())
        + " "
        + column.type()
        + (column.kind() == ColumnKind.STATIC ? " STATIC" : "")
        + (column.isMasked() ? " MASKED WITH " + column.mask() : "")
        + (column.check().isEmpty() ? "" : " CHECK " + column.check());
  }

  private static String primaryKey(TableDefinition table) {
    List<ColumnDefinition> clustering = of(table, ColumnKind.CLUSTERING);
    return "PRIMARY KEY (("
        + names(of(table, ColumnKind.PARTITION_KEY))
        + ")"
        + (clustering.isEmpty() ? "" : ", " + names(clustering))
        + ")";
  }

  private static List<String> clauses(TableDefinition table, boolean ordered) {
    List<String> clauses = new ArrayList<>();
    if (ordered) {
      clauses.add(
          of(table, ColumnKind.CLUSTERING).stream()
              .map(c -> CqlNames.quoted(c.name()) + " " + c.order())
              .collect(Collectors.joining(", ", "CLUSTERING ORDER BY (", ")")));
    }
    clauses.addAll(Options.assignments(table.allOptions()));
    return clauses;
  }

  private static String with(List<String> clauses) {
    return clauses.isEmpty() ? "" : " WITH " + String.join(" AND ", clauses);
  }

  private static List<ColumnDefinition> of(TableDefinition table, ColumnKind kind) {
    return table.columns().stream().filter(c -> c.kind() == kind).toList();
  }

  private static String names(List<ColumnDefinition> columns) {
    return columns.stream().map(c -> CqlNames.quoted(c.name())).collect(Collectors.joining(", "));
  }
}
