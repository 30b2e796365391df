package dev.coodie.schema.definition;

import dev.coodie.annotation.ClusteringOrder;

/**
 * One column of a table.
 *
 * @param name as the server has it, unquoted
 * @param type the CQL type as the server prints it
 * @param kind its part in the table
 * @param order the stored order of a clustering column, ASC for others
 * @param mask what roles without {@code UNMASK} see, as CQL: {@code DEFAULT}, or a call of a
 *     function; empty if it is not masked
 * @param check what must hold for its values, as CQL without {@code CHECK}: {@code NOT NULL AND "n"
 *     > 0}; empty if anything may be written
 */
public record ColumnDefinition(
    String name, String type, ColumnKind kind, ClusteringOrder order, String mask, String check) {
  /** One that is not masked, and has no check. */
  public ColumnDefinition(String name, String type, ColumnKind kind, ClusteringOrder order) {
    this(name, type, kind, order, "", "");
  }

  /** Whether it is part of the primary key. */
  public boolean isKey() {
    return kind == ColumnKind.PARTITION_KEY || kind == ColumnKind.CLUSTERING;
  }

  /** Whether roles without {@code UNMASK} see a mask alone. */
  public boolean isMasked() {
    return !mask.isEmpty();
  }

  /** The same with this mask; empty for none. */
  public ColumnDefinition withMask(String value) {
    return new ColumnDefinition(name, type, kind, order, value, check);
  }

  /** The same with this check; empty for none. */
  public ColumnDefinition withCheck(String value) {
    return new ColumnDefinition(name, type, kind, order, mask, value);
  }
}
