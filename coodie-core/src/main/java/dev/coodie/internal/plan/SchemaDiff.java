package dev.coodie.internal.plan;

import dev.coodie.error.SchemaException;
import dev.coodie.internal.run.Runner;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds how a keyspace differs from what is wanted. */
public final class SchemaDiff {
  private final KeyspaceDefinition now;
  private final KeyspaceDefinition then;
  private final Catalog found;
  private final Catalog wanted;
  private final Scope scope;
  private final Steps steps;
  private final TypeDiff types;
  private final TableDiff tables;
  private final ColumnDiff columns;
  private final IndexDiff indexes;
  private final ViewDiff views;

  private SchemaDiff(
      KeyspaceDefinition now,
      KeyspaceDefinition then,
      Scope scope,
      Server server,
      Dropped dropped) {
    this.now = now;
    this.then = then;
    this.scope = scope;
    found = new Catalog(now);
    wanted = new Catalog(then);
    steps = new Steps(now.name());
    types = new TypeDiff(found, server, steps);
    tables = new TableDiff(found, wanted, server, steps);
    columns = new ColumnDiff(found, wanted, server, dropped, scope, steps);
    indexes = new IndexDiff(found, wanted, server, scope, steps);
    views = new ViewDiff(found, wanted, server, steps);
  }

  /**
   * The changes that turn one whole keyspace into another, in the order in which they can be made,
   * as far as that can be told without a server. Statements name the keyspace {@code found}.
   */
  public static List<SchemaChange> between(KeyspaceDefinition found, KeyspaceDefinition wanted) {
    return between(found, wanted, Scope.WHOLE, Server.UNKNOWN, Dropped.NONE);
  }

  /**
   * The changes that the live keyspace needs. Fails with {@link SchemaException} when the server
   * cannot do what is wanted, or the base of a view is nowhere.
   *
   * @param whole whether what no document wants is a difference, too, in tables that no document
   *     wants
   */
  public static CompletionStage<List<SchemaChange>> of(
      Runner runner, ServerProbe probe, Wanted wanted, boolean whole) {
    KeyspaceDefinition definition = wanted.definition();
    boolean options =
        definition.tables().stream()
            .anyMatch(
                t ->
                    !t.allOptions().isEmpty()
                        || t.columns().stream().anyMatch(c -> !c.check().isEmpty()));
    Scope scope = new Scope(whole, wanted.shared());
    return LiveSchema.read(runner, definition.name(), options || whole)
        .thenCompose(
            found ->
                server(probe, definition, found)
                    .thenCompose(server -> live(runner, found, definition, scope, server)));
  }

  /** The live keyspace; empty if there is none. Coodie's own tables are not in it. */
  public static CompletionStage<Optional<KeyspaceDefinition>> read(Runner runner, String keyspace) {
    return LiveSchema.readWhole(runner, keyspace)
        .thenApply(found -> found.map(SchemaDiff::withoutOwn));
  }

  private static KeyspaceDefinition withoutOwn(KeyspaceDefinition found) {
    return new KeyspaceDefinition(
        found.name(),
        found.replication(),
        found.durableWrites(),
        found.types(),
        found.tables().stream().filter(t -> !Scope.isOwn(t.name())).toList());
  }

  private static CompletionStage<Server> server(
      ServerProbe probe, KeyspaceDefinition wanted, KeyspaceDefinition found) {
    return Capabilities.areNeededFor(wanted.types(), wanted.tables())
            || IndexDiff.needsServer(wanted, found)
        ? probe.server()
        : CompletableFuture.completedFuture(Server.UNKNOWN);
  }

  /** Columns that were dropped before are asked for only when columns come. */
  private static CompletionStage<List<SchemaChange>> live(
      Runner runner,
      KeyspaceDefinition found,
      KeyspaceDefinition wanted,
      Scope scope,
      Server server) {
    List<SchemaChange> changes = between(found, wanted, scope, server, Dropped.NONE);
    boolean columnsCome =
        changes.stream()
            .anyMatch(c -> c.subject() == Subject.COLUMN && c.action() == Action.CREATE);
    return columnsCome
        ? Dropped.read(runner, found.name())
            .thenApply(dropped -> between(found, wanted, scope, server, dropped))
        : CompletableFuture.completedFuture(changes);
  }

  static List<SchemaChange> between(
      KeyspaceDefinition found,
      KeyspaceDefinition wanted,
      Scope scope,
      Server server,
      Dropped dropped) {
    return new SchemaDiff(found, wanted, scope, server, dropped).changes();
  }

  private List<SchemaChange> changes() {
    replicate();
    then.types().forEach(types::make);
    then.tables().forEach(this::compare);
    if (scope.whole()) {
      dropTables();
      dropTypes();
    }
    return UndoneTypes.in(steps.list(), wanted);
  }

  /** Of a keyspace that says nothing about its copies, nothing is compared. */
  private void replicate() {
    if (!now.replication().isEmpty() && !then.replication().isEmpty()) {
      new KeyspaceDiff(now.name(), steps)
          .alter(
              new LiveKeyspace(now.replication(), now.durableWrites()),
              then.replication(),
              then.durableWrites());
    }
  }

  private void compare(TableDefinition table) {
    if (tables.isOfOtherKind(table)) {
      return;
    }
    TableDefinition old = found.tables.get(table.name());
    if (table.view().isPresent()) {
      views.make(table, table.view().get());
    } else if (old == null) {
      if (!tables.create(table)) {
        return;
      }
    } else if (!tables.hasKey(table, old)) {
      return;
    } else {
      columns.make(table, old, stayingViews(table.name()));
    }
    if (old != null) {
      tables.changeOptions(table, old);
    }
    indexes.make(table);
    if (old != null && !scope.shared().contains(table.name())) {
      indexes.drop(old);
      if (table.view().isEmpty()) {
        columns.drop(table, old, stayingViews(table.name()));
      }
    }
  }

  /** The views that a table will still have when its columns are dropped. */
  private List<TableDefinition> stayingViews(String base) {
    return found.viewsOf(base).stream().filter(v -> !goes(v) && !moves(v)).toList();
  }

  /** Whether a view should be of another table than it is. */
  private boolean moves(TableDefinition view) {
    TableDefinition other = wanted.tables.get(view.name());
    return other != null
        && other.view().isPresent()
        && !other.view().get().base().equals(view.view().orElseThrow().base());
  }

  /** Whether no document wants a table or view that exists; the base of a wanted view stays. */
  private boolean goes(TableDefinition table) {
    return scope.whole()
        && !wanted.tables.containsKey(table.name())
        && !Scope.isOwn(table.name())
        && wanted.viewsOf(table.name()).isEmpty();
  }

  private void dropTables() {
    for (TableDefinition table : now.tables()) {
      if (!goes(table)) {
        continue;
      }
      if (table.view().isPresent()) {
        views.drop(table);
      } else {
        tables.drop(table, wanted.indexes::containsKey);
      }
    }
  }

  /** Types that no document wants, those that use others first. */
  private void dropTypes() {
    Set<String> used = new HashSet<>();
    now.tables().stream().filter(t -> !goes(t)).forEach(t -> collect(t, used));
    List<TypeDefinition> unwanted = new ArrayList<>();
    for (TypeDefinition type : now.types()) {
      if (wanted.types.containsKey(type.name())) {
        type.fields().forEach(f -> used.addAll(TypeReferences.names(f.type())));
      } else {
        unwanted.add(0, type);
      }
    }
    for (TypeDefinition type : unwanted) {
      boolean stays = used.contains(type.name());
      if (stays) {
        type.fields().forEach(f -> used.addAll(TypeReferences.names(f.type())));
      }
      types.drop(type, stays);
    }
  }

  /** The types of the columns that a table keeps. */
  private void collect(TableDefinition table, Set<String> used) {
    Set<String> dropped = new HashSet<>();
    steps.list().stream()
        .filter(c -> c.action() == Action.DROP && c.safety() == Safety.DESTRUCTIVE)
        .filter(c -> c.subject() == Subject.COLUMN && c.owner().equals(table.name()))
        .forEach(c -> dropped.add(c.name()));
    table.columns().stream()
        .filter(c -> !dropped.contains(c.name()))
        .forEach(c -> used.addAll(TypeReferences.names(c.type())));
  }
}
