package dev.coodie.spark.internal.write;

import dev.coodie.error.ConfigurationException;
import dev.coodie.model.Suggestions;
import dev.coodie.spark.internal.type.TableColumn;
import dev.coodie.spark.internal.type.TableShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/** Finds the table's columns for those of a DataFrame. */
final class TargetColumns {
  private TargetColumns() {}

  /**
   * Those that are written, the key first.
   *
   * @throws ConfigurationException if rows cannot be written with them
   */
  static List<TargetColumn> of(TableShape table, StructType schema) {
    checkCounters(table);
    List<String> given = Arrays.asList(schema.fieldNames());
    checkOnce(table, given);
    given.forEach(name -> checkKnown(table, name));
    checkKey(table, given);
    List<TargetColumn> columns = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      int ordinal = given.indexOf(column.name());
      if (ordinal >= 0) {
        columns.add(new TargetColumn(column.name(), column.kind(), ordinal));
      }
    }
    return List.copyOf(columns);
  }

  private static void checkCounters(TableShape table) {
    if (table.columns().stream().anyMatch(TableColumn::isCounter)) {
      throw new ConfigurationException(
          "coodie-1476",
          "Table "
              + table.name()
              + " has counters, which can only be added to. Spark repeats tasks, and what a repeated"
              + " task adds would be counted twice. Add with coodie.counters(..), or count in Spark"
              + " and write the sums to a table with bigint columns.");
    }
  }

  private static void checkOnce(TableShape table, List<String> given) {
    for (int i = 0; i < given.size(); i++) {
      if (given.indexOf(given.get(i)) < i) {
        throw new ConfigurationException(
            "coodie-1480",
            "The DataFrame has two columns \""
                + given.get(i)
                + "\", and "
                + table.name()
                + " takes one. Rename or drop the other.");
      }
    }
  }

  private static void checkKnown(TableShape table, String name) {
    List<String> known = table.columns().stream().map(TableColumn::name).toList();
    if (!known.contains(name)) {
      throw new ConfigurationException(
          "coodie-1477",
          "The DataFrame has a column \""
              + name
              + "\", which "
              + table.name()
              + " does not have. "
              + Suggestions.forName(name, known)
              + "Rename or drop it. Columns: "
              + String.join(", ", known)
              + ".");
    }
  }

  /** Static columns alone belong to a partition, whichever rows it has. */
  private static void checkKey(TableShape table, List<String> given) {
    boolean onlyStatics =
        table.columns().stream()
            .filter(column -> given.contains(column.name()) && !column.isPartitionKey())
            .allMatch(TableColumn::isStatic);
    boolean anyStatic =
        table.columns().stream().anyMatch(c -> c.isStatic() && given.contains(c.name()));
    List<String> missing =
        table.columns().stream()
            .filter(onlyStatics && anyStatic ? TableColumn::isPartitionKey : TableColumn::isKey)
            .map(TableColumn::name)
            .filter(name -> !given.contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          "coodie-1478",
          "The DataFrame has no column "
              + missing.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "))
              + ", which is part of the key of "
              + table.name()
              + ". Each row needs its whole key.");
    }
  }
}
