package dev.coodie;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record Event(
    String service,
    LocalDate dayBucket,
    Instant eventTime,
    int seq,
    @Nullable String owner,
    @Nullable String kind,
    int level,
    Set<String> tags,
    List<String> notes,
    Map<String, Integer> counts,
    List<Integer> path) {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  static final Instant TIME = Instant.parse("2026-11-22T10:15:30Z");

  static Event numbered(int seq) {
    return new Event(
        "pay",
        DAY,
        TIME,
        seq,
        "ann",
        "started",
        3,
        Set.of("a"),
        List.of("n"),
        Map.of("x", 1),
        List.of(1, 2));
  }

  /** Nothing but a key. */
  static Event bare() {
    return new Event("pay", DAY, TIME, 0, null, null, 0, Set.of(), List.of(), Map.of(), List.of());
  }
}
