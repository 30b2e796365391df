package dev.coodie.studio;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coodie.cql.CqlNames;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table or view as the server has it now; its columns with the key first.
 *
 * @param base the table that a materialized view is of, empty for tables
 */
record LiveTable(
    String keyspace,
    String name,
    String base,
    String comment,
    int defaultTtl,
    List<LiveColumn> columns,
    List<LiveIndex> indexes) {
  LiveColumn column(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                StudioProblem.missing(
                    "coodie-1416",
                    "Table "
                        + keyspace
                        + "."
                        + name
                        + " has no column \""
                        + column
                        + "\". Columns: "
                        + columns.stream().map(LiveColumn::name).collect(Collectors.joining(", "))
                        + "."));
  }

  List<LiveColumn> partitionKey() {
    return columns.stream().filter(LiveColumn::isPartitionKey).toList();
  }

  List<LiveColumn> clustering() {
    return columns.stream().filter(LiveColumn::isClustering).toList();
  }

  @JsonIgnore
  boolean hasCounters() {
    return columns.stream().anyMatch(LiveColumn::isCounter);
  }

  /** Refuses a view, and counters. */
  void requireChangeable() {
    if (!base.isEmpty()) {
      throw StudioProblem.bad(
          "coodie-1425", "A materialized view is changed by its table, " + base + ".");
    }
    if (hasCounters()) {
      throw StudioProblem.bad(
          "coodie-1425",
          "Counters are changed by adding to them, not by new values. Write the UPDATE in the"
              + " editor.");
    }
  }

  /** Its full name, quoted where it must be. */
  String cql() {
    return CqlNames.table(keyspace, name);
  }
}
