package dev.coodie.internal.plan;

import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.plan.Steps.Phase;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tables, and compares them with those there are. */
final class TableDiff {
  private static final String MIGRATION =
      ". If it has rows, that starts a migration which only an operator ends (nodetool"
          + " consensus_admin), and until then transactions that read it fail";

  private final Catalog found;
  private final Server server;
  private final ThawedTypes thawed;
  private final Capabilities capabilities;
  private final Steps steps;

  TableDiff(Catalog found, Catalog wanted, Server server, Steps steps) {
    this.found = found;
    this.server = server;
    this.thawed = new ThawedTypes(found.types, wanted.types);
    this.capabilities = new Capabilities(server);
    this.steps = steps;
  }

  /** A view where a table is wanted, or the reverse. Whether that is so. */
  boolean isOfOtherKind(TableDefinition table) {
    boolean view = table.view().isPresent();
    if (!found.tables.containsKey(table.name()) || found.isView(table.name()) == view) {
      return false;
    }
    steps.impossible(
        Action.ALTER,
        view ? Subject.VIEW : Subject.TABLE,
        table.name(),
        table.name(),
        name(table)
            + (view
                ? " is a table, but the document wants a materialized view"
                : " is a materialized view, but the document wants a table"),
        WantedTables.MIXED,
        "coodie-712");
    return true;
  }

  /** Whether the table can be made. */
  boolean create(TableDefinition table) {
    for (ColumnDefinition column : table.columns()) {
      Optional<String> refused = thawed.refuses(column);
      if (refused.isPresent()) {
        steps.impossible(
            Action.CREATE,
            Subject.TABLE,
            table.name(),
            table.name(),
            "Column \"" + column.name() + "\" of " + name(table) + refused.get(),
            ThawedTypes.ADVICE,
            "coodie-748");
        return false;
      }
    }
    table.columns().forEach(c -> capabilities.checkColumn(table.name(), c));
    capabilities.checkOptions(table.name(), table.options());
    steps.create(
        Phase.TABLES,
        Subject.TABLE,
        table.name(),
        table.name(),
        "Table " + name(table) + " is missing",
        Ddl.createTable(found.keyspace, table),
        List.of(Ddl.drop(found.keyspace, table.name(), false)));
    return true;
  }

  /**
   * A table that no document wants, with its indexes; {@code moved} says which of them go
   * elsewhere.
   */
  void drop(TableDefinition now, Predicate<String> moved) {
    List<String> undo = new ArrayList<>();
    undo.add(Ddl.createTable(found.keyspace, now));
    now.indexes().stream()
        .filter(i -> !moved.test(i.name()))
        .forEach(i -> undo.add(Ddl.createIndex(found.keyspace, now.name(), i, server.scylla())));
    steps.drop(
        Phase.TABLE_DROPS,
        Subject.TABLE,
        now.name(),
        now.name(),
        "Table " + name(now) + " is in no document",
        Ddl.drop(found.keyspace, now.name(), false),
        undo);
  }

  /** Whether a table has the wanted key, which cannot be changed. */
  boolean hasKey(TableDefinition table, TableDefinition now) {
    if (now.key().equals(table.key())) {
      return true;
    }
    steps.impossible(
        Action.ALTER,
        Subject.TABLE,
        table.name(),
        table.name(),
        "Table "
            + name(table)
            + " has the primary key columns "
            + String.join(", ", now.key())
            + ", but the document wants "
            + String.join(", ", table.key()),
        "A primary key cannot be changed: create another table and copy the rows; coodie"
            + " makemigration writes both.",
        "coodie-704");
    return false;
  }

  void changeOptions(TableDefinition table, TableDefinition now) {
    Map<String, OptionValue> changed = OptionDiff.changed(table, now);
    if (changed.isEmpty()) {
      return;
    }
    capabilities.checkOptions(table.name(), changed);
    Map<String, OptionValue> before = OptionDiff.before(changed, now);
    boolean view = table.view().isPresent();
    boolean migrates = Capabilities.startsMigration(changed);
    steps.alter(
        Phase.OPTIONS,
        Subject.OPTION,
        table.name(),
        String.join(", ", changed.keySet()),
        migrates ? Safety.DESTRUCTIVE : Safety.SAFE,
        changed.entrySet().stream()
            .map(e -> describe(e.getKey(), before.get(e.getKey()), e.getValue()))
            .collect(
                Collectors.joining(
                    "; ",
                    (changed.size() == 1 ? "Option of " : "Options of ") + name(table) + ": ",
                    migrates ? MIGRATION : "")),
        Ddl.alterOptions(found.keyspace, table.name(), view, changed),
        before.isEmpty()
            ? List.of()
            : List.of(Ddl.alterOptions(found.keyspace, table.name(), view, before)));
  }

  private static String describe(String option, @Nullable OptionValue now, OptionValue wanted) {
    return option
        + " is "
        + (now == null ? "not set" : text(now))
        + ", but the document wants "
        + text(wanted);
  }

  private static String text(OptionValue value) {
    if (value.entries().isEmpty()) {
      return value.text().isEmpty() ? "''" : value.text();
    }
    return value.entries().toString();
  }

  private String name(TableDefinition table) {
    return Cql.table(found.keyspace, table.name());
  }
}
