package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.ConfigurationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The ranges of the driver's token map as ours. */
final class TokenRanges {
  private static final String MURMUR3 = "Murmur3Partitioner";
  private static final SimpleStatement PARTITIONER =
      SimpleStatement.newInstance("SELECT partitioner FROM system.local WHERE key = 'local'")
          .setIdempotent(true);

  private TokenRanges() {}

  static CompletionStage<List<TokenRange>> of(CqlSession session) {
    Optional<TokenMap> map = session.getMetadata().getTokenMap();
    if (map.isPresent()) {
      check(map.get().getPartitionerName());
      return CompletableFuture.completedFuture(
          of(map.get(), session.getMetadata().getNodes().values()));
    }
    return session
        .executeAsync(PARTITIONER)
        .thenApply(
            rows -> {
              Row row = rows.one();
              String partitioner = row == null ? null : row.getString(0);
              check(partitioner == null ? "unknown" : partitioner);
              return List.of(TokenRange.RING);
            });
  }

  /** One of each node, then the next of each node, as long as there are any. */
  static List<TokenRange> of(TokenMap map, Iterable<Node> nodes) {
    List<Deque<TokenRange>> byNode = new ArrayList<>();
    for (Node node : nodes) {
      Deque<TokenRange> ranges = new ArrayDeque<>();
      map.getTokenRanges(node).stream().sorted().forEach(r -> ranges.addAll(of(map, r)));
      byNode.add(ranges);
    }
    List<TokenRange> dealt = new ArrayList<>();
    while (!byNode.isEmpty()) {
      byNode.removeIf(Deque::isEmpty);
      byNode.forEach(ranges -> dealt.add(ranges.remove()));
    }
    return List.copyOf(dealt);
  }

  private static List<TokenRange> of(
      TokenMap map, com.datastax.oss.driver.api.core.metadata.token.TokenRange range) {
    return of(
        Long.parseLong(map.format(range.getStart())), Long.parseLong(map.format(range.getEnd())));
  }

  /**
   * One range, or two if it goes over the end of the ring, for which the smallest token stands
   * where it is the end of a range.
   */
  static List<TokenRange> of(long after, long end) {
    List<TokenRange> parts = new ArrayList<>();
    boolean wraps = end <= after;
    if (after < (wraps ? Long.MAX_VALUE : end)) {
      parts.add(new TokenRange(after, wraps ? Long.MAX_VALUE : end));
    }
    if (wraps && end > Long.MIN_VALUE) {
      parts.add(new TokenRange(Long.MIN_VALUE, end));
    }
    return parts;
  }

  private static void check(String partitioner) {
    if (!partitioner.endsWith(MURMUR3)) {
      throw new ConfigurationException(
          "coodie-537",
          "The cluster's partitioner is "
              + partitioner
              + ", but a scan knows the tokens of "
              + MURMUR3
              + " alone. Read the table in pages instead: coodie.stream(\"SELECT ..\").");
    }
  }
}
