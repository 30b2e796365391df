package dev.coodie.spark.internal.read;

import dev.coodie.scan.ScanPart;
import java.util.ArrayList;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * A part of a table as its text, to be read near its replicas.
 *
 * @param bytes about how many are in it, 0 if that is not known
 */
record PartPartition(String part, ArrayList<String> replicas, double bytes)
    implements InputPartition {
  static PartPartition of(ScanPart part) {
    return new PartPartition(
        part.toString(), new ArrayList<>(part.replicas()), part.estimatedBytes());
  }

  @Override
  public String[] preferredLocations() {
    return replicas.toArray(new String[0]);
  }
}
