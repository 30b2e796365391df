package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.TokenRange;
import dev.coodie.scan.ScanCheckpoint;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where partitions are on the ring, as the server says, and what of it was acknowledged. */
final class Tokens {
  private static final BigInteger FIRST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger ALL = BigInteger.valueOf(Long.MAX_VALUE).subtract(FIRST);

  private Tokens() {}

  /** The token of each partition, by the partition key as text. */
  static Map<String, Long> of(Coodie coodie, String keyspace, String table) {
    Map<String, Long> tokens = new HashMap<>();
    coodie.stream("SELECT DISTINCT p, token(p) FROM " + CqlNames.table(keyspace, table))
        .forEach(row -> tokens.put(String.valueOf(row.get(0)), row.getLong(1)));
    return tokens;
  }

  /** One of so many ranges of the same size. */
  static TokenRange range(int index, int ranges) {
    return new TokenRange(end(index, ranges), end(index + 1, ranges));
  }

  private static long end(int count, int ranges) {
    return ALL.multiply(BigInteger.valueOf(count))
        .divide(BigInteger.valueOf(ranges))
        .add(FIRST)
        .longValueExact();
  }

  static int rangeOf(long token, int ranges) {
    int low = 0;
    int high = ranges - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (token > end(middle + 1, ranges)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The ranges, of so many, of which the scan's checkpoint in the database leaves nothing. */
  static Set<Integer> acknowledged(Coodie coodie, String keyspace, String scan, int ranges) {
    ScanStore store = new ScanStore(coodie, keyspace, scan);
    if (!store.exists()) {
      return Set.of();
    }
    return store
        .head()
        .checkpoint()
        .map(text -> without(ScanCheckpoint.parse(text).left(), ranges))
        .orElse(Set.of());
  }

  private static Set<Integer> without(List<TokenRange> left, int ranges) {
    return IntStream.range(0, ranges)
        .filter(i -> left.stream().noneMatch(part -> overlap(part, range(i, ranges))))
        .boxed()
        .collect(Collectors.toSet());
  }

  private static boolean overlap(TokenRange one, TokenRange other) {
    return one.after() < other.upTo() && other.after() < one.upTo();
  }
}
