package dev.coodie.studio;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this run of the studio has read so far: its slowest queries, and how large partitions were.
 * Bounded, in memory alone. Thread-safe.
 */
final class StudioSession {
  /** The slowest queries that are kept. */
  static final int MOST = 50;

  /** Letters of a query that are kept. */
  private static final int LONGEST = 10_000;

  /** A query that ran, at its slowest. */
  private record Ran(
      String cql,
      @Nullable TableQuery rows,
      long millis,
      Map<String, Object> cost,
      Instant at,
      int times) {
    Ran again() {
      return new Ran(cql, rows, millis, cost, at, times + 1);
    }

    Map<String, @Nullable Object> json() {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("cql", cql);
      json.put("rows", rows);
      json.put("cost", cost);
      json.put("at", at.toString());
      json.put("times", times);
      return json;
    }
  }

  private final Clock clock = Clock.systemUTC();
  private final SeenPartitions partitions = new SeenPartitions();
  private final Map<String, Ran> slowest = new LinkedHashMap<>();

  SeenPartitions partitions() {
    return partitions;
  }

  /**
   * @param rows how the page asked for it, null for a statement of the editor
   */
  synchronized void ran(String cql, @Nullable TableQuery rows, BoundedPage page) {
    String same = rows == null ? cql : cql + "\n" + rows.conditions();
    String kept = cql.length() <= LONGEST ? cql : cql.substring(0, LONGEST) + "…";
    Ran before = slowest.get(same);
    int times = before == null ? 1 : before.times() + 1;
    Ran now = new Ran(kept, rows, page.millis(), page.cost(), clock.instant(), times);
    slowest.put(same, before != null && before.millis() > now.millis() ? before.again() : now);
    if (slowest.size() > MOST) {
      slowest.entrySet().stream()
          .min(Comparator.comparingLong(entry -> entry.getValue().millis()))
          .ifPresent(fastest -> slowest.remove(fastest.getKey()));
    }
  }

  /** The slowest first. */
  synchronized List<Map<String, @Nullable Object>> slowest() {
    List<Ran> sorted = new ArrayList<>(slowest.values());
    sorted.sort(Comparator.comparingLong(Ran::millis).reversed());
    return sorted.stream().map(Ran::json).toList();
  }
}
