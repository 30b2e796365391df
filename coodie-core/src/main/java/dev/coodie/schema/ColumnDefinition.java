package dev.coodie.schema;

import dev.coodie.annotation.Order;

/**
 * One column of a table.
 *
 * @param name as the server has it, unquoted
 * @param type the CQL type as the server prints it
 * @param kind its part in the table
 * @param order the stored order of a clustering column, ASC for others
 */
public record ColumnDefinition(String name, String type, ColumnKind kind, Order order) {
  /** Whether it is part of the primary key. */
  public boolean isKey() {
    return kind == ColumnKind.PARTITION_KEY || kind == ColumnKind.CLUSTERING;
  }
}
