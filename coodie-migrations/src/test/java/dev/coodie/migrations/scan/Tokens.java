package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where partitions are on the ring, as the server says. */
final class Tokens {
  private Tokens() {}

  /** The token of each partition, by the partition key as text. */
  static Map<String, Long> of(Coodie coodie, String keyspace, String table) {
    Map<String, Long> tokens = new HashMap<>();
    coodie.stream("SELECT DISTINCT p, token(p) FROM " + CqlNames.table(keyspace, table))
        .forEach(row -> tokens.put(String.valueOf(row.get(0)), row.getLong(1)));
    return tokens;
  }

  static int rangeOf(long token, int ranges) {
    List<TokenRange> all = TokenRange.split(ranges);
    return all.stream()
        .filter(range -> token > range.after() && token <= range.upTo())
        .findFirst()
        .orElseThrow()
        .index();
  }
}
