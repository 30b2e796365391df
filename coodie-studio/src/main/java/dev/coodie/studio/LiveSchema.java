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

  /** What tables of a keyspace are made of, by their full names. */
  private record Parts(
      Map<String, List<Row>> columns, Map<String, List<Row>> indexes, MaskedTypes masked) {}

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
      MaskedTypes masked = MaskedTypes.of(of(typeRows, keyspace), masks);
      Parts parts = new Parts(columnsOf, indexesOf, masked);
      List<LiveTable> its = new ArrayList<>();
      of(tableRows, keyspace).forEach(t -> its.add(table(t, "table_name", parts)));
      of(viewRows, keyspace).forEach(v -> its.add(table(v, "view_name", parts)));
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
    return tables(keyspace, name).stream()
        .findFirst()
        .orElseThrow(
            () ->
                StudioProblem.missing(
                    "coodie-1415",
                    "There is no table "
                        + keyspace
                        + "."
                        + name
                        + " any more. Reload the list of tables to see which there are."));
  }

  /** The table or view of that name; none if there is none. */
  List<LiveTable> tables(String keyspace, String name) {
    CompletionStage<List<Row>> tables = ofTable("tables", "table_name", keyspace, name);
    CompletionStage<List<Row>> views = ofTable("views", "view_name", keyspace, name);
    CompletionStage<List<Row>> columns = ofTable("columns", "table_name", keyspace, name);
    CompletionStage<List<Row>> indexes = ofTable("indexes", "table_name", keyspace, name);
    CompletionStage<List<Row>> types = ofKeyspace("types", keyspace);
    Parts parts = parts(columns, indexes, types);
    List<Row> table = await(tables);
    List<Row> view = await(views);
    List<LiveTable> found = new ArrayList<>();
    table.forEach(row -> found.add(table(row, "table_name", parts)));
    view.forEach(row -> found.add(table(row, "view_name", parts)));
    return found;
  }

  /** The tables and views of a keyspace. */
  List<LiveTable> tables(String keyspace) {
    CompletionStage<List<Row>> tables = ofKeyspace("tables", keyspace);
    CompletionStage<List<Row>> views = ofKeyspace("views", keyspace);
    CompletionStage<List<Row>> columns = ofKeyspace("columns", keyspace);
    CompletionStage<List<Row>> indexes = ofKeyspace("indexes", keyspace);
    Parts parts = parts(columns, indexes, ofKeyspace("types", keyspace));
    List<LiveTable> found = new ArrayList<>();
    await(tables).forEach(row -> found.add(table(row, "table_name", parts)));
    await(views).forEach(row -> found.add(table(row, "view_name", parts)));
    return found;
  }

  private Parts parts(
      CompletionStage<List<Row>> columns,
      CompletionStage<List<Row>> indexes,
      CompletionStage<List<Row>> types) {
    return new Parts(
        byTable(await(columns)), byTable(await(indexes)), MaskedTypes.of(await(types), masks));
  }

  private LiveTable table(Row row, String name, Parts parts) {
    String keyspace = text(row, "keyspace_name");
    String table = text(row, name);
    String key = keyspace + "." + table;
    return new LiveTable(
        keyspace,
        table,
        name.equals("view_name") ? text(row, "base_table_name") : "",
        text(row, "comment"),
        Objects.requireNonNullElse(row.get("default_time_to_live", Integer.class), 0),
        parts.columns().getOrDefault(key, List.of()).stream()
            .filter(column -> !text(column, "type").equals("empty"))
            .map(column -> column(column, parts.masked()))
            .sorted(
                Comparator.comparingInt(LiveColumn::rank)
                    .thenComparingInt(LiveColumn::position)
                    .thenComparing(LiveColumn::name))
            .toList(),
        parts.indexes().getOrDefault(key, List.of()).stream().map(LiveSchema::index).toList());
  }

  private LiveColumn column(Row row, MaskedTypes masked) {
    String name = text(row, "column_name");
    return new LiveColumn(
        name,
        text(row, "type"),
        text(row, "kind"),
        Objects.requireNonNullElse(row.get("position", Integer.class), -1),
        text(row, "clustering_order"),
        masks.hides(name),
        masked.isIn(text(row, "type")));
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
    return Map.of("name", text(row, "type_name"), "fields", fields(row));
  }

  /** The fields of a user-defined type, with their types, in their order. */
  static Map<String, String> fields(Row row) {
    List<?> names = (List<?>) Objects.requireNonNullElse(row.get("field_names"), List.of());
    List<?> types = (List<?>) Objects.requireNonNullElse(row.get("field_types"), List.of());
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      fields.put(String.valueOf(names.get(i)), String.valueOf(types.get(i)));
    }
    return fields;
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

  static String text(Row row, String column) {
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
