package dev.coodie.schema;

import java.util.ArrayList;
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

  /**
   * The same table with the columns and indexes of both: types that share it define it together.
   */
  public TableDefinition join(TableDefinition other) {
    List<ColumnDefinition> allColumns = new ArrayList<>(columns);
    other.columns.stream().filter(c -> !has(c.name())).forEach(allColumns::add);
    List<IndexDefinition> allIndexes = new ArrayList<>(indexes);
    other.indexes.stream().filter(i -> !indexes.contains(i)).forEach(allIndexes::add);
    return new TableDefinition(
        name, allColumns, allIndexes, Math.max(defaultTtl, other.defaultTtl));
  }

  private boolean has(String column) {
    return columns.stream().anyMatch(c -> c.name().equals(column));
  }
}
