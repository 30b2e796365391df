package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.schema.ColumnDefinition;
import dev.coodie.schema.TableDefinition;
import dev.coodie.schema.ViewDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a materialized view, or compares it with the one there is. */
final class ViewDiff {
  private final String keyspace;
  private final LiveSchema live;

  ViewDiff(String keyspace, LiveSchema live) {
    this.keyspace = keyspace;
    this.live = live;
  }

  /**
   * {@code CREATE MATERIALIZED VIEW}.
   *
   * @param base the columns that the base will have, each name with its type
   */
  String create(TableDefinition wanted, ViewDefinition view, Map<String, String> base) {
    for (ColumnDefinition column : wanted.columns()) {
      String type = base.get(column.name());
      if (!column.type().equals(type)) {
        throw new SchemaException(
            "coodie-714",
            "Materialized view "
                + Cql.table(keyspace, wanted.name())
                + " wants column \""
                + column.name()
                + "\" of type "
                + column.type()
                + ", but its base "
                + Cql.table(keyspace, view.base())
                + (type == null ? " has no such column" : " has it as " + type)
                + ". Give the view properties of its base, with their names and types.");
      }
    }
    return Ddl.createView(keyspace, wanted, view.base(), where(wanted, view));
  }

  /** Refuses a view that is not as wanted. */
  void check(TableDefinition wanted, ViewDefinition view, LiveSchema.View found) {
    String name = wanted.name();
    Map<String, LiveSchema.Column> columns = live.tables.getOrDefault(name, Map.of());
    same(name, "base table", found.base(), view.base());
    same(name, "primary key", String.join(", ", live.key(name)), key(wanted));
    Map<String, String> foundColumns = new TreeMap<>();
    columns.forEach((column, c) -> foundColumns.put(column, describe(c.definition())));
    Map<String, String> wantedColumns = new TreeMap<>();
    wanted.columns().forEach(c -> wantedColumns.put(c.name(), describe(c)));
    if (found.all()) {
      foundColumns.keySet().retainAll(wantedColumns.keySet()); // it grows with its base
    }
    same(name, "columns", list(foundColumns), list(wantedColumns));
    Set<String> foundRows = relations(wanted, found.where());
    Set<String> wantedRows = relations(wanted, view.where());
    if (!foundRows.equals(wantedRows) && !sameButForQuotes(view.where(), foundRows, wantedRows)) {
      same(name, "condition", String.join(" AND ", foundRows), String.join(" AND ", wantedRows));
    }
  }

  private void same(String view, String what, String found, String wanted) {
    if (found.equals(wanted)) {
      return;
    }
    throw new SchemaException(
        "coodie-711",
        "Materialized view "
            + Cql.table(keyspace, view)
            + " has the "
            + what
            + " "
            + orNone(found)
            + ", but the document wants "
            + orNone(wanted)
            + ". A view cannot be altered: drop it and create it again (schema().drop(..), then"
            + " plan(..)).");
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "(none)" : text;
  }

  /** That key columns are not null, as far as it is not said, and what the document says. */
  private static String where(TableDefinition wanted, ViewDefinition view) {
    Set<String> said = Relations.of(view.where());
    List<String> where = new ArrayList<>();
    for (ColumnDefinition column : wanted.columns()) {
      if (LiveSchema.isKey(column) && !said.contains(Relations.isNotNull(column.name()))) {
        where.add(Ddl.isNotNull(column.name()));
      }
    }
    if (!view.where().isBlank()) {
      where.add(view.where().strip());
    }
    return String.join(" AND ", where);
  }

  /** The relations, without those that say that key columns are not null. */
  private static Set<String> relations(TableDefinition view, String where) {
    Set<String> relations = Relations.of(where);
    view.columns().stream()
        .filter(LiveSchema::isKey)
        .forEach(c -> relations.remove(Relations.isNotNull(c.name())));
    return relations;
  }

  /** Cassandra prints {@code 'it''s'} as {@code 'it's'}, which cannot be taken apart. */
  private static boolean sameButForQuotes(String where, Set<String> found, Set<String> wanted) {
    boolean quotes = where.contains("''") || where.contains("$$");
    return quotes && withoutQuotes(found).equals(withoutQuotes(wanted));
  }

  private static Set<String> withoutQuotes(Set<String> relations) {
    return relations.stream().map(r -> r.replaceAll("[' ]", "")).collect(Collectors.toSet());
  }

  private static String key(TableDefinition view) {
    return view.columns().stream()
        .filter(LiveSchema::isKey)
        .map(ColumnDefinition::name)
        .collect(Collectors.joining(", "));
  }

  private static String describe(ColumnDefinition column) {
    return column.type()
        + (LiveSchema.isKey(column) ? " " + column.kind() + " " + column.order() : "");
  }

  private static String list(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
