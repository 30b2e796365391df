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
    WrittenCells cells = write.cells();
    put(all, cells.partition(), write);
    if (cells.isWide()) {
      put(wide, cells.partition(), write);
    } else {
      put(rows, cells.row(), write);
    }
  }

  /** All that may meet this one, and others. */
  List<WriteState> of(WriteState write) {
    WrittenCells cells = write.cells();
    if (cells.isWide()) {
      return all.getOrDefault(cells.partition(), List.of());
    }
    List<WriteState> found = new ArrayList<>(rows.getOrDefault(cells.row(), List.of()));
    found.addAll(wide.getOrDefault(cells.partition(), List.of()));
    return found;
  }

  private static <K> void put(Map<K, List<WriteState>> map, K key, WriteState write) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(write);
  }
}
