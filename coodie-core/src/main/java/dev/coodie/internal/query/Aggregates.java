package dev.coodie.internal.query;

import dev.coodie.column.Selected;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Cql;
import java.util.List;

/** Queries for one value over all matching rows. */
final class Aggregates {
  private Aggregates() {}

  /** Counts all matching rows, which a limit would not change. */
  static CqlStatement count(QueryState<?> query) {
    String counted =
        RowlessPartitions.mayCome(query)
            ? Cql.names(List.of(RowlessPartitions.rowColumn(query.table().model()).name()))
            : "*";
    return over(query, "count()", "count(" + counted + ")");
  }

  static CqlStatement of(QueryState<?> query, Selected<?, ?> function) {
    return over(query, function.function() + "()", List.of(function));
  }

  private static CqlStatement over(QueryState<?> query, String called, Object selected) {
    if (query.limit() != QueryState.NONE || query.perPartitionLimit() != QueryState.NONE) {
      throw new InvalidQueryException(
          "coodie-227",
          called
              + " is over all matching rows, and CQL ignores a limit there. Remove limit() and"
              + " perPartitionLimit(), or work on the rows that all() returns.");
    }
    if (query.isDistinct() || !query.groups().isEmpty()) {
      throw new InvalidQueryException(
          "coodie-236",
          called
              + " gives one value, but distinct() or groupBy() gives many rows. Remove them, or ask"
              + " for rows(.., "
              + called
              + ").");
    }
    return query.unordered().statement("", selected, QueryState.NONE);
  }
}
