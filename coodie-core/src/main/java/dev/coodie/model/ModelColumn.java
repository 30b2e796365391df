package dev.coodie.model;

import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.Column;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;

/**
 * A column in its place.
 *
 * @param column its name and type
 * @param kind its part in the table
 * @param order the stored order of a clustering column, ASC for others
 */
public record ModelColumn(Column<?, ?> column, ColumnKind kind, ClusteringOrder order) {
  /** The name as the server has it, unquoted. */
  public String name() {
    return column.name();
  }

  /** Whether it is part of the primary key. */
  public boolean isKey() {
    return kind == ColumnKind.PARTITION_KEY || kind == ColumnKind.CLUSTERING;
  }

  ColumnDefinition definition() {
    return new ColumnDefinition(name(), column.type().cql(), kind, order);
  }
}
