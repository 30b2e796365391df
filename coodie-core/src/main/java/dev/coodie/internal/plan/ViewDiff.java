package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.plan.Steps.Phase;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes materialized views, and compares them with those there are. */
final class ViewDiff {
  private static final String ADVICE =
      "A view cannot be altered: drop it and create it again (schema().drop(..), then plan(..)), or"
          + " apply the plan withDestructive(), which does both; it has no rows until it is built.";

  private final Catalog found;
  private final Catalog wanted;
  private final Capabilities capabilities;
  private final Steps steps;

  ViewDiff(Catalog found, Catalog wanted, Server server, Steps steps) {
    this.found = found;
    this.wanted = wanted;
    this.capabilities = new Capabilities(server);
    this.steps = steps;
  }

  /** A view that should exist. */
  void make(TableDefinition view, ViewDefinition of) {
    TableDefinition now = found.tables.get(view.name());
    Optional<String> difference =
        now == null ? Optional.empty() : difference(view, of, now, now.view().orElseThrow());
    if (now != null && difference.isEmpty()) {
      return;
    }
    String name = Cql.table(found.keyspace, view.name());
    checkBase(view, of);
    capabilities.checkView(name);
    if (now == null) {
      create(view, of, name);
      return;
    }
    String drop = Ddl.drop(found.keyspace, view.name(), true);
    if (!now.view().orElseThrow().base().equals(of.base())) { // it is in the way at the old one
      steps.replace(
          Phase.VIEW_DROPS,
          Subject.VIEW,
          view.name(),
          view.name(),
          "Materialized view " + name + " has the " + difference.get(),
          List.of(drop),
          List.of(create(now, now.view().orElseThrow())),
          ADVICE,
          "coodie-711");
      create(view, of, name);
      return;
    }
    steps.replace(
        Phase.VIEWS,
        Subject.VIEW,
        view.name(),
        view.name(),
        "Materialized view " + name + " has the " + difference.get(),
        List.of(drop, create(view, of)),
        List.of(drop, create(now, now.view().orElseThrow())),
        ADVICE,
        "coodie-711");
  }

  private void create(TableDefinition view, ViewDefinition of, String name) {
    steps.create(
        Phase.VIEWS,
        Subject.VIEW,
        view.name(),
        view.name(),
        "Materialized view " + name + " of " + base(of) + " is missing",
        create(view, of),
        List.of(Ddl.drop(found.keyspace, view.name(), true)));
  }

  /** A view that no document wants. */
  void drop(TableDefinition now) {
    ViewDefinition of = now.view().orElseThrow();
    steps.drop(
        Phase.VIEW_DROPS,
        Subject.VIEW,
        now.name(),
        now.name(),
        "Materialized view " + Cql.table(found.keyspace, now.name()) + " is in no document",
        Ddl.drop(found.keyspace, now.name(), true),
        List.of(create(now, of)));
  }

  private String create(TableDefinition view, ViewDefinition of) {
    return Ddl.createView(found.keyspace, view, of.base(), where(view, of));
  }

  private String base(ViewDefinition view) {
    return Cql.table(found.keyspace, view.base());
  }

  /** Refuses a view of columns that its base will not have. */
  private void checkBase(TableDefinition view, ViewDefinition of) {
    Map<String, String> base = baseColumns(of.base());
    String name = Cql.table(found.keyspace, view.name());
    if (base.isEmpty()) {
      throw new SchemaException(
          "coodie-713",
          "The base of materialized view "
              + name
              + " is missing: there is no table "
              + base(of)
              + ". Name its document in the same plan, or create it before.");
    }
    for (ColumnDefinition column : view.columns()) {
      String type = base.get(column.name());
      if (!column.type().equals(type)) {
        throw new SchemaException(
            "coodie-714",
            "Materialized view "
                + name
                + " wants column \""
                + column.name()
                + "\" of type "
                + column.type()
                + ", but its base "
                + base(of)
                + (type == null ? " has no such column" : " has it as " + type)
                + ". Give the view properties of its base, with their names and types.");
      }
    }
  }

  /** Names and types of the columns that a table will have. */
  private Map<String, String> baseColumns(String base) {
    Map<String, String> columns = new HashMap<>();
    for (Catalog catalog : List.of(found, wanted)) { // what becomes of the found one is told there
      if (catalog.tables.containsKey(base) && !catalog.isView(base)) {
        catalog.tables.get(base).columns().forEach(c -> columns.put(c.name(), c.type()));
      }
    }
    return columns;
  }

  /** How a view differs from what is wanted, if it does. */
  private Optional<String> difference(
      TableDefinition view, ViewDefinition of, TableDefinition now, ViewDefinition nowOf) {
    if (!nowOf.base().equals(of.base())) {
      return differs("base table", nowOf.base(), of.base());
    }
    if (!now.key().equals(view.key())) {
      return differs("primary key", String.join(", ", now.key()), String.join(", ", view.key()));
    }
    Map<String, String> nowColumns = columns(now);
    Map<String, String> wantedColumns = columns(view);
    if (nowOf.everyColumn()) { // it grows with its base
      wantedColumns.forEach((name, type) -> grow(nowColumns, of.base(), name, type));
      nowColumns.keySet().retainAll(wantedColumns.keySet());
    }
    if (!nowColumns.equals(wantedColumns) || (of.everyColumn() && !nowOf.everyColumn())) {
      return differs(
          "columns",
          list(nowColumns),
          of.everyColumn() ? "every column of its base" : list(wantedColumns));
    }
    Set<String> nowRows = relations(view, nowOf.where());
    Set<String> wantedRows = relations(view, of.where());
    return nowRows.equals(wantedRows) || sameButForQuotes(of.where(), nowRows, wantedRows)
        ? Optional.empty()
        : differs("condition", String.join(" AND ", nowRows), String.join(" AND ", wantedRows));
  }

  private void grow(Map<String, String> view, String base, String name, String type) {
    TableDefinition table = found.tables.get(base);
    if (table != null && table.column(name).isEmpty()) {
      view.putIfAbsent(name, type);
    }
  }

  private static Optional<String> differs(String what, String found, String wanted) {
    return Optional.of(what + " " + orNone(found) + ", but the document wants " + orNone(wanted));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "(none)" : text;
  }

  /** That key columns are not null, as far as it is not said, and what the document says. */
  private static String where(TableDefinition view, ViewDefinition of) {
    Set<String> said = Relations.of(of.where());
    List<String> where = new ArrayList<>();
    for (String column : view.key()) {
      if (!said.contains(Relations.isNotNull(column))) {
        where.add(Ddl.isNotNull(column));
      }
    }
    if (!of.where().isBlank()) {
      where.add(of.where().strip());
    }
    return String.join(" AND ", where);
  }

  /** The relations, without those that say that key columns are not null. */
  private static Set<String> relations(TableDefinition view, String where) {
    Set<String> relations = Relations.of(where);
    view.key().forEach(column -> relations.remove(Relations.isNotNull(column)));
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

  private static Map<String, String> columns(TableDefinition view) {
    Map<String, String> columns = new TreeMap<>();
    for (ColumnDefinition c : view.columns()) {
      columns.put(c.name(), c.type() + (c.isKey() ? " " + c.kind() + " " + c.order() : ""));
    }
    return columns;
  }

  private static String list(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
