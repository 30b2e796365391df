package dev.coodie.internal.transaction;

import dev.coodie.driver.RoutingKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the writes that may change a cell of another one, without comparing each with all. */
final class Neighbours {
  private final Map<RoutingKey, List<WriteState>> all = new HashMap<>();
  private final Map<RoutingKey, List<WriteState>> wide = new HashMap<>();
  private final Map<RowAddress, List<WriteState>> rows = new HashMap<>();

  Neighbours(List<WriteState> writes) {
    writes.forEach(this::add);
  }

  void add(WriteState write) {
    RoutingKey partition = write.cells().partition();
    RowAddress row = write.cells().narrow();
    put(all, partition, write);
    if (row == null) {
      put(wide, partition, write);
    } else {
      put(rows, row, write);
    }
  }

  /** All that may meet this one, and others. */
  List<WriteState> of(WriteState write) {
    RoutingKey partition = write.cells().partition();
    RowAddress row = write.cells().narrow();
    if (row == null) {
      return all.getOrDefault(partition, List.of());
    }
    List<WriteState> found = new ArrayList<>(rows.getOrDefault(row, List.of()));
    found.addAll(wide.getOrDefault(partition, List.of()));
    return found;
  }

  private static <K> void put(Map<K, List<WriteState>> map, K key, WriteState write) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(write);
  }
}
