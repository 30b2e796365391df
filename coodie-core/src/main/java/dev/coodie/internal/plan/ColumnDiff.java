package dev.coodie.internal.plan;

import dev.coodie.cql.CqlTypes;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.plan.Steps.Phase;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the columns of tables that are there and have the wanted key. */
final class ColumnDiff {
  private static final String COUNTER = "counter";
  private static final String ELSEWHERE =
      ", copy the values with a migration, and drop the old one; coodie makemigration writes it.";

  private final Catalog found;
  private final Catalog wanted;
  private final Dropped dropped;
  private final boolean whole;
  private final Capabilities capabilities;
  private final Steps steps;

  ColumnDiff(
      Catalog found, Catalog wanted, Server server, Dropped dropped, Scope scope, Steps steps) {
    this.whole = scope.whole();
    this.found = found;
    this.wanted = wanted;
    this.dropped = dropped;
    this.capabilities = new Capabilities(server);
    this.steps = steps;
  }

  /** The columns that a table should have; {@code views} are those that it keeps. */
  void make(TableDefinition table, TableDefinition now, List<TableDefinition> views) {
    for (ColumnDefinition column : table.columns()) {
      Optional<ColumnDefinition> old = now.column(column.name());
      if (old.isEmpty()) {
        add(table, column, now, views);
      } else if (!old.get().type().equals(column.type())) {
        cannotChange(table, column, old.get().type(), column.type());
      } else if (old.get().kind() != column.kind()) {
        cannotChange(table, column, role(old.get()), role(column));
      } else if (old.get().order() != column.order()) {
        cannotReorder(table, column, old.get());
      } else {
        mask(table, column, old.get());
        check(table, column, old.get());
      }
    }
  }

  /** A mask is made and changed, and never dropped: that would show what it hides. */
  private void mask(TableDefinition table, ColumnDefinition column, ColumnDefinition old) {
    if (Masks.normalized(old.mask()).equals(Masks.normalized(column.mask()))) {
      return;
    }
    if (!column.isMasked()) {
      steps.noted(
          Subject.COLUMN,
          table.name(),
          column.name(),
          describe(table, column) + " is MASKED WITH " + old.mask() + ", which is in no document",
          "It stays. Declare it with @Masked(\"" + old.mask() + "\").");
      return;
    }
    capabilities.checkMask(table.name(), column.name());
    steps.alter(
        Phase.COLUMNS,
        Subject.COLUMN,
        table.name(),
        column.name(),
        Safety.SAFE,
        describe(table, column)
            + " is "
            + (old.isMasked() ? "MASKED WITH " + old.mask() : "not masked")
            + ", but the document wants it MASKED WITH "
            + column.mask(),
        Ddl.mask(found.keyspace, table.name(), column),
        List.of(Ddl.mask(found.keyspace, table.name(), old)));
  }

  /** A check that is in no document goes only where all of the table belongs to the documents. */
  private void check(TableDefinition table, ColumnDefinition column, ColumnDefinition old) {
    boolean unwanted = column.check().isEmpty() && !whole;
    if (unwanted || Constraints.same(old.check(), column.check())) {
      return;
    }
    capabilities.checkConstraint(table.name(), column);
    steps.alter(
        Phase.COLUMNS,
        Subject.COLUMN,
        table.name(),
        column.name(),
        Safety.SAFE,
        describe(table, column)
            + (old.check().isEmpty() ? " has no CHECK" : " has CHECK " + old.check())
            + ", but the document wants "
            + (column.check().isEmpty() ? "none" : "CHECK " + column.check()),
        Ddl.check(found.keyspace, table.name(), column),
        List.of(Ddl.check(found.keyspace, table.name(), old)));
  }

  /** The columns that a table has and should not have. */
  void drop(TableDefinition table, TableDefinition now, List<TableDefinition> views) {
    Set<String> needed = new TreeSet<>();
    wanted.viewsOf(now.name()).forEach(v -> v.columns().forEach(c -> needed.add(c.name())));
    for (ColumnDefinition column : now.columns()) {
      if (table.column(column.name()).isEmpty() && !needed.contains(column.name())) {
        drop(now, column, views);
      }
    }
  }

  private void drop(TableDefinition now, ColumnDefinition column, List<TableDefinition> views) {
    String description = describe(now, column) + " is in no document";
    if (!views.isEmpty()) {
      steps.noted(
          Subject.COLUMN,
          now.name(),
          column.name(),
          description,
          "No column can be dropped while the table has a materialized view, here "
              + Cql.table(found.keyspace, views.get(0).name())
              + ". Drop the view first, then plan again.");
      return;
    }
    if (CqlTypes.isOpenUserType(column.type())) {
      steps.noted(
          Subject.COLUMN,
          now.name(),
          column.name(),
          description,
          "The server drops no column of a user-defined type that is not frozen. Leave it, or copy"
              + " the rows to another table.");
      return;
    }
    steps.drop(
        Phase.COLUMN_DROPS,
        Subject.COLUMN,
        now.name(),
        column.name(),
        description,
        Ddl.dropColumn(found.keyspace, now.name(), column.name()),
        Dropped.canComeBack(column, found.types)
            ? List.of(Ddl.addColumn(found.keyspace, now.name(), column))
            : List.of());
  }

  /** Whether it is a user-defined type whose fields are cells of their own. */
  private void add(
      TableDefinition table,
      ColumnDefinition column,
      TableDefinition now,
      List<TableDefinition> views) {
    Optional<String> old = dropped.refuses(table.name(), column, wanted.types);
    Optional<String> thawed = new ThawedTypes(found.types, wanted.types).refuses(column);
    if (now.columns().stream().anyMatch(c -> c.type().equals(COUNTER))
        != column.type().equals(COUNTER)) {
      steps.impossible(
          Action.CREATE,
          Subject.COLUMN,
          table.name(),
          column.name(),
          describe(table, column)
              + " is wanted as "
              + column.type()
              + ", but counters and other columns cannot be in one table",
          "Give the document another table name.",
          "coodie-719");
    } else if (old.isPresent()) {
      steps.impossible(
          Action.CREATE,
          Subject.COLUMN,
          table.name(),
          column.name(),
          describe(table, column)
              + " was "
              + old.get()
              + " when it was dropped, but the document wants "
              + (column.kind() == ColumnKind.STATIC ? "static " : "")
              + column.type(),
          !Dropped.canComeBack(column, wanted.types)
              ? "A counter, or a column with a user-defined type, that was dropped cannot be"
                  + " added again: give the property another column name, for example with"
                  + " @Name."
              : "A dropped column can only be added again as it was: give the property"
                  + " another column name, for example with @Name.",
          "coodie-720");
    } else if (thawed.isPresent()) {
      steps.impossible(
          Action.CREATE,
          Subject.COLUMN,
          table.name(),
          column.name(),
          describe(table, column) + thawed.get(),
          ThawedTypes.ADVICE,
          "coodie-748");
    } else {
      capabilities.checkColumn(table.name(), column);
      steps.create(
          Phase.COLUMNS,
          Subject.COLUMN,
          table.name(),
          column.name(),
          describe(table, column) + " is missing",
          Ddl.addColumn(found.keyspace, table.name(), column),
          // None can be dropped under a view; one that cannot come back could not be added again.
          views.isEmpty() && Dropped.canComeBack(column, wanted.types)
              ? List.of(Ddl.dropColumn(found.keyspace, table.name(), column.name()))
              : List.of());
    }
  }

  private void cannotChange(
      TableDefinition table, ColumnDefinition column, String now, String then) {
    impossible(
        table,
        column,
        now,
        then,
        column.isKey()
            ? "Change the document, or create another table and copy the rows; coodie makemigration"
                + " writes both."
            : "Change the document, or add another column" + ELSEWHERE);
  }

  private void cannotReorder(TableDefinition table, ColumnDefinition column, ColumnDefinition old) {
    impossible(
        table,
        column,
        role(old),
        role(column),
        "Change the document, or create another table and copy the rows; coodie makemigration"
            + " writes both.");
  }

  private void impossible(
      TableDefinition table, ColumnDefinition column, String now, String then, String advice) {
    steps.impossible(
        Action.ALTER,
        Subject.COLUMN,
        table.name(),
        column.name(),
        describe(table, column)
            + " is "
            + now
            + ", but the document wants "
            + then
            + ", which cannot be changed in place",
        advice,
        "coodie-703");
  }

  private String describe(TableDefinition table, ColumnDefinition column) {
    return "Column \"" + column.name() + "\" of " + Cql.table(found.keyspace, table.name());
  }

  private static String role(ColumnDefinition column) {
    return column.kind() + (column.kind() == ColumnKind.CLUSTERING ? " " + column.order() : "");
  }
}
