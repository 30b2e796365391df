package dev.coodie.migrations.write;

import dev.coodie.migrations.scan.Conversions;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recreates a table under its own name: its rows are copied into another table and back. For keys
 * and types, which CQL cannot change.
 */
final class TableRecipe {
  private static final int LONGEST_NAME = 48;
  private static final String SUFFIX = "_coodie_copy";

  private final KeyspaceDefinition found;
  private final KeyspaceDefinition wanted;
  private final TableDefinition before;
  private final TableDefinition after;

  TableRecipe(
      KeyspaceDefinition found,
      KeyspaceDefinition wanted,
      TableDefinition before,
      TableDefinition after) {
    this.found = found;
    this.wanted = wanted;
    this.before = before;
    this.after = withSayingsOf(before, after);
  }

  /** What is masked and checked stays so: documents need not say it. */
  private static TableDefinition withSayingsOf(TableDefinition before, TableDefinition after) {
    List<ColumnDefinition> columns =
        after.columns().stream()
            .map(
                column ->
                    column.isMasked()
                        ? column
                        : column.withMask(
                            find(before, column.name()).map(ColumnDefinition::mask).orElse("")))
            .map(
                column ->
                    column.check().isEmpty()
                        ? column.withCheck(
                            find(before, column.name()).map(ColumnDefinition::check).orElse(""))
                        : column)
            .toList();
    return new TableDefinition(
        after.name(), columns, after.indexes(), after.defaultTtl(), after.options(), after.view());
  }

  String table() {
    return before.name();
  }

  /** Whether this is about the table that is recreated, or a view or index of it. */
  boolean covers(SchemaChange change) {
    return change.owner().equals(before.name())
        || views().anyMatch(view -> view.name().equals(change.owner()))
        || newViews().anyMatch(view -> view.name().equals(change.owner()));
  }

  List<String> comments() {
    return List.of(
        "The key or a type of "
            + before.name()
            + " cannot be changed in place, so the table is recreated.",
        "Stop writing to the table while this runs: such writes would be lost.",
        "Copied cells do not expire, and their write time is that of the copy.",
        "If a row would not fit, or rows would become one, a copy stops before"
            + " anything is dropped.");
  }

  /** Why the rows cannot be copied, if they cannot. */
  Optional<String> obstacle() {
    for (ColumnDefinition column : after.columns()) {
      if (column.mask().endsWith("(?)")) {
        return Optional.of(
            "the mask of column "
                + column.name()
                + " has a constant that is a collection, tuple or user-defined type, and cannot be"
                + " written here");
      }
      Optional<ColumnDefinition> old = find(before, column.name());
      if (old.isEmpty() && isKey(column)) {
        return Optional.of("column " + column.name() + " of the new key has no values yet");
      }
      if (old.isPresent() && Conversions.between(old.get().type(), column.type()).isEmpty()) {
        return Optional.of(
            "a value of column "
                + column.name()
                + " may change when "
                + old.get().type()
                + " becomes "
                + column.type());
      }
    }
    return Optional.empty();
  }

  /** Statements and copies, in order. */
  List<String> steps() {
    TableDefinition copy = plain(after, copyName());
    List<String> steps = new ArrayList<>();
    steps.addAll(change(List.of(), List.of(copy)));
    steps.add(MigrationText.copy(before.name(), copy.name(), left()));
    views().forEach(view -> steps.addAll(change(List.of(before, view), List.of(before))));
    steps.addAll(change(List.of(before), List.of()));
    steps.addAll(change(List.of(), List.of(after)));
    steps.add(MigrationText.copy(copy.name(), after.name(), List.of()));
    newViews().forEach(view -> steps.addAll(change(List.of(after), List.of(after, view))));
    steps.addAll(change(List.of(copy), List.of()));
    return steps;
  }

  /** The columns that are not wanted any more. */
  private List<String> left() {
    return before.columns().stream()
        .map(ColumnDefinition::name)
        .filter(name -> find(after, name).isEmpty())
        .toList();
  }

  private static Optional<ColumnDefinition> find(TableDefinition table, String column) {
    return table.columns().stream().filter(c -> c.name().equals(column)).findFirst();
  }

  private static boolean isKey(ColumnDefinition column) {
    return column.kind() == ColumnKind.PARTITION_KEY || column.kind() == ColumnKind.CLUSTERING;
  }

  /** The views of the table there are. */
  private Stream<TableDefinition> views() {
    return viewsIn(found);
  }

  /** Those there shall be: the wanted ones, and what was there and is not otherwise wanted. */
  private Stream<TableDefinition> newViews() {
    List<TableDefinition> views = viewsIn(wanted).toList();
    return Stream.concat(
        views.stream(),
        views().filter(old -> views.stream().noneMatch(v -> v.name().equals(old.name()))));
  }

  private Stream<TableDefinition> viewsIn(KeyspaceDefinition keyspace) {
    return keyspace.tables().stream()
        .filter(t -> t.view().filter(view -> view.base().equals(before.name())).isPresent());
  }

  private List<String> change(List<TableDefinition> from, List<TableDefinition> to) {
    return SchemaPlan.between(with(from), with(to)).statements();
  }

  private KeyspaceDefinition with(List<TableDefinition> tables) {
    return new KeyspaceDefinition(found.name(), wanted.types(), tables);
  }

  private String copyName() {
    String stem =
        before
            .name()
            .substring(0, Math.min(before.name().length(), LONGEST_NAME - SUFFIX.length()));
    String name = stem + SUFFIX;
    for (int i = 2; isTaken(name); i++) {
      name = stem.substring(0, Math.min(stem.length(), stem.length() - 2)) + i + SUFFIX;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return Stream.of(found, wanted)
        .flatMap(keyspace -> keyspace.tables().stream())
        .anyMatch(table -> table.name().equals(name));
  }

  /** Without indexes, whose names are shared by all tables of a keyspace. */
  private static TableDefinition plain(TableDefinition table, String name) {
    return new TableDefinition(
        name, table.columns(), List.of(), table.defaultTtl(), table.options(), table.view());
  }
}
