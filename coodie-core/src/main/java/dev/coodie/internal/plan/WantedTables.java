package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that documents want. */
final class WantedTables {
  /** What to do about a table and a view that want one name. */
  static final String MIXED = "Give the document another table name, or drop what is there first.";

  private WantedTables() {}

  /**
   * One definition for each table, views after all others: variants that share one bring their
   * columns together.
   */
  static List<TableDefinition> of(String keyspace, List<DocumentModel<?>> models) {
    Map<String, TableDefinition> tables = new LinkedHashMap<>();
    for (DocumentModel<?> model : models) {
      tables.merge(
          model.tableName(), model.definition(), (left, right) -> join(keyspace, left, right));
    }
    List<TableDefinition> ordered = new ArrayList<>();
    tables.values().stream().filter(t -> t.view().isEmpty()).forEach(ordered::add);
    tables.values().stream().filter(t -> t.view().isPresent()).forEach(ordered::add);
    checkIndexes(keyspace, ordered);
    return ordered;
  }

  private static TableDefinition join(
      String keyspace, TableDefinition left, TableDefinition right) {
    String name = Cql.table(keyspace, left.name());
    if (!left.view().equals(right.view())) {
      throw new SchemaException(
          "coodie-712",
          name + " is wanted twice, as different views or as a view and a table. " + MIXED);
    }
    if (!left.key().equals(right.key())) {
      throw contradiction(name, "the primary key " + left.key(), "the primary key " + right.key());
    }
    for (ColumnDefinition column : left.columns()) {
      right
          .column(column.name())
          .filter(other -> !isSame(other, column))
          .ifPresent(
              other -> {
                throw contradiction(name, describe(column), describe(other));
              });
    }
    return left.join(right);
  }

  /** One document may leave it to another to say how a column is masked and checked. */
  private static boolean isSame(ColumnDefinition left, ColumnDefinition right) {
    return bare(left).equals(bare(right))
        && isSame(left.mask(), right.mask())
        && isSame(left.check(), right.check());
  }

  private static ColumnDefinition bare(ColumnDefinition column) {
    return column.withMask("").withCheck("");
  }

  private static boolean isSame(String left, String right) {
    return left.isEmpty() || right.isEmpty() || left.equals(right);
  }

  private static String describe(ColumnDefinition column) {
    return "\""
        + column.name()
        + "\" "
        + column.type()
        + " "
        + column.kind()
        + " "
        + column.order()
        + (column.isMasked() ? " MASKED WITH " + column.mask() : "")
        + (column.check().isEmpty() ? "" : " CHECK " + column.check());
  }

  private static SchemaException contradiction(String table, String left, String right) {
    return new SchemaException(
        "coodie-721",
        "Two documents want table "
            + table
            + " with "
            + left
            + " and with "
            + right
            + ". Give both the same, or one of them another table name.");
  }

  private static void checkIndexes(String keyspace, List<TableDefinition> tables) {
    Map<String, String> seen = new HashMap<>();
    for (TableDefinition table : tables) {
      for (IndexDefinition index : table.indexes()) {
        String description = table.name() + " " + index;
        if (!description.equals(seen.computeIfAbsent(index.name(), name -> description))) {
          throw new SchemaException(
              "coodie-710",
              "Index \""
                  + index.name()
                  + "\" is wanted twice in keyspace "
                  + keyspace
                  + ", by tables or columns that differ. Index names are shared by all tables of a"
                  + " keyspace: give one of them another.");
        }
      }
    }
  }
}
