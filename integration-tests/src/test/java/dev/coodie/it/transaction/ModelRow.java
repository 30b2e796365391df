package dev.coodie.it.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A row as CQL describes it: it exists if it was inserted, or as long as it has a cell. */
final class ModelRow {
  final Map<String, Object> cells;
  boolean inserted;

  ModelRow() {
    this(new HashMap<>(), false);
  }

  private ModelRow(Map<String, Object> cells, boolean inserted) {
    this.cells = cells;
    this.inserted = inserted;
  }

  ModelRow copy() {
    return new ModelRow(new HashMap<>(cells), inserted);
  }

  boolean exists() {
    return inserted || !cells.isEmpty();
  }

  /** Null and the empty set are no cell. */
  void set(String column, @Nullable Object value) {
    if (value == null || (value instanceof Set<?> set && set.isEmpty())) {
      cells.remove(column);
    } else {
      cells.put(column, value);
    }
  }

  @SuppressWarnings("unchecked") // the one column of sets
  Set<String> tags() {
    return new TreeSet<>((Set<String>) cells.getOrDefault("tags", Set.of()));
  }

  void clear() {
    cells.clear();
    inserted = false;
  }
}
