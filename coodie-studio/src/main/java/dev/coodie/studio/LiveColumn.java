package dev.coodie.studio;

import dev.coodie.cql.CqlTypes;

/**
 * A column as the server has it now.
 *
 * @param kind {@code partition_key}, {@code clustering}, {@code static} or {@code regular}
 * @param position in its part of the key, -1 for others
 * @param order {@code asc} or {@code desc} for clustering columns, else {@code none}
 * @param masked whether its values are not shown
 * @param fieldsMasked whether its values have fields that are not shown
 */
record LiveColumn(
    String name,
    String type,
    String kind,
    int position,
    String order,
    boolean masked,
    boolean fieldsMasked) {
  boolean isPartitionKey() {
    return kind.equals("partition_key");
  }

  boolean isClustering() {
    return kind.equals("clustering");
  }

  boolean isKey() {
    return isPartitionKey() || isClustering();
  }

  boolean isStatic() {
    return kind.equals("static");
  }

  boolean isCounter() {
    return type.equals("counter");
  }

  boolean isCollection() {
    return CqlTypes.isOpenCollection(type);
  }

  boolean isVector() {
    return CqlTypes.isVector(type);
  }

  boolean isMap() {
    return CqlTypes.isOpenMap(type);
  }

  /** Whether each of its elements or fields is a cell of its own. */
  boolean hasSeveralCells() {
    return CqlTypes.hasSeveralCells(type);
  }

  /** Whether its values, or fields of them, are not shown. */
  boolean isHidden() {
    return masked || fieldsMasked;
  }

  /** Refuses to search or change by what may not be seen. */
  void requireVisible() {
    if (isHidden()) {
      throw Masks.refusal(name);
    }
  }

  int rank() {
    return isPartitionKey() ? 0 : isClustering() ? 1 : isStatic() ? 2 : 3;
  }
}
