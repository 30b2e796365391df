package dev.coodie.it.scan;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;

/** A row of a few large partitions and many small ones. */
@Document
record Tick(@PartitionKey int series, @ClusteringKey int number, String text) {
  static Tick of(int series, int number) {
    return new Tick(series, number, "tick " + number);
  }
}
