package dev.coodie.benchmarks.memory;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** A small row, of which there are very many: {@link #PARTITION} in each partition. */
@Document
public record Small(@PartitionKey int bucket, @ClusteringKey int number, String text) {
  /** Rows in a partition. */
  public static final int PARTITION = 100;

  /** The n-th row of all, counted from 0. */
  public static Small of(int n) {
    return new Small(n / PARTITION, n % PARTITION, "The text of row " + n);
  }
}
