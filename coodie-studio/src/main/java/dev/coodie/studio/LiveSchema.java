package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads the schema as it is now from the server's own tables. */
final class LiveSchema {
  private static final String SYSTEM = "system_schema.";
  private static final String OF_KEYSPACE = " WHERE keyspace_name = ?";
  private static final String OF_TABLE = OF_KEYSPACE + " AND table_name = ?";
  private static final String SAI = "StorageAttachedIndex";

  private final Coodie coodie;
  private final Masks masks;

  LiveSchema(Coodie coodie, Masks masks) {
    this.coodie = coodie;
    this.masks = masks;
  }

  /** All keyspaces, those of users first, with their tables, views and user-defined types. */
  List<Map<String, Object>> keyspaces() {
    CompletionStage<List<Row>> keyspaces = all("keyspaces");
    CompletionStage<List<Row>> tables = all("tables");
    CompletionStage<List<Row>> views = all("views");
    CompletionStage<List<Row>> columns = all("columns");
    CompletionStage<List<Row>> indexes = all("indexes");
    CompletionStage<List<Row>> types = all("types");
    List<Row> tableRows = await(tables);
    List<Row> viewRows = await(views);
    Map<String, List<Row>> columnsOf = byTable(await(columns));
    Map<String, List<Row>> indexesOf = byTable(await(indexes));
    List<Row> typeRows = await(types);
    List<Map<String, Object>> found = new ArrayList<>();
    for (Row row : await(keyspaces)) {
      String keyspace = text(row, "keyspace_name");
      List<LiveTable> its = new ArrayList<>();
      of(tableRows, keyspace).forEach(t -> its.add(table(t, "table_name", columnsOf, indexesOf)));
      of(viewRows, keyspace).forEach(v -> its.add(table(v, "view_name", columnsOf, indexesOf)));
      its.sort(Comparator.comparing(LiveTable::name));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", keyspace);
      entry.put("system", keyspace.startsWith("system"));
      entry.put("replication", Objects.requireNonNullElse(row.get("replication"), Map.of()));
      entry.put("tables", its);
      entry.put("types", of(typeRows, keyspace).stream().map(LiveSchema::type).toList());
      found.add(entry);
    }
    found.sort(
        Comparator.comparing((Map<String, Object> k) -> (Boolean) k.getOrDefault("system", false))
            .thenComparing(k -> String.valueOf(k.get("name"))));
    return found;
  }

  /** One table or view. */
  LiveTable table(String keyspace, String name) {
    CompletionStage<List<Row>> tables = ofTable("tables", "table_name", keyspace, name);
    CompletionStage<List<Row>> views = ofTable("views", "view_name", keyspace, name);
    CompletionStage<List<Row>> columns = ofTable("columns", "table_name", keyspace, name);
    CompletionStage<List<Row>> indexes = ofTable("indexes", "table_name", keyspace, name);
    Map<String, List<Row>> columnsOf = byTable(await(columns));
    Map<String, List<Row>> indexesOf = byTable(await(indexes));
    List<Row> table = await(tables);
    List<Row> view = await(views);
    if (!table.isEmpty()) {
      return table(table.get(0), "table_name", columnsOf, indexesOf);
    }
    if (!view.isEmpty()) {
      return table(view.get(0), "view_name", columnsOf, indexesOf);
    }
    throw StudioProblem.missing(
        "coodie-1415",
        "There is no table "
            + keyspace
            + "."
            + name
            + " any more. Reload the list of tables to see which there are.");
  }

  /** The tables and views of a keyspace. */
  List<LiveTable> tables(String keyspace) {
    CompletionStage<List<Row>> tables = ofKeyspace("tables", keyspace);
    CompletionStage<List<Row>> views = ofKeyspace("views", keyspace);
    Map<String, List<Row>> columnsOf = byTable(await(ofKeyspace("columns", keyspace)));
    Map<String, List<Row>> indexesOf = byTable(await(ofKeyspace("indexes", keyspace)));
    List<LiveTable> found = new ArrayList<>();
    await(tables).forEach(row -> found.add(table(row, "table_name", columnsOf, indexesOf)));
    await(views).forEach(row -> found.add(table(row, "view_name", columnsOf, indexesOf)));
    return found;
  }

  private LiveTable table(
      Row row, String name, Map<String, List<Row>> columns, Map<String, List<Row>> indexes) {
    String keyspace = text(row, "keyspace_name");
    String table = text(row, name);
    String key = keyspace + "." + table;
    return new LiveTable(
        keyspace,
        table,
        name.equals("view_name") ? text(row, "base_table_name") : "",
        text(row, "comment"),
        Objects.requireNonNullElse(row.get("default_time_to_live", Integer.class), 0),
        columns.getOrDefault(key, List.of()).stream()
            .filter(column -> !text(column, "type").equals("empty"))
            .map(this::column)
            .sorted(
                Comparator.comparingInt(LiveColumn::rank)
                    .thenComparingInt(LiveColumn::position)
                    .thenComparing(LiveColumn::name))
            .toList(),
        indexes.getOrDefault(key, List.of()).stream().map(LiveSchema::index).toList());
  }

  private LiveColumn column(Row row) {
    String name = text(row, "column_name");
    return new LiveColumn(
        name,
        text(row, "type"),
        text(row, "kind"),
        Objects.requireNonNullElse(row.get("position", Integer.class), -1),
        text(row, "clustering_order"),
        masks.hides(name));
  }

  private static LiveIndex index(Row row) {
    Map<?, ?> options = (Map<?, ?>) Objects.requireNonNullElse(row.get("options"), Map.of());
    Object target = options.get("target");
    Object given = options.get("class_name");
    String kind = given == null ? "legacy" : String.valueOf(given);
    String simple = kind.substring(kind.lastIndexOf('.') + 1);
    return new LiveIndex(
        text(row, "index_name"),
        target == null ? "" : target.toString(),
        simple.equalsIgnoreCase(SAI) || simple.equalsIgnoreCase("sai") ? "sai" : simple);
  }

  private static Map<String, Object> type(Row row) {
    List<?> names = (List<?>) Objects.requireNonNullElse(row.get("field_names"), List.of());
    List<?> types = (List<?>) Objects.requireNonNullElse(row.get("field_types"), List.of());
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      fields.put(String.valueOf(names.get(i)), String.valueOf(types.get(i)));
    }
    return Map.of("name", text(row, "type_name"), "fields", fields);
  }

  private static List<Row> of(List<Row> rows, String keyspace) {
    return rows.stream().filter(row -> text(row, "keyspace_name").equals(keyspace)).toList();
  }

  private static Map<String, List<Row>> byTable(List<Row> rows) {
    Map<String, List<Row>> found = new LinkedHashMap<>();
    for (Row row : rows) {
      String key = text(row, "keyspace_name") + "." + text(row, "table_name");
      found.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return found;
  }

  private static String text(Row row, String column) {
    String text = row.get(column, String.class);
    return text == null ? "" : text;
  }

  private CompletionStage<List<Row>> all(String table) {
    return run("SELECT * FROM " + SYSTEM + table);
  }

  private CompletionStage<List<Row>> ofKeyspace(String table, String keyspace) {
    return run("SELECT * FROM " + SYSTEM + table + OF_KEYSPACE, keyspace);
  }

  private CompletionStage<List<Row>> ofTable(
      String table, String column, String keyspace, String name) {
    String where = OF_TABLE.replace("table_name", column);
    return run("SELECT * FROM " + SYSTEM + table + where, keyspace, name);
  }

  private CompletionStage<List<Row>> run(String cql, @Nullable Object... values) {
    return coodie.async().execute(cql, values);
  }

  private static List<Row> await(CompletionStage<List<Row>> stage) {
    return Waiting.forResult(stage);
  }
}
