package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.StatementException;
import dev.coodie.transfer.TransferTable.Column;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What is asked of a server about a table, beside its columns. Waits for the answers. */
final class TableFacts {
  /** The server cannot parse or run a statement, and never will. */
  private static final Set<String> REFUSED = Set.of("coodie-507", "coodie-508");

  private TableFacts() {}

  /**
   * Whether the server tells times of the parts of this column of several cells: Cassandra does
   * from 5.0 on, ScyllaDB and older ones refuse the function.
   */
  static boolean tellsPartTimes(Coodie coodie, TransferTable table, Column several) {
    try {
      ResultPage unused =
          Waiting.on(
              Retries.run(
                  () ->
                      coodie
                          .async()
                          .execute(
                              CqlStatement.of(
                                  "SELECT ttl("
                                      + several.quoted()
                                      + ") FROM "
                                      + CqlNames.table(table.keyspace(), table.name())
                                      + " LIMIT 1"))));
      return true;
    } catch (StatementException e) {
      if (REFUSED.contains(e.id())) {
        return false;
      }
      throw e;
    }
  }

  /** Which of these columns this connection's role sees only masks of. */
  static Set<String> masked(Coodie coodie, TransferTable table, Collection<String> columns) {
    Set<String> masked =
        new TreeSet<>(coodie.schema().keyspace(table.keyspace()).maskedColumns(table.name()));
    masked.retainAll(columns);
    return masked;
  }

  /** The clustering columns whose largest values come first. */
  static Set<String> descending(Coodie coodie, TransferTable table) {
    return coodie
        .execute(
            "SELECT column_name, clustering_order FROM system_schema.columns"
                + " WHERE keyspace_name = ? AND table_name = ?",
            table.keyspace(),
            table.name())
        .stream()
        .filter(row -> "desc".equals(row.get("clustering_order", ValueType.TEXT)))
        .map(row -> Objects.requireNonNull(row.get("column_name", ValueType.TEXT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What tells the table from one of the same name that is dropped, or in another cluster. */
  static String id(Coodie coodie, TransferTable table) {
    return Waiting.on(idLater(coodie, table));
  }

  /** The same without waiting; empty if no table is there. */
  static CompletableFuture<String> idLater(Coodie coodie, TransferTable table) {
    return Retries.run(
            () ->
                coodie
                    .async()
                    .execute(
                        "SELECT id FROM system_schema.tables"
                            + " WHERE keyspace_name = ? AND table_name = ?",
                        table.keyspace(),
                        table.name()))
        .thenApply(
            rows -> rows.isEmpty() ? "" : String.valueOf(rows.get(0).get("id", ValueType.UUID)));
  }

  /** Whether both are connected to the same cluster: to one that has a node of the other. */
  static boolean areSameCluster(Coodie a, Coodie b) {
    if (a == b) {
      return true;
    }
    Set<UUID> nodes = nodes(a);
    nodes.retainAll(nodes(b));
    return !nodes.isEmpty();
  }

  private static Set<UUID> nodes(Coodie coodie) {
    Set<UUID> nodes = new HashSet<>();
    for (String system : List.of("system.local", "system.peers")) {
      for (Row row : coodie.execute("SELECT host_id FROM " + system)) {
        UUID node = row.get("host_id", ValueType.UUID);
        if (node != null) {
          nodes.add(node);
        }
      }
    }
    return nodes;
  }
}
