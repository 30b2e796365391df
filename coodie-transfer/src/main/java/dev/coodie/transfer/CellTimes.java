package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a column's cells were written, in microseconds, and the seconds that they have left, 0 for
 * no end: of one cell, or of each element or field in order, null for fields that are not there.
 * Both lists are empty if the server does not tell.
 */
record CellTimes(List<@Nullable Long> writeTimes, List<@Nullable Integer> ttls) {
  static final CellTimes UNKNOWN = new CellTimes(List.of(), List.of());

  private static final ValueType<?> LONGS = ValueType.list(ValueType.BIGINT);
  private static final ValueType<?> INTS = ValueType.list(ValueType.INT);

  /** {@code several}: whether both cells are lists with a time for each part. */
  static CellTimes of(boolean several, @Nullable ByteBuffer writeTime, @Nullable ByteBuffer ttl) {
    List<@Nullable Long> writeTimes = new ArrayList<>();
    List<@Nullable Integer> ttls = new ArrayList<>();
    for (ByteBuffer each : parts(several, LONGS, writeTime)) {
      writeTimes.add(each == null ? null : ValueType.BIGINT.decode(each));
    }
    List<@Nullable ByteBuffer> seconds = parts(several, INTS, ttl);
    for (int i = 0; i < writeTimes.size(); i++) {
      ByteBuffer each = i < seconds.size() ? seconds.get(i) : null;
      ttls.add(each == null ? Integer.valueOf(0) : ValueType.INT.decode(each));
    }
    return new CellTimes(writeTimes, ttls);
  }

  private static List<@Nullable ByteBuffer> parts(
      boolean several, ValueType<?> list, @Nullable ByteBuffer cell) {
    if (cell == null) {
      return List.of();
    }
    return several ? Parts.split(list, cell) : List.of(cell);
  }

  /** When the latest was written; null if that is not known. */
  @Nullable Long newest() {
    return writeTimes.stream().filter(Objects::nonNull).max(Long::compare).orElse(null);
  }

  /** The seconds that the last one has left, 0 if one has no end; null if that is not known. */
  @Nullable Integer lastTtl() {
    List<Integer> known = ttls.stream().filter(Objects::nonNull).toList();
    if (known.contains(0)) {
      return 0;
    }
    return known.stream().max(Integer::compare).orElse(null);
  }

  @Nullable Long writeTime(int part) {
    return part < writeTimes.size() ? writeTimes.get(part) : null;
  }

  @Nullable Integer ttl(int part) {
    return part < ttls.size() ? ttls.get(part) : null;
  }
}
