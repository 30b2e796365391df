package dev.coodie.driver;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One partition of one table. {@code toString} shows only the table, since keys can be personal
 * data.
 *
 * @param table the table's full name as CQL
 * @param values what stands for the partition key, in key order: equal where the server stores the
 *     same bytes
 */
public record RoutingKey(String table, List<ByteBuffer> values) {
  /** Copies the list. */
  public RoutingKey {
    values = List.copyOf(values);
  }

  @Override
  public String toString() {
    return "a partition of " + table;
  }
}
