package dev.coodie.spark.internal.type;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.cql.CqlTypes;

/**
 * A column as the server has it now.
 *
 * @param name unquoted
 * @param kind as in the server's schema tables: {@code partition_key}, {@code clustering}, {@code
 *     static} or {@code regular}
 * @param position of a column of the key among its kind, from 0
 * @param descending whether a clustering column is in descending order
 * @param indexed whether the server has an index of its values
 * @param text the type as the server's schema tables have it
 */
public record TableColumn(
    String name,
    String kind,
    int position,
    boolean descending,
    boolean indexed,
    String text,
    ValueType<?> type) {
  /** Whether it is a part of the partition key. */
  public boolean isPartitionKey() {
    return kind.equals("partition_key");
  }

  /** Whether rows of a partition are ordered by it. */
  public boolean isClustering() {
    return kind.equals("clustering");
  }

  /** Whether it is in the primary key. */
  public boolean isKey() {
    return isPartitionKey() || isClustering();
  }

  /** Whether a partition has it once. */
  public boolean isStatic() {
    return kind.equals("static");
  }

  /** Whether it counts. */
  public boolean isCounter() {
    return text.equals("counter");
  }

  /** Whether each element or field is a cell of its own, with times of its own. */
  public boolean hasSeveralCells() {
    return CqlTypes.hasSeveralCells(text);
  }

  /** Whether CQL tells one write time of it. */
  public boolean isTimed() {
    return !isKey() && !isCounter() && !hasSeveralCells();
  }

  /** As CQL writes it. */
  public String quoted() {
    return CqlNames.quoted(name);
  }

  int rank() {
    return isPartitionKey() ? 0 : isClustering() ? 1 : 2;
  }
}
