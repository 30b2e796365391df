package dev.coodie.transfer;

import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides a table into ranges that are compared one at a time. */
final class RangePlan {
  private static final int LEAST = 64;
  private static final int MOST = 8_192;
  private static final double BYTES_EACH = 16 << 20;

  private RangePlan() {}

  /**
   * Ranges of about the same size, at most some 16 MB each as far as the server knows; in the order
   * of the ring. Waits for the server.
   *
   * @param left those that are left of an earlier run; null if there was none
   * @throws InvalidQueryException if the part is of another table
   * @throws dev.coodie.error.ConfigurationException if a partitioner is not Murmur3
   */
  static List<TokenRange> of(
      ComparedTables tables, @Nullable ScanPart part, @Nullable List<TokenRange> left) {
    ComparedTable table = tables.a();
    List<ScanPart> whole = split(table, 1);
    scan(tables.b()).check();
    if (part != null && !part.isOfSameTableAs(whole.get(0))) {
      throw new InvalidQueryException(
          "coodie-577",
          "The part belongs to another table than "
              + table.table()
              + ". Give one that was made by splitting table A.");
    }
    double ranges = Math.ceil(whole.get(0).estimatedBytes() / BYTES_EACH);
    List<TokenRange> all = new ArrayList<>();
    for (ScanPart each : split(table, (int) Math.min(MOST, Math.max(LEAST, ranges)))) {
      all.addAll(each.ranges());
    }
    List<TokenRange> wanted =
        left != null ? left : part != null ? part.ranges() : List.of(TokenRange.RING);
    return all.stream()
        .flatMap(range -> wanted.stream().flatMap(other -> common(range, other).stream()))
        .sorted(Comparator.comparingLong(TokenRange::after))
        .toList();
  }

  private static List<ScanPart> split(ComparedTable table, int parts) {
    return scan(table).split(parts);
  }

  private static Scan<Row> scan(ComparedTable table) {
    return table.coodie().scan(table.table().keyspace(), table.table().name());
  }

  private static List<TokenRange> common(TokenRange a, TokenRange b) {
    long after = Math.max(a.after(), b.after());
    long upTo = Math.min(a.upTo(), b.upTo());
    return after < upTo ? List.of(new TokenRange(after, upTo)) : List.of();
  }

  /** Those beside one another as one. */
  static List<TokenRange> joined(Iterable<TokenRange> inOrder) {
    List<TokenRange> joined = new ArrayList<>();
    for (TokenRange range : inOrder) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).upTo() == range.after()) {
        joined.set(last, new TokenRange(joined.get(last).after(), range.upTo()));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }
}
