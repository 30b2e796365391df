package dev.coodie.driver;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One partition of one table. {@code toString} shows the table alone, since keys can be personal
 * data.
 *
 * @param table the table's full name as CQL
 * @param values the encoded partition key, in key order
 */
public record PartitionKey(String table, List<ByteBuffer> values) {
  /** Copies the list. */
  public PartitionKey {
    values = List.copyOf(values);
  }

  @Override
  public String toString() {
    return "a partition of " + table;
  }
}
