package dev.coodie.internal.plan;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.error.SchemaException;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses what the server cannot do, before anything is run. */
final class Capabilities {
  /** Options of vector indexes that one server alone has. */
  private static final Set<String> OF_CASSANDRA = Set.of("optimize_for");

  private static final Set<String> OF_SCYLLA =
      Set.of("search_beam_width", "quantization", "oversampling", "rescoring");

  private static final String TRANSACTIONAL_MODE = "transactional_mode";

  private final Server server;

  Capabilities(Server server) {
    this.server = server;
  }

  /** Whether a plan for these must know the server. */
  static boolean areNeededFor(List<TypeDefinition> types, List<TableDefinition> tables) {
    return types.stream().anyMatch(type -> type.fields().stream().anyMatch(f -> isVector(f.type())))
        || tables.stream()
            .anyMatch(
                table ->
                    table.view().isPresent()
                        || table.options().containsKey(TRANSACTIONAL_MODE)
                        || table.columns().stream()
                            .anyMatch(
                                c -> isVector(c.type()) || c.isMasked() || !c.check().isEmpty())
                        || table.indexes().stream()
                            .anyMatch(i -> i.method() != IndexMethod.SECONDARY));
  }

  /** Before a column or field of this type is made. */
  void checkType(String owner, String name, String type) {
    if (isVector(type) && !server.scylla() && !server.isAtLeast(5, 0)) {
      throw tooOld("The vector \"" + name + "\" of " + owner, "Cassandra 5.0");
    }
  }

  /** Before a column is made. */
  void checkColumn(String table, ColumnDefinition column) {
    checkType(table, column.name(), column.type());
    if (column.isMasked()) {
      checkMask(table, column.name());
    }
    if (!column.check().isEmpty()) {
      checkConstraint(table, column);
    }
  }

  /** Before a column is masked. */
  void checkMask(String table, String column) {
    String what = "The mask of \"" + column + "\" of " + table;
    if (server.scylla()) {
      throw missing(what, "masks", "Remove @Masked from the document");
    }
    if (!server.isAtLeast(5, 0)) {
      throw tooOld(what, "Cassandra 5.0");
    }
    if (server.isOff("dynamic_data_masking_enabled")) {
      throw off(what, "dynamic data masking", "dynamic_data_masking_enabled");
    }
  }

  /** Before a column gets another check, or none. */
  void checkConstraint(String table, ColumnDefinition column) {
    String what = "The check of \"" + column.name() + "\" of " + table;
    if (server.scylla()) {
      throw missing(what, "checks of columns", "Remove @Check from the document");
    }
    if (!server.isAtLeast(6, 0)) {
      throw tooOld(what, "Cassandra 6.0");
    }
  }

  /** Whether a table with rows that gets these options is locked until it has been migrated. */
  static boolean startsMigration(Map<String, OptionValue> options) {
    return options.containsKey(TRANSACTIONAL_MODE)
        && !options.containsKey("transactional_migration_from");
  }

  /** Before a table gets these options. */
  void checkOptions(String table, Map<String, OptionValue> options) {
    OptionValue mode = options.get(TRANSACTIONAL_MODE);
    if (mode == null) {
      return;
    }
    String what = "Option " + TRANSACTIONAL_MODE + " of " + table;
    if (server.scylla()) {
      throw missing(what, "transactions of Accord", "Remove the option from the document");
    }
    if (!server.isAtLeast(6, 0)) {
      throw tooOld(what, "Cassandra 6.0");
    }
    if (!mode.text().equals("off") && server.isOff("accord.enabled")) {
      throw off(what, "transactions", "accord: {enabled");
    }
  }

  /** Before a materialized view is made. */
  void checkView(String view) {
    if (server.isOff("materialized_views_enabled", "enable_materialized_views")) {
      throw off(
          "Materialized view " + view,
          "materialized views",
          server.isAtLeast(4, 1) ? "materialized_views_enabled" : "enable_materialized_views");
    }
  }

  /** Before a keyspace is made that says whether it has tablets. */
  void checkTablets(String keyspace) {
    String what = "The tablets of " + keyspace;
    if (!server.scylla()) {
      throw missing(what, "tablets", "Remove tablets(..) from its options");
    }
    boolean byYear = server.isAtLeast(2000, 0);
    if (!server.isAtLeast(byYear ? 2024 : 6, byYear ? 2 : 0)) {
      throw tooOld(what, "ScyllaDB 6.0 or 2024.2");
    }
  }

  /** Before an index is made. */
  void checkIndex(String table, IndexDefinition index) {
    String what = "Index \"" + index.name() + "\" of " + table;
    switch (index.method()) {
      case SECONDARY -> {}
      case SAI -> checkSai(what);
      case SASI -> checkSasi(what);
      case VECTOR -> {
        checkVector(what);
        index.options().keySet().forEach(option -> checkVectorOption(what, option));
      }
    }
  }

  private void checkSai(String what) {
    if (server.scylla()) {
      throw missing(what, "storage-attached indexes", "Use IndexMethod.SECONDARY");
    }
    if (!server.isAtLeast(5, 0)) {
      throw tooOld(what + ", a storage-attached one,", "Cassandra 5.0");
    }
  }

  private void checkSasi(String what) {
    if (server.scylla()) {
      throw missing(
          what, "SASI indexes", "Use IndexMethod.SECONDARY, which cannot search with LIKE");
    }
    if (server.isOff("sasi_indexes_enabled", "enable_sasi_indexes")) {
      throw off(
          what,
          "SASI indexes",
          server.isAtLeast(4, 1) ? "sasi_indexes_enabled" : "enable_sasi_indexes");
    }
  }

  private void checkVector(String what) {
    if (server.scylla() && !server.isAtLeast(2025, 4)) {
      throw tooOld(what + ", one of vectors,", "ScyllaDB 2025.4 with its vector store");
    }
    if (!server.scylla() && !server.isAtLeast(5, 0)) {
      throw tooOld(what + ", one of vectors,", "Cassandra 5.0");
    }
  }

  /** What neither server is known to have is left to the server, whose next version may. */
  private void checkVectorOption(String what, String option) {
    if ((server.scylla() ? OF_CASSANDRA : OF_SCYLLA).contains(option)) {
      throw new SchemaException(
          "coodie-753",
          what
              + " cannot be made with option "
              + option
              + ": it is one of "
              + (server.scylla() ? "Cassandra" : "ScyllaDB")
              + ", but the server is "
              + server
              + ". Remove it from @VectorIndex; nothing was run.");
    }
  }

  private SchemaException tooOld(String what, String needed) {
    return new SchemaException(
        "coodie-707",
        what
            + " needs "
            + needed
            + " or newer, but the server is "
            + server
            + ". Upgrade the server, or remove it from the document; nothing was run.");
  }

  private SchemaException missing(String what, String feature, String advice) {
    return new SchemaException(
        "coodie-707",
        what
            + " cannot be made: "
            + server
            + " has no "
            + feature
            + ". "
            + advice
            + "; nothing was run.");
  }

  private SchemaException off(String what, String feature, String setting) {
    return new SchemaException(
        "coodie-708",
        what
            + " cannot be made: the server, "
            + server
            + ", has "
            + feature
            + " switched off. Set "
            + setting
            + (setting.contains("{") ? ": true}" : ": true")
            + " in cassandra.yaml of all nodes and restart them, then connect again; nothing"
            + " was run.");
  }

  private static boolean isVector(String type) {
    return type.contains("vector<");
  }
}
