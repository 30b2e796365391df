package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.error.MigrationException;
import dev.coodie.schema.definition.ColumnDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** A table as the server has it now: its columns, the key first. */
record ScannedTable(String keyspace, String name, List<ColumnDefinition> columns) {
  private static final String MURMUR3 = "Murmur3Partitioner";

  static ScannedTable read(Coodie coodie, String keyspace, String name) {
    checkPartitioner(coodie);
    return coodie
        .schema()
        .keyspace(keyspace)
        .read()
        .flatMap(all -> all.table(name))
        .map(table -> new ScannedTable(keyspace, name, table.columns()))
        .orElseThrow(
            () ->
                new MigrationException(
                    "coodie-951",
                    "There is no table \""
                        + name
                        + "\" in keyspace \""
                        + keyspace
                        + "\". Use the server's name, without quotes: lower case, unless it was created in double"
                        + " quotes."));
  }

  private static void checkPartitioner(Coodie coodie) {
    String partitioner =
        String.valueOf(
            coodie.execute("SELECT partitioner FROM system.local").get(0).get("partitioner"));
    if (!partitioner.endsWith(MURMUR3)) {
      throw new MigrationException(
          "coodie-953",
          "The cluster's partitioner is "
              + partitioner
              + ", but a scan knows the tokens of "
              + MURMUR3
              + " only. Read the table in pages instead: coodie.stream(\"SELECT ..\").");
    }
  }

  /** These columns, in their order; all if none is named. */
  List<ColumnDefinition> only(List<String> chosen) {
    return chosen.isEmpty() ? columns : chosen.stream().map(this::column).toList();
  }

  ColumnDefinition column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new MigrationException(
                    "coodie-952",
                    "Table "
                        + this
                        + " has no column \""
                        + column
                        + "\". Columns: "
                        + columns.stream()
                            .map(ColumnDefinition::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  @Override
  public String toString() {
    return keyspace + "." + name;
  }
}
