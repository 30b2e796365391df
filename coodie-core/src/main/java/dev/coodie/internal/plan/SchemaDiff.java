package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.run.Runner;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.ColumnDefinition;
import dev.coodie.schema.ColumnKind;
import dev.coodie.schema.IndexDefinition;
import dev.coodie.schema.OptionValue;
import dev.coodie.schema.Safety;
import dev.coodie.schema.SchemaChange;
import dev.coodie.schema.TableDefinition;
import dev.coodie.schema.TypeDefinition;
import dev.coodie.schema.ViewDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds the statements that a keyspace still needs. */
public final class SchemaDiff {
  private final String keyspace;
  private final LiveSchema live;
  private final boolean scylla;
  private final Capabilities capabilities;
  private final IndexDiff indexes;
  private final ViewDiff views;
  private final List<String> statements = new ArrayList<>();
  private final Map<String, String> wantedIndexes = new HashMap<>();
  private final Map<String, TableDefinition> wantedTables = new HashMap<>();

  private SchemaDiff(String keyspace, LiveSchema live, Server server) {
    this.keyspace = keyspace;
    this.live = live;
    this.scylla = server.scylla();
    this.capabilities = new Capabilities(server);
    this.indexes = new IndexDiff(keyspace, server);
    this.views = new ViewDiff(keyspace, live);
  }

  /**
   * The statements, in the order in which they must run: types, tables with their indexes, views.
   * None when nothing is missing. Fails with {@link SchemaException} when a table cannot become
   * what is wanted; what the models contradict each other in is thrown at once.
   */
  public static CompletionStage<List<SchemaChange>> between(
      Runner runner, ServerProbe probe, String keyspace, List<DocumentModel<?>> models) {
    List<TypeDefinition> types = UserTypes.of(models);
    List<TableDefinition> tables = WantedTables.of(keyspace, models);
    boolean options = tables.stream().anyMatch(t -> !t.allOptions().isEmpty());
    return LiveSchema.read(runner, keyspace, options)
        .thenCompose(
            live ->
                server(probe, types, tables, live)
                    .thenApply(
                        server -> {
                          SchemaDiff diff = new SchemaDiff(keyspace, live, server);
                          tables.forEach(t -> diff.wantedTables.put(t.name(), t));
                          types.forEach(diff::addType);
                          tables.forEach(diff::addTable);
                          return diff.statements.stream()
                              .map(
                                  cql ->
                                      new SchemaChange(
                                          SchemaChange.Action.CREATE,
                                          SchemaChange.Subject.TABLE,
                                          keyspace,
                                          "",
                                          "",
                                          Safety.SAFE,
                                          cql,
                                          List.of(cql),
                                          List.of(),
                                          "",
                                          ""))
                              .toList();
                        }));
  }

  private static CompletionStage<Server> server(
      ServerProbe probe,
      List<TypeDefinition> types,
      List<TableDefinition> tables,
      LiveSchema live) {
    return Capabilities.areNeededFor(types, tables) || IndexDiff.needsServer(tables, live)
        ? probe.server()
        : CompletableFuture.completedFuture(Server.UNKNOWN);
  }

  private void addType(TypeDefinition wanted) {
    TypeDefinition found = live.types.get(wanted.name());
    if (found == null) {
      wanted.fields().forEach(f -> capabilities.checkType(wanted.name(), f.name(), f.type()));
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
        capabilities.checkType(wanted.name(), field.name(), field.type());
        statements.add(Ddl.addField(keyspace, wanted.name(), field));
      } else if (!type.equals(field.type())) {
        throw cannotChange("Field", field.name(), wanted.name(), field.type(), type);
      }
    }
  }

  private void addTable(TableDefinition wanted) {
    checkKind(wanted);
    if (wanted.view().isPresent()) {
      addView(wanted, wanted.view().get());
    } else if (!live.tables.containsKey(wanted.name())) {
      wanted.columns().forEach(c -> capabilities.checkType(wanted.name(), c.name(), c.type()));
      statements.add(Ddl.createTable(keyspace, wanted));
    } else {
      Map<String, LiveSchema.Column> found = live.tables.getOrDefault(wanted.name(), Map.of());
      checkKey(wanted);
      for (ColumnDefinition column : wanted.columns()) {
        addColumn(wanted, column, found.get(column.name()));
      }
      changeOptions(wanted);
    }
    wanted.indexes().forEach(index -> addIndex(wanted.name(), index));
  }

  private void addView(TableDefinition wanted, ViewDefinition view) {
    LiveSchema.View found = live.views.get(wanted.name());
    if (found != null) {
      views.check(wanted, view, found);
      changeOptions(wanted);
      return;
    }
    capabilities.checkView(Cql.table(keyspace, wanted.name()));
    statements.add(views.create(wanted, view, baseColumns(wanted, view)));
  }

  /** Names and types of the columns that the base of a view will have. */
  private Map<String, String> baseColumns(TableDefinition view, ViewDefinition definition) {
    Map<String, String> columns = new HashMap<>();
    TableDefinition planned = wantedTables.get(definition.base());
    if (planned != null && planned.view().isEmpty()) {
      planned.columns().forEach(c -> columns.put(c.name(), c.type()));
    }
    if (!live.views.containsKey(definition.base())) {
      live.tables
          .getOrDefault(definition.base(), Map.of())
          .forEach((name, column) -> columns.put(name, column.definition().type()));
    }
    if (columns.isEmpty()) {
      throw new SchemaException(
          "coodie-713",
          "The base of materialized view "
              + Cql.table(keyspace, view.name())
              + " is missing: there is no table "
              + Cql.table(keyspace, definition.base())
              + ". Name its document in the same plan, or create it before.");
    }
    return columns;
  }

  private void changeOptions(TableDefinition wanted) {
    Map<String, OptionValue> changed =
        OptionDiff.changed(wanted.allOptions(), live.options.get(wanted.name()));
    if (!changed.isEmpty()) {
      boolean view = wanted.view().isPresent();
      statements.add(Ddl.alterOptions(keyspace, wanted.name(), view, changed));
    }
  }

  private void addIndex(String table, IndexDefinition wanted) {
    String description = table + " " + wanted;
    String earlier = wantedIndexes.putIfAbsent(wanted.name(), description);
    if (description.equals(earlier)) {
      return;
    }
    if (earlier != null) {
      throw new SchemaException(
          "coodie-710",
          "Index \""
              + wanted.name()
              + "\" is wanted twice in keyspace "
              + keyspace
              + ", by tables or columns that differ. Index names are shared by all tables of a"
              + " keyspace: give one of them another.");
    }
    LiveSchema.Index found = live.indexes.get(wanted.name());
    if (found != null) {
      indexes.check(table, wanted, found);
      return;
    }
    capabilities.checkIndex(Cql.table(keyspace, table), wanted);
    statements.add(Ddl.createIndex(keyspace, table, wanted, scylla));
  }

  /** Refuses a view where a table is wanted, and the reverse. */
  private void checkKind(TableDefinition wanted) {
    boolean isView = live.views.containsKey(wanted.name());
    if (live.tables.containsKey(wanted.name()) && isView != wanted.view().isPresent()) {
      throw WantedTables.mixed(
          Cql.table(keyspace, wanted.name())
              + (isView
                  ? " is a materialized view, but the document wants a table"
                  : " is a table, but the document wants a materialized view"));
    }
  }

  private void addColumn(
      TableDefinition table, ColumnDefinition wanted, LiveSchema.@Nullable Column existing) {
    if (existing == null) {
      capabilities.checkType(table.name(), wanted.name(), wanted.type());
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

  private void checkKey(TableDefinition wanted) {
    List<String> wantedKey =
        wanted.columns().stream().filter(LiveSchema::isKey).map(ColumnDefinition::name).toList();
    List<String> foundKey = live.key(wanted.name());
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

  private static String role(ColumnDefinition column) {
    return column.kind() + (column.kind() == ColumnKind.CLUSTERING ? " " + column.order() : "");
  }
}
