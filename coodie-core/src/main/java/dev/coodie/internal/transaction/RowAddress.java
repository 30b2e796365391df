package dev.coodie.internal.transaction;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.RoutingKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of one table.
 *
 * @param clustering what stands for the values of the clustering key: equal where the server takes
 *     them for the same
 */
record RowAddress(RoutingKey partition, List<ByteBuffer> clustering) {
  RowAddress {
    clustering = List.copyOf(clustering);
  }

  /** The row that a statement writes; null if it is about several of its partition, or all. */
  static @Nullable RowAddress of(CqlStatement statement, RoutingKey partition) {
    int[] places = statement.written().row();
    if (places == null) {
      return null;
    }
    List<ByteBuffer> clustering = new ArrayList<>(places.length);
    for (int place : places) {
      ByteBuffer cell = statement.cell(place);
      if (cell == null) {
        return null;
      }
      clustering.add(statement.type(place).keyOf(cell));
    }
    return new RowAddress(partition, clustering);
  }

  @Override
  public String toString() {
    return "a row of " + partition.table();
  }
}
