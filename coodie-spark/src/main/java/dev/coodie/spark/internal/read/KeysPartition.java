package dev.coodie.spark.internal.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** Some partitions, as the conditions of their keys; {@code toString} shows no values. */
final class KeysPartition implements InputPartition {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Conditions> keys;

  KeysPartition(List<Conditions> keys) {
    this.keys = new ArrayList<>(keys);
  }

  List<Conditions> keys() {
    return keys;
  }

  @Override
  public String toString() {
    return keys.size() + " partitions";
  }
}
