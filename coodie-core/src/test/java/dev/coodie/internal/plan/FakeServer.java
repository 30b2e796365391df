package dev.coodie.internal.plan;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.internal.run.Runner;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers from system tables what a test put there, and remembers what was asked. */
final class FakeServer implements Driver {
  private static final ValueType<Map<String, String>> MAP =
      ValueType.map(ValueType.TEXT, ValueType.TEXT);

  final List<String> asked = new ArrayList<>();
  Predicate<String> failing = cql -> false;
  RuntimeException failure = new IllegalStateException("no");
  private final Map<String, List<Row>> tables = new LinkedHashMap<>();
  private final Runner runner = new Runner(this);
  private final ServerProbe probe = new ServerProbe(runner);

  /** A row of a system table, as pairs of name and value. */
  FakeServer with(String table, @Nullable Object... pairs) {
    tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row(pairs));
    return this;
  }

  /** A column, as {@code table.column type kind [order [position]]}. */
  FakeServer column(String text) {
    String[] parts = text.split(" +", 5);
    String[] names = parts[0].split("\\.", 2);
    return with(
        "system_schema.columns",
        "table_name",
        names[0],
        "column_name",
        names[1],
        "type",
        parts[1].replace('_', ' '),
        "kind",
        parts[2],
        "clustering_order",
        parts.length > 3 ? parts[3] : "none",
        "position",
        parts.length > 4 ? Integer.parseInt(parts[4]) : 0);
  }

  FakeServer index(String table, String name, Map<String, String> options) {
    return with(
        "system_schema.indexes", "table_name", table, "index_name", name, "options", options);
  }

  FakeServer view(String name, String base, String where, boolean all) {
    return with(
        "system_schema.views",
        "view_name",
        name,
        "base_table_name",
        base,
        "where_clause",
        where,
        "include_all_columns",
        all,
        "comment",
        "");
  }

  FakeServer cassandra(String version) {
    return with("system.local", "release_version", version);
  }

  FakeServer scylla(String version) {
    cassandra("3.0.8");
    with("table_name = 'scylla_tables'", "table_name", "scylla_tables");
    return with("system.versions", "version", version);
  }

  FakeServer setting(String name, String value) {
    return with("system_views.settings", "name", name, "value", value);
  }

  CompletionStage<Server> server() {
    return probe.server();
  }

  /** The statements of the changes that need no permission. */
  List<String> plan(DocumentModel<?>... models) {
    return changes(models).of(Safety.SAFE).statements();
  }

  SchemaChanges changes(DocumentModel<?>... models) {
    return changes(false, models);
  }

  SchemaChanges changes(boolean whole, DocumentModel<?>... models) {
    return SchemaDiff.of(runner, probe, Wanted.of("ks", List.of(models)), whole)
        .thenApply(SchemaChanges::new)
        .toCompletableFuture()
        .join();
  }

  KeyspaceDefinition read() {
    return SchemaDiff.read(runner, "ks").toCompletableFuture().join().orElseThrow();
  }

  @Override
  public synchronized CompletionStage<ResultPage> execute(CqlStatement statement) {
    String cql = statement.text();
    asked.add(cql);
    if (failing.test(cql)) {
      return CompletableFuture.failedFuture(failure);
    }
    String source = cql.contains("scylla_tables") ? "table_name = 'scylla_tables'" : from(cql);
    List<Row> rows = tables.getOrDefault(source, List.of());
    return CompletableFuture.completedFuture(ResultPage.of(ResultColumns.EMPTY, rows, null));
  }

  private static String from(String cql) {
    String rest = cql.substring(cql.indexOf(" FROM ") + 6);
    return rest.contains(" ") ? rest.substring(0, rest.indexOf(' ')) : rest;
  }

  static Row row(@Nullable Object... pairs) {
    List<ResultColumn> columns = new ArrayList<>();
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      ValueType<?> type = type(value);
      columns.add(new ResultColumn(String.valueOf(pairs[i]), type));
      cells.add(value == null ? null : encode(type, value));
    }
    return Row.of(ResultColumns.of("system", columns), cells);
  }

  @SuppressWarnings("unchecked") // the type was chosen by the value
  private static <V> ByteBuffer encode(ValueType<V> type, Object value) {
    return type.encode((V) value);
  }

  private static ValueType<?> type(@Nullable Object value) {
    if (value instanceof Integer) {
      return ValueType.INT;
    } else if (value instanceof Boolean) {
      return ValueType.BOOLEAN;
    } else if (value instanceof Double) {
      return ValueType.DOUBLE;
    }
    if (value instanceof List) {
      return ValueType.list(ValueType.TEXT);
    }
    return value instanceof Map ? MAP : ValueType.TEXT;
  }
}
