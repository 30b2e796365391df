package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.run.Runner;
import dev.coodie.schema.ColumnDefinition;
import dev.coodie.schema.ColumnKind;
import dev.coodie.schema.IndexDefinition;
import dev.coodie.schema.TableDefinition;
import dev.coodie.schema.TypeDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the statements that a keyspace still needs. */
public final class SchemaDiff {
  private final String keyspace;
  private final LiveSchema live;
  private final List<String> statements = new ArrayList<>();
  private final Set<String> created = new HashSet<>();

  private SchemaDiff(String keyspace, LiveSchema live) {
    this.keyspace = keyspace;
    this.live = live;
  }

  /**
   * The statements, in the order in which they must run; none when nothing is missing. Fails with
   * {@link SchemaException} when a table cannot become what is wanted.
   *
   * @param types in dependency order
   */
  public static CompletionStage<List<String>> between(
      Runner runner, String keyspace, List<TypeDefinition> types, List<TableDefinition> tables) {
    return LiveSchema.read(runner, keyspace)
        .thenApply(
            live -> {
              SchemaDiff diff = new SchemaDiff(keyspace, live);
              types.forEach(diff::addType);
              tables.forEach(diff::addTable);
              return List.copyOf(diff.statements);
            });
  }

  private void addType(TypeDefinition wanted) {
    TypeDefinition found = live.types.get(wanted.name());
    if (found == null) {
      statements.add(Ddl.createType(keyspace, wanted));
      return;
    }
    for (TypeDefinition.Field field : wanted.fields()) {
      String type =
          found.fields().stream()
              .filter(f -> f.name().equals(field.name()))
              .map(TypeDefinition.Field::type)
              .findFirst()
              .orElse(null);
      if (type == null) {
        statements.add(Ddl.addField(keyspace, wanted.name(), field));
      } else if (!type.equals(field.type())) {
        throw cannotChange("Field", field.name(), wanted.name(), field.type(), type);
      }
    }
  }

  private void addTable(TableDefinition wanted) {
    Map<String, LiveSchema.Column> found = live.tables.get(wanted.name());
    if (found == null) {
      statements.add(Ddl.createTable(keyspace, wanted));
    } else {
      checkKey(wanted, found);
      for (ColumnDefinition column : wanted.columns()) {
        addColumn(wanted, column, found.get(column.name()));
      }
    }
    for (IndexDefinition index : wanted.indexes()) {
      if (!live.indexes.contains(index.name()) && created.add(index.name())) {
        statements.add(Ddl.createIndex(keyspace, wanted.name(), index));
      }
    }
  }

  private void addColumn(
      TableDefinition table, ColumnDefinition wanted, LiveSchema.@Nullable Column existing) {
    if (existing == null) {
      statements.add(Ddl.addColumn(keyspace, table.name(), wanted));
      return;
    }
    ColumnDefinition found = existing.definition();
    if (!found.type().equals(wanted.type())) {
      throw cannotChange("Column", wanted.name(), table.name(), wanted.type(), found.type());
    } else if (found.kind() != wanted.kind() || found.order() != wanted.order()) {
      throw cannotChange("Column", wanted.name(), table.name(), role(wanted), role(found));
    }
  }

  private void checkKey(TableDefinition wanted, Map<String, LiveSchema.Column> found) {
    List<String> wantedKey = key(wanted.columns());
    List<String> foundKey =
        key(
            found.values().stream()
                .sorted(
                    Comparator.comparing((LiveSchema.Column c) -> c.definition().kind())
                        .thenComparing(LiveSchema.Column::position))
                .map(LiveSchema.Column::definition)
                .toList());
    if (!wantedKey.equals(foundKey)) {
      throw new SchemaException(
          "coodie-704",
          "Table "
              + Cql.table(keyspace, wanted.name())
              + " has the primary key columns "
              + String.join(", ", foundKey)
              + ", but the document wants "
              + String.join(", ", wantedKey)
              + ". A primary key cannot be changed: create another table and copy the rows.");
    }
  }

  private SchemaException cannotChange(
      String what, String name, String owner, String wanted, String found) {
    return new SchemaException(
        "coodie-703",
        what
            + " \""
            + name
            + "\" of "
            + Cql.table(keyspace, owner)
            + " is "
            + found
            + ", but the document wants "
            + wanted
            + ", which cannot be changed in place. Change the document, or add another column and copy"
            + " the values.");
  }

  /** The names of the key's columns, in order. */
  private static List<String> key(List<ColumnDefinition> columns) {
    return columns.stream()
        .filter(c -> c.kind() == ColumnKind.PARTITION_KEY || c.kind() == ColumnKind.CLUSTERING)
        .map(ColumnDefinition::name)
        .toList();
  }

  private static String role(ColumnDefinition column) {
    return column.kind() + (column.kind() == ColumnKind.CLUSTERING ? " " + column.order() : "");
  }
}
