package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that documents want. */
final class WantedTables {
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
    return ordered;
  }

  private static TableDefinition join(
      String keyspace, TableDefinition left, TableDefinition right) {
    if (!left.view().equals(right.view())) {
      throw mixed(
          Cql.table(keyspace, left.name())
              + " is wanted twice, as different views or as a view and a table");
    }
    return left.join(right);
  }

  /** A table and a view that want one name. */
  static SchemaException mixed(String sentence) {
    return new SchemaException(
        "coodie-712",
        sentence + ". Give the document another table name, or drop what is there first.");
  }
}
