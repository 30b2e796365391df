package dev.coodie.internal.plan;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.cql.CqlSource;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.internal.run.Runner;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import dev.coodie.schema.definition.IndexDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.schema.definition.ViewDefinition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a keyspace has from {@code system_schema}. */
final class LiveSchema {
  /** Columns of the primary key first, in its order; then the others by name. */
  private static final Comparator<Placed> IN_ORDER =
      Comparator.comparing(
              (Placed c) -> c.definition().isKey() ? c.definition().kind() : ColumnKind.REGULAR)
          .thenComparing(Placed::position)
          .thenComparing(c -> c.definition().name());

  private static final String FAST_PATH = "fast_path";
  private static final LiveKeyspace NOTHING_SAID = new LiveKeyspace(Map.of(), true);

  /** A column and, in a key, its place among those of its kind; otherwise -1. */
  private record Placed(ColumnDefinition definition, int position) {}

  private record View(ViewDefinition definition, Row options) {}

  private final Runner runner;
  private final String keyspace;
  private final Map<String, List<Placed>> columns = new TreeMap<>();

  /** By table, then by column. */
  private final Map<String, Map<String, String>> masks = new HashMap<>();

  /** By table, what only DESCRIBE tells. */
  private final Map<String, DescribedTable> described = new HashMap<>();

  private final Map<String, List<LiveIndex>> indexes = new HashMap<>();
  private final Map<String, View> views = new HashMap<>();
  private final Map<String, Row> options = new HashMap<>();
  private final Map<String, Set<String>> flags = new HashMap<>();
  private final List<TypeDefinition> types = new ArrayList<>();

  private LiveSchema(Runner runner, String keyspace) {
    this.runner = runner;
    this.keyspace = keyspace;
  }

  /**
   * The types, tables, indexes and views of {@code keyspace}, nothing in it if there is no such
   * keyspace; with the options of tables only when they are to be compared.
   */
  static CompletionStage<KeyspaceDefinition> read(
      Runner runner, String keyspace, boolean withOptions) {
    LiveSchema live = new LiveSchema(runner, keyspace);
    return live.contents(withOptions).thenApply(done -> live.definition(NOTHING_SAID));
  }

  /** The whole keyspace, empty if there is none. */
  static CompletionStage<Optional<KeyspaceDefinition>> readWhole(Runner runner, String keyspace) {
    LiveSchema live = new LiveSchema(runner, keyspace);
    return LiveKeyspace.read(runner, keyspace)
        .thenCombine(
            live.contents(true), (self, done) -> self.map(options -> live.definition(options)));
  }

  private CompletableFuture<@Nullable Void> contents(boolean withOptions) {
    return CompletableFuture.allOf(
        each(
            "SELECT table_name, column_name, type, kind, clustering_order, position FROM"
                + " system_schema.columns WHERE keyspace_name = ?",
            this::addColumn),
        each(
            "SELECT type_name, field_names, field_types FROM system_schema.types WHERE"
                + " keyspace_name = ?",
            this::addType),
        each(
            "SELECT table_name, index_name, options FROM system_schema.indexes WHERE keyspace_name"
                + " = ?",
            this::addIndex),
        each("SELECT * FROM system_schema.column_masks WHERE keyspace_name = ?", this::addMask)
            .exceptionally(LiveSchema::noneIfUnknown),
        each("SELECT * FROM system_schema.views WHERE keyspace_name = ?", this::addView),
        each(
                (withOptions ? "SELECT *" : "SELECT table_name, flags")
                    + " FROM system_schema.tables WHERE keyspace_name = ?",
                row -> addTable(row, withOptions))
            .thenCompose(done -> describe()));
  }

  /**
   * Cassandra 6.0 has options and constraints that no table of {@code system_schema} shows. It is
   * known by an option that it alone shows.
   */
  private CompletionStage<@Nullable Void> describe() {
    boolean hides = options.values().stream().anyMatch(row -> row.columns().find(FAST_PATH) >= 0);
    return hides
        ? runner
            .all(CqlStatement.of("DESCRIBE KEYSPACE " + CqlNames.quoted(keyspace)), row -> row)
            .thenAccept(rows -> rows.forEach(this::addDescribed))
        : CompletableFuture.completedFuture(null);
  }

  /** The names are as CQL has them, in quotes where they need some. */
  private synchronized void addDescribed(Row row) {
    if (text(row, "type").equals("table")) {
      String name = new CqlSource("DESCRIBE", text(row, "name")).tokens().get(0).name();
      described.put(name, DescribedTable.of(text(row, "create_statement")));
    }
  }

  private CompletableFuture<@Nullable Void> each(String cql, Consumer<Row> consumer) {
    CqlStatement statement =
        CqlStatement.of(
            cql,
            new ByteBuffer[] {ValueType.TEXT.encode(keyspace)},
            new ValueType<?>[] {ValueType.TEXT});
    return runner
        .all(statement, row -> row)
        .thenAccept(
            rows -> {
              synchronized (this) {
                rows.forEach(consumer);
              }
            })
        .toCompletableFuture();
  }

  private void addColumn(Row row) {
    String order = text(row, "clustering_order").toUpperCase(Locale.ROOT);
    ColumnDefinition definition =
        new ColumnDefinition(
            text(row, "column_name"),
            CqlNames.type(text(row, "type")),
            kind(text(row, "kind")),
            order.equals("DESC") ? ClusteringOrder.DESC : ClusteringOrder.ASC);
    int position = definition.isKey() ? row.getInt(row.columns().indexOf("position")) : -1;
    columns
        .computeIfAbsent(text(row, "table_name"), table -> new ArrayList<>())
        .add(new Placed(definition, position));
  }

  private static ColumnKind kind(String text) {
    return switch (text) {
      case "partition_key" -> ColumnKind.PARTITION_KEY;
      case "clustering" -> ColumnKind.CLUSTERING;
      case "static" -> ColumnKind.STATIC;
      default -> ColumnKind.REGULAR;
    };
  }

  private void addIndex(Row row) {
    Map<String, String> map =
        row.getOrEmpty(
            row.columns().indexOf("options"), ValueType.map(ValueType.TEXT, ValueType.TEXT));
    indexes
        .computeIfAbsent(text(row, "table_name"), table -> new ArrayList<>())
        .add(new LiveIndex(text(row, "index_name"), map));
  }

  private void addTable(Row row, boolean withOptions) {
    if (row.columns().find("flags") >= 0) {
      flags.put(
          text(row, "table_name"),
          Set.copyOf(
              row.getOrEmpty(row.columns().indexOf("flags"), ValueType.set(ValueType.TEXT))));
    }
    if (withOptions) {
      options.put(text(row, "table_name"), row);
    }
  }

  private void addMask(Row row) {
    masks
        .computeIfAbsent(text(row, "table_name"), table -> new HashMap<>())
        .put(text(row, "column_name"), Masks.text(row));
  }

  /** A server without masks has no table of them, and refuses the statement. */
  private static @Nullable Void noneIfUnknown(Throwable error) {
    if (Runner.unwrap(error) instanceof CoodieException own && own.id().equals("coodie-508")) {
      return null;
    }
    throw error instanceof CompletionException completion
        ? completion
        : new CompletionException(error);
  }

  private void addView(Row row) {
    boolean all = Boolean.TRUE.equals(row.get("include_all_columns", ValueType.BOOLEAN));
    ViewDefinition view =
        new ViewDefinition(text(row, "base_table_name"), text(row, "where_clause"), all);
    views.put(text(row, "view_name"), new View(view, row));
  }

  private void addType(Row row) {
    ValueType<List<String>> texts = ValueType.list(ValueType.TEXT);
    List<String> names = row.getOrEmpty(row.columns().indexOf("field_names"), texts);
    List<String> fieldTypes = row.getOrEmpty(row.columns().indexOf("field_types"), texts);
    List<TypeDefinition.Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(new TypeDefinition.Field(names.get(i), CqlNames.type(fieldTypes.get(i))));
    }
    types.add(new TypeDefinition(text(row, "type_name"), fields));
  }

  private KeyspaceDefinition definition(LiveKeyspace self) {
    List<TableDefinition> tables = new ArrayList<>();
    columns.keySet().stream()
        .filter(t -> !views.containsKey(t))
        .map(this::table)
        .forEach(tables::add);
    columns.keySet().stream().filter(views::containsKey).map(this::table).forEach(tables::add);
    return new KeyspaceDefinition(
        keyspace, self.replication(), self.durableWrites(), TypeReferences.inOrder(types), tables);
  }

  private TableDefinition table(String name) {
    CompactStorage storage = new CompactStorage(flags.getOrDefault(name, CompactStorage.NONE));
    List<ColumnDefinition> ordered =
        columns.getOrDefault(name, List.of()).stream()
            .sorted(IN_ORDER)
            .map(Placed::definition)
            .flatMap(c -> storage.shown(c).stream())
            .map(c -> c.withCheck(described(name).check(c.name())))
            .map(c -> c.withMask(views.containsKey(name) ? "" : mask(name, c.name())))
            .toList();
    List<IndexDefinition> ofTable =
        indexes.getOrDefault(name, List.of()).stream()
            .sorted(Comparator.comparing(LiveIndex::name))
            .map(index -> index.definition(ordered))
            .toList();
    View view = views.get(name);
    Row row = view == null ? options.get(name) : view.options();
    return new TableDefinition(
        name,
        ordered,
        ofTable,
        row == null ? 0 : LiveOptions.defaultTtl(row),
        row == null ? Map.of() : described(name).addedTo(LiveOptions.of(row)),
        Optional.ofNullable(view).map(View::definition));
  }

  private DescribedTable described(String table) {
    return described.getOrDefault(table, DescribedTable.NOTHING);
  }

  /** Those of a view are those of its base. */
  private String mask(String table, String column) {
    return masks.getOrDefault(table, Map.of()).getOrDefault(column, "");
  }

  private static String text(Row row, String column) {
    String value = row.get(column, ValueType.TEXT);
    return value == null ? "" : value;
  }
}
