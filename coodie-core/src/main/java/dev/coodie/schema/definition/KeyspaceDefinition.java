package dev.coodie.schema.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a keyspace has, or should have.
 *
 * @param name as the server has it, unquoted
 * @param replication class and number of copies; empty if not given
 * @param durableWrites whether writes go to the commit log
 * @param types user-defined types, each after those it is made of
 * @param tables tables, then materialized views
 */
public record KeyspaceDefinition(
    String name,
    Map<String, String> replication,
    boolean durableWrites,
    List<TypeDefinition> types,
    List<TableDefinition> tables) {
  /** Copies the collections. */
  public KeyspaceDefinition {
    replication = Collections.unmodifiableMap(new LinkedHashMap<>(replication));
    types = List.copyOf(types);
    tables = List.copyOf(tables);
  }

  /** A keyspace with types and tables only, and no options. */
  public KeyspaceDefinition(String name, List<TypeDefinition> types, List<TableDefinition> tables) {
    this(name, Map.of(), true, types, tables);
  }

  /** The table or view called {@code table}, as the server has it, unquoted. */
  public Optional<TableDefinition> table(String table) {
    return tables.stream().filter(t -> t.name().equals(table)).findFirst();
  }
}
