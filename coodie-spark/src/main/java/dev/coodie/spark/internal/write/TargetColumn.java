package dev.coodie.spark.internal.write;

import java.io.Serializable;

/**
 * A column of the DataFrame and of the table, which have one name.
 *
 * @param name as the server has it
 * @param kind as in the server's schema tables
 * @param ordinal its place in Spark's rows
 */
record TargetColumn(String name, String kind, int ordinal) implements Serializable {
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
}
