package dev.coodie.spark.internal.read;

import dev.coodie.scan.ScanPart;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** A part of a table as its text, to be read near its replicas. */
record PartPartition(String part, List<String> replicas) implements InputPartition {
  static PartPartition of(ScanPart part) {
    return new PartPartition(part.toString(), List.copyOf(part.replicas()));
  }

  @Override
  public String[] preferredLocations() {
    return replicas.toArray(new String[0]);
  }
}
