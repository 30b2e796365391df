package dev.coodie.schema;

import java.util.List;

/**
 * A table.
 *
 * @param name as the server has it, unquoted
 * @param columns partition key first, then clustering columns, both in key order, then the others
 * @param indexes its secondary indexes
 * @param defaultTtl seconds after which cells expire, 0 for never
 */
public record TableDefinition(
    String name, List<ColumnDefinition> columns, List<IndexDefinition> indexes, int defaultTtl) {
  /** Copies the lists. */
  public TableDefinition {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }
}
