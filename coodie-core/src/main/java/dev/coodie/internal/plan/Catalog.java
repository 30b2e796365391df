package dev.coodie.internal.plan;

import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a keyspace has, by name. */
final class Catalog {
  /** An index and its table. */
  record Index(String table, IndexDefinition definition) {}

  final String keyspace;
  final Map<String, TypeDefinition> types = new LinkedHashMap<>();

  /** Tables, then views. */
  final Map<String, TableDefinition> tables = new LinkedHashMap<>();

  final Map<String, Index> indexes = new LinkedHashMap<>();

  Catalog(KeyspaceDefinition definition) {
    keyspace = definition.name();
    definition.types().forEach(t -> types.put(t.name(), t));
    definition.tables().forEach(t -> tables.put(t.name(), t));
    definition
        .tables()
        .forEach(t -> t.indexes().forEach(i -> indexes.put(i.name(), new Index(t.name(), i))));
  }

  boolean isView(String name) {
    TableDefinition table = tables.get(name);
    return table != null && table.view().isPresent();
  }

  /** The views of a base table. */
  List<TableDefinition> viewsOf(String base) {
    return tables.values().stream()
        .filter(t -> t.view().isPresent() && t.view().get().base().equals(base))
        .toList();
  }
}
