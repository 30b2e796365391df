package dev.coodie.transfer;

import dev.coodie.transfer.RowValues.Timing;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a collection, or fields of a type, that are not frozen: those that have the same
 * times are written together. The first group is the oldest, so that what it replaces hides none of
 * the others.
 */
final class PartTimes {
  /** Parts, as a value of the whole type; fields of other groups are null. */
  record Group(Timing how, ByteBuffer cell) {}

  private PartTimes() {}

  /** A list's elements are one group: one that is added alone could come twice. */
  static List<Group> groups(
      Column column, ByteBuffer cell, @Nullable List<Integer> ttl, @Nullable List<Long> writeTime) {
    List<@Nullable ByteBuffer> parts = Parts.split(column.type(), cell);
    int each = Shape.of(column.type()) == Shape.MAP ? 2 : 1;
    int count = parts.size() / each;
    check(column, count, ttl);
    check(column, count, writeTime);
    if (column.isListOfCells()) {
      return List.of(new Group(new Timing(last(ttl), null), cell));
    }
    Map<Timing, List<Integer>> byTimes = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      boolean given = Shape.of(column.type()) != Shape.UDT || parts.get(i) != null;
      if (given) {
        byTimes
            .computeIfAbsent(new Timing(at(ttl, i), at(writeTime, i)), how -> new ArrayList<>())
            .add(i);
      }
    }
    if (byTimes.size() <= 1) {
      Timing how = byTimes.isEmpty() ? Timing.NONE : byTimes.keySet().iterator().next();
      return List.of(new Group(how, cell));
    }
    return byTimes.entrySet().stream()
        .map(group -> new Group(group.getKey(), part(column, parts, each, group.getValue())))
        .sorted(
            Comparator.comparing(
                group -> group.how().writeTime(), Comparator.nullsFirst(Long::compare)))
        .toList();
  }

  private static ByteBuffer part(
      Column column, List<@Nullable ByteBuffer> parts, int each, List<Integer> chosen) {
    List<@Nullable ByteBuffer> some = new ArrayList<>();
    if (Shape.of(column.type()) == Shape.UDT) {
      for (int i = 0; i < parts.size(); i++) {
        some.add(chosen.contains(i) ? parts.get(i) : null);
      }
    } else {
      chosen.forEach(i -> some.addAll(parts.subList(i * each, (i + 1) * each)));
    }
    return Parts.join(column.type(), some);
  }

  private static void check(Column column, int count, @Nullable List<?> times) {
    if (times != null && times.size() != 1 && times.size() != count) {
      throw new BadValueException(
          "column \""
              + column.name()
              + "\": its times are a list of one, or of one for each of its "
              + count
              + " parts, not of "
              + times.size());
    }
  }

  private static <T> @Nullable T at(@Nullable List<T> times, int index) {
    return times == null || times.isEmpty() ? null : times.get(times.size() == 1 ? 0 : index);
  }

  /** No end is later than every other. */
  private static @Nullable Integer last(@Nullable List<Integer> ttl) {
    if (ttl == null || ttl.isEmpty()) {
      return null;
    }
    return ttl.contains(0) ? Integer.valueOf(0) : ttl.stream().max(Integer::compare).orElseThrow();
  }
}
