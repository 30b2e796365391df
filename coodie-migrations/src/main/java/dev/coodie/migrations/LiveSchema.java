package dev.coodie.migrations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coodie.Coodie;
import dev.coodie.cql.CqlToken;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server has of the things that a statement names. */
final class LiveSchema {
  /** The tables of {@code system_schema}, whose rows say all about a keyspace. */
  private static final List<String> TABLES =
      List.of(
          "keyspaces",
          "tables",
          "columns",
          "indexes",
          "types",
          "views",
          "functions",
          "aggregates",
          "triggers");

  private static final List<String> NAMES =
      List.of(
          "table_name",
          "index_name",
          "type_name",
          "view_name",
          "base_table_name",
          "function_name",
          "aggregate_name");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Coodie coodie;
  private final String keyspace;

  LiveSchema(Coodie coodie, String keyspace) {
    this.coodie = coodie;
    this.keyspace = keyspace;
  }

  /**
   * A fingerprint of everything that bears a name that occurs in the statement. It is another one
   * after the statement was run, unless the statement changes nothing.
   */
  String fingerprint(Statement statement) {
    Set<String> names =
        statement.tokens().stream()
            .map(CqlToken::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> keyspaces = new TreeSet<>(Set.of(keyspace));
    keyspaces.addAll(existing(names));
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      for (String name : keyspaces) {
        coodie
            .execute("SELECT JSON * FROM system_schema." + table + " WHERE keyspace_name = ?", name)
            .forEach(row -> addIfNamed(rows, names, table, text(row)));
      }
    }
    rows.sort(String::compareTo);
    return Checksums.ofTexts(rows);
  }

  /** Whether the column or field is missing that shall come, or there and shall go. */
  boolean needs(ColumnGuard guard) {
    String select =
        guard.ofType()
            ? "SELECT field_names FROM system_schema.types WHERE keyspace_name = ? AND type_name = ?"
            : "SELECT column_name FROM system_schema.columns WHERE keyspace_name = ? AND"
                + " table_name = ?";
    boolean there =
        coodie.execute(select, guard.keyspace().orElse(keyspace), guard.owner()).stream()
            .flatMap(row -> guard.ofType() ? names(row).stream() : Stream.of(text(row)))
            .anyMatch(guard.name()::equals);
    return there != guard.adds();
  }

  private static List<String> names(Row row) {
    List<?> names = row.get(0, List.class);
    return names == null ? List.of() : names.stream().map(String::valueOf).toList();
  }

  private List<String> existing(Set<String> names) {
    return coodie.execute("SELECT keyspace_name FROM system_schema.keyspaces").stream()
        .map(LiveSchema::text)
        .filter(names::contains)
        .toList();
  }

  private static void addIfNamed(List<String> rows, Set<String> names, String table, String json) {
    try {
      JsonNode row = JSON.readTree(json);
      boolean named =
          table.equals("keyspaces")
              || NAMES.stream().anyMatch(name -> names.contains(row.path(name).asText()));
      if (named) {
        rows.add(table + json);
      }
    } catch (JsonProcessingException e) {
      throw new MigrationException(
          "coodie-934",
          "The server's description of its schema is no JSON: system_schema." + table + ".",
          e);
    }
  }

  private static String text(Row row) {
    String value = row.get(0, String.class);
    return value == null ? "" : value;
  }
}
