package dev.coodie.it.transaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the tables have, by the rules of CQL alone. */
final class ModelTables {
  final Map<Integer, TreeMap<Integer, ModelRow>> slots = new HashMap<>();
  final Map<Integer, String> notes = new HashMap<>();
  final Map<Integer, ModelRow> tallies = new HashMap<>();

  ModelTables copy() {
    ModelTables copy = new ModelTables();
    slots.forEach(
        (part, rows) -> {
          TreeMap<Integer, ModelRow> copies = new TreeMap<>();
          rows.forEach((pos, row) -> copies.put(pos, row.copy()));
          copy.slots.put(part, copies);
        });
    copy.notes.putAll(notes);
    tallies.forEach((id, row) -> copy.tallies.put(id, row.copy()));
    return copy;
  }

  ModelRow slot(int part, int pos) {
    return slots
        .computeIfAbsent(part, p -> new TreeMap<>())
        .computeIfAbsent(pos, p -> new ModelRow());
  }

  ModelRow tally(int id) {
    return tallies.computeIfAbsent(id, i -> new ModelRow());
  }

  void note(int part, @Nullable String value) {
    if (value == null) {
      notes.remove(part);
    } else {
      notes.put(part, value);
    }
  }

  List<Slot> documents(int part) {
    List<Slot> found = new ArrayList<>();
    slots
        .getOrDefault(part, new TreeMap<>())
        .keySet()
        .forEach(pos -> document(part, pos).ifPresent(found::add));
    return found;
  }

  Optional<Slot> first(int part) {
    return documents(part).stream().findFirst();
  }

  @SuppressWarnings("unchecked") // the one column of sets
  Optional<Slot> document(int part, int pos) {
    ModelRow row = slot(part, pos);
    Map<String, Object> cells = row.cells;
    return row.exists()
        ? Optional.of(
            new Slot(
                part,
                pos,
                notes.get(part),
                (Long) cells.get("big"),
                (Integer) cells.get("small"),
                (BigDecimal) cells.get("exact"),
                (Double) cells.get("real"),
                (String) cells.get("text"),
                (Boolean) cells.get("flag"),
                (Instant) cells.get("at"),
                (Set<String>) cells.get("tags")))
        : Optional.empty();
  }

  Optional<Tally> tallyDocument(int id) {
    ModelRow row = tally(id);
    return row.exists()
        ? Optional.of(new Tally(id, (Long) row.cells.get("total"), (String) row.cells.get("text")))
        : Optional.empty();
  }
}
