package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.transfer.RowRepair.Fate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a comparison counts. For one thread. */
final class Tally {
  enum Count {
    ROWS,
    ROWS_A,
    ROWS_B,
    ONLY_A,
    ONLY_B,
    DIFFERENT_ROWS,
    DIFFERENT_PARTITIONS,
    DIFFERENT_CELLS,
    WRITTEN_ROWS,
    WRITTEN_CELLS,
    DELETED_ROWS,
    DELETED_CELLS,
    NEWER_CELLS,
    EXTRA
  }

  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  long get(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  void add(Count count) {
    add(count, 1);
  }

  private void add(Count count, long more) {
    counts.merge(count, more, Long::sum);
  }

  void add(Tally other) {
    other.counts.forEach(this::add);
  }

  void add(RowDifference difference) {
    if (difference.isRowOnlyIn(Side.A)) {
      add(Count.ONLY_A);
    } else if (difference.isRowOnlyIn(Side.B)) {
      add(Count.ONLY_B);
    } else {
      add(difference.statics() ? Count.DIFFERENT_PARTITIONS : Count.DIFFERENT_ROWS);
      add(Count.DIFFERENT_CELLS, difference.cells().size());
    }
  }

  void add(RowRepair repair) {
    for (Fate fate : repair.row()) {
      switch (fate) {
        case WRITE -> add(Count.WRITTEN_ROWS);
        case DELETE -> add(Count.DELETED_ROWS);
        default -> add(Count.EXTRA);
      }
    }
    if (!repair.row().isEmpty()) {
      return;
    }
    repair.cells().forEach(cell -> cell.forEach(this::addCell));
  }

  private void addCell(Fate fate) {
    switch (fate) {
      case WRITE -> add(Count.WRITTEN_CELLS);
      case DELETE -> add(Count.DELETED_CELLS);
      case NEWER -> add(Count.NEWER_CELLS);
      case EXTRA -> add(Count.EXTRA);
    }
  }

  /** How many rows and partitions differ. */
  long differences() {
    return get(Count.ONLY_A)
        + get(Count.ONLY_B)
        + get(Count.DIFFERENT_ROWS)
        + get(Count.DIFFERENT_PARTITIONS);
  }

  Map<String, Long> toMap() {
    Map<String, Long> map = new TreeMap<>();
    for (Count count : Count.values()) {
      map.put(name(count), get(count));
    }
    return map;
  }

  static Tally of(JsonNode stored) {
    Tally tally = new Tally();
    for (Count count : Count.values()) {
      tally.add(count, stored.path(name(count)).asLong());
    }
    return tally;
  }

  private static String name(Count count) {
    return count.name().toLowerCase(Locale.ROOT);
  }
}
