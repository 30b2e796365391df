package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.transfer.CellWrite.Kind;
import dev.coodie.transfer.RowRepair.Fate;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is written for one column of a difference: a value as a whole, a list as a whole, or of
 * other collections and user-defined types that are not frozen those parts that differ.
 */
final class CellRepair {
  private record When(long time, @Nullable Integer ttl) {}

  private final RepairPlan plan;
  private final RepairPlan.Pair pair;
  private final boolean times;
  private final long readAt;
  private final List<CellWrite> writes;
  private final Set<Fate> fates = EnumSet.noneOf(Fate.class);

  CellRepair(
      RepairPlan plan,
      RowDifference difference,
      RowDifference.Cell cell,
      long readAt,
      List<CellWrite> writes) {
    this.plan = plan;
    this.pair = plan.pair(difference, cell.index());
    this.times = cell.onlyTimes();
    this.readAt = readAt;
    this.writes = writes;
  }

  /** Adds what is written, and tells what becomes of the cells. */
  Set<Fate> run() {
    if (pair.column().hasSeveralCells() && !pair.column().isListOfCells()) {
      parts();
    } else {
      whole();
    }
    return fates;
  }

  private void whole() {
    Long there = pair.targetTimes().newest();
    if (pair.source() == null) {
      fates.addAll(plan.extra());
      if (plan.delete()) {
        long time = there == null ? readAt : there;
        writes.add(new CellWrite(Kind.DELETE_CELL, pair.column(), null, time, null));
      }
      return;
    }
    Long time = plan.time(pair.sourceTimes().newest(), there, pair.target() != null, readAt);
    if (time == null) {
      fates.add(Fate.NEWER);
      return;
    }
    fates.add(Fate.WRITE);
    Kind kind = pair.column().isListOfCells() ? Kind.LIST : Kind.VALUE;
    Integer ttl = pair.sourceTimes().lastTtl();
    writes.add(new CellWrite(kind, pair.column(), pair.source(), time, ttl));
  }

  private void parts() {
    ElementParts source = ElementParts.of(pair.column().type(), pair.source());
    ElementParts target = ElementParts.of(pair.column().type(), pair.target());
    Map<When, List<Integer>> put = new LinkedHashMap<>();
    source
        .places()
        .forEach((key, place) -> put(source, place, target, target.places().get(key), put));
    put.forEach(
        (when, places) ->
            writes.add(
                new CellWrite(
                    Kind.PUT, pair.column(), source.value(places), when.time(), when.ttl())));
    Map<Long, List<Integer>> cut = new TreeMap<>();
    target
        .places()
        .forEach(
            (key, place) -> {
              if (!source.places().containsKey(key)) {
                fates.addAll(plan.extra());
                Long there = pair.targetTimes().writeTime(place);
                cut.computeIfAbsent(there == null ? readAt : there, t -> new ArrayList<>())
                    .add(place);
              }
            });
    if (plan.delete()) {
      cut.forEach(
          (time, places) ->
              writes.add(new CellWrite(Kind.CUT, pair.column(), target.keys(places), time, null)));
    }
  }

  private void put(
      ElementParts source,
      int place,
      ElementParts target,
      @Nullable Integer there,
      Map<When, List<Integer>> put) {
    if (there != null && source.isSameAt(place, target, there)) {
      boolean alike =
          !times || CellComparison.sameTimes(pair.sourceTimes(), pair.targetTimes(), place);
      if (alike) {
        return;
      }
    }
    Long time =
        plan.time(
            pair.sourceTimes().writeTime(place),
            there == null ? null : pair.targetTimes().writeTime(there),
            there != null,
            readAt);
    if (time == null) {
      fates.add(Fate.NEWER);
      return;
    }
    fates.add(Fate.WRITE);
    put.computeIfAbsent(new When(time, pair.sourceTimes().ttl(place)), w -> new ArrayList<>())
        .add(place);
  }

  /** The parts of a set, map or user-defined type, by what tells them apart. */
  record ElementParts(
      ValueType<?> type, List<@Nullable ByteBuffer> parts, Map<ByteBuffer, Integer> places) {
    static ElementParts of(ValueType<?> type, @Nullable ByteBuffer cell) {
      List<@Nullable ByteBuffer> parts = cell == null ? List.of() : Parts.split(type, cell);
      Map<ByteBuffer, Integer> places = new LinkedHashMap<>();
      int each = each(type);
      for (int i = 0; i < parts.size() / each; i++) {
        ByteBuffer part = parts.get(i * each);
        if (Shape.of(type) != Shape.UDT) {
          places.put(type.arguments().get(0).keyOf(Objects.requireNonNull(part)), i);
        } else if (part != null) {
          places.put(ValueType.INT.encode(i), i);
        }
      }
      return new ElementParts(type, parts, places);
    }

    private static int each(ValueType<?> type) {
      return Shape.of(type) == Shape.MAP ? 2 : 1;
    }

    /**
     * Whether the element, entry or field at {@code place} is that of the other at {@code there}:
     * 1.0 and 1.00 are one element of a set, which is spelled in two ways.
     */
    boolean isSameAt(int place, ElementParts other, int there) {
      return switch (Shape.of(type)) {
        case MAP ->
            isSame(2 * place, other, 2 * there) && isSame(2 * place + 1, other, 2 * there + 1);
        default -> isSame(place, other, there);
      };
    }

    private boolean isSame(int part, ElementParts other, int there) {
      return SameCells.are(Parts.type(type, part), parts.get(part), other.parts().get(there));
    }

    /** A value of these parts alone. */
    ByteBuffer value(List<Integer> chosen) {
      List<@Nullable ByteBuffer> some = new ArrayList<>();
      if (Shape.of(type) == Shape.UDT) {
        for (int i = 0; i < parts.size(); i++) {
          some.add(chosen.contains(i) ? parts.get(i) : null);
        }
      } else {
        int each = each(type);
        chosen.forEach(i -> some.addAll(parts.subList(i * each, (i + 1) * each)));
      }
      return Parts.join(type, some);
    }

    /** What names these parts, to be taken out: elements, keys; of fields those that are. */
    ByteBuffer keys(List<Integer> chosen) {
      if (Shape.of(type) != Shape.MAP) {
        return value(chosen);
      }
      List<@Nullable ByteBuffer> keys = new ArrayList<>();
      chosen.forEach(i -> keys.add(parts.get(2 * i)));
      return Parts.join(ValueType.set(type.arguments().get(0)), keys);
    }
  }
}
