package dev.coodie.studio;

import dev.coodie.cql.CqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of one row as it is staged in the page.
 *
 * @param kind {@code update}, {@code insert}, {@code delete}, or {@code delete-rows}, which has a
 *     {@code where} in the place of a key
 * @param set the new values as texts, null for null; what is not in it keeps its value
 * @param was what was read of the row: the change happens only if that is still so
 * @param ttl seconds that the new cells live, null for as long as the table says
 * @param where conditions on the key of what {@code delete-rows} deletes
 * @param at microseconds since 1970 of when these rows were counted, null before they were
 */
record Change(
    String kind,
    String keyspace,
    String table,
    Map<String, String> key,
    @Nullable Map<String, @Nullable String> set,
    @Nullable Map<String, @Nullable String> was,
    @Nullable Integer ttl,
    @Nullable List<Condition> where,
    @Nullable Long at) {
  /** CQL with the names and texts of its values. */
  record Written(String cql, List<String> names, List<@Nullable String> values) {}

  boolean isOfRows() {
    return kind.equals(RowsDeletion.KIND);
  }

  RowKey rowKey() {
    return new RowKey(keyspace, table, key);
  }

  Map<String, @Nullable String> changed() {
    return set == null ? Map.of() : set;
  }

  private Map<String, @Nullable String> read() {
    return was == null ? Map.of() : was;
  }

  Written written(LiveTable live, Masks masks) {
    check(live, masks);
    return switch (kind) {
      case "insert" -> insert(live);
      case "update" -> update(live);
      case "delete" -> delete(live);
      default -> throw StudioProblem.bad("coodie-1425", "There is no such change.");
    };
  }

  private void check(LiveTable live, Masks masks) {
    live.requireChangeable();
    // A condition would tell whether a guess is right.
    read().keySet().forEach(masks::requireVisible);
    for (String name : changed().keySet()) {
      masks.requireVisible(name);
      if (live.column(name).isKey()) {
        throw StudioProblem.bad(
            "coodie-1425",
            "The key of a row is not changed: "
                + name
                + " says where it is. Insert a row with the new key, and delete this one.");
      }
    }
    if (ttl != null && (ttl < 1 || ttl > 630_720_000)) {
      throw StudioProblem.bad(
          "coodie-1425", "A TTL is 1 to 630720000 seconds (20 years); leave it empty for none.");
    }
  }

  private boolean onlyStatic(LiveTable live) {
    return !changed().isEmpty()
        && changed().keySet().stream().allMatch(name -> live.column(name).isStatic());
  }

  private Written insert(LiveTable live) {
    rowKey().requireRow(live);
    List<String> names = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    rowKey().columns(live).forEach(c -> add(c.name(), key.get(c.name()), names, values));
    changed().forEach((name, value) -> add(name, value, names, values));
    String cql =
        "INSERT INTO "
            + live.cql()
            + names.stream().map(CqlNames::plain).collect(Collectors.joining(", ", " (", ")"))
            + names.stream().map(n -> "?").collect(Collectors.joining(", ", " VALUES (", ")"))
            + " IF NOT EXISTS";
    if (ttl == null) {
      return new Written(cql, names, values);
    }
    add("TTL", ttl.toString(), names, values);
    return new Written(cql + " USING TTL ?", names, values);
  }

  private Written update(LiveTable live) {
    boolean fixed = onlyStatic(live);
    boolean mixed = changed().keySet().stream().anyMatch(n -> live.column(n).isStatic()) && !fixed;
    if (changed().isEmpty() || mixed) {
      throw StudioProblem.bad(
          "coodie-1425",
          mixed
              ? "Static columns belong to the whole partition: save them by themselves."
              : "Nothing is changed in this row.");
    }
    List<String> names = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    StringBuilder cql = new StringBuilder("UPDATE ").append(live.cql());
    if (ttl != null) {
      cql.append(" USING TTL ?");
      add("TTL", ttl.toString(), names, values);
    }
    cql.append(" SET ").append(assignments(changed(), ", ", names, values));
    cql.append(where(live, fixed, names, values));
    Map<String, @Nullable String> conditions = read();
    if (conditions.isEmpty()) {
      throw StudioProblem.bad(
          "coodie-1425", "The change does not say what was read, so it could undo another's.");
    }
    cql.append(" IF ").append(assignments(conditions, " AND ", names, values));
    return new Written(cql.toString(), names, values);
  }

  private Written delete(LiveTable live) {
    List<String> names = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    String cql = "DELETE FROM " + live.cql() + where(live, false, names, values);
    return read().isEmpty()
        ? new Written(cql + " IF EXISTS", names, values)
        : new Written(cql + " IF " + assignments(read(), " AND ", names, values), names, values);
  }

  private String where(
      LiveTable live, boolean partition, List<String> names, List<@Nullable String> values) {
    List<LiveColumn> columns = live.partitionKey();
    if (partition) {
      rowKey().requirePartition(live);
    } else {
      rowKey().requireRow(live);
      columns = rowKey().columns(live);
    }
    columns.forEach(c -> add(c.name(), key.get(c.name()), names, values));
    return RowKey.where(columns);
  }

  private static String assignments(
      Map<String, @Nullable String> columns,
      String between,
      List<String> names,
      List<@Nullable String> values) {
    columns.forEach((name, value) -> add(name, value, names, values));
    return columns.keySet().stream()
        .map(name -> CqlNames.plain(name) + " = ?")
        .collect(Collectors.joining(between));
  }

  private static void add(
      String name, @Nullable String value, List<String> names, List<@Nullable String> values) {
    names.add(name);
    values.add(value);
  }
}
