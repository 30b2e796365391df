package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.TokenRange;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The ranges of the ring, with their replicas, and with what the nodes estimate of a table. */
final class OwnedRanges {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String ESTIMATES =
      "SELECT range_start, range_end, mean_partition_size, partitions_count"
          + " FROM system.size_estimates WHERE keyspace_name = ? AND table_name = ?";

  private final CqlSession session;
  private final String keyspace;
  private final String table;

  OwnedRanges(CqlSession session, String keyspace, String table) {
    this.session = session;
    this.keyspace = keyspace;
    this.table = table;
  }

  /** What a node estimates of one of its primary ranges, which no other node tells of. */
  private record Estimate(TokenRange range, double bytes) {
    /** What of it is in that range, as if it were spread evenly. */
    double in(TokenRange other) {
      long after = Math.max(range.after(), other.after());
      long upTo = Math.min(range.upTo(), other.upTo());
      return after < upTo ? bytes * new TokenRange(after, upTo).share() / range.share() : 0;
    }
  }

  /** Of the ring as it is; one range without replicas if the driver keeps no token map. */
  CompletionStage<List<OwnedRange>> all() {
    return TokenRanges.of(session)
        .thenCombine(
            estimates(),
            (ranges, estimates) -> ranges.stream().map(range -> owned(range, estimates)).toList());
  }

  private OwnedRange owned(TokenRange range, List<Estimate> estimates) {
    double bytes = estimates.stream().mapToDouble(estimate -> estimate.in(range)).sum();
    return new OwnedRange(range, replicas(range), bytes);
  }

  private List<String> replicas(TokenRange range) {
    Optional<TokenMap> map = session.getMetadata().getTokenMap();
    if (map.isEmpty()) {
      return List.of();
    }
    return map
        .get()
        .getReplicas(
            CqlIdentifier.fromInternal(keyspace), map.get().parse(Long.toString(range.upTo())))
        .stream()
        .map(OwnedRanges::host)
        .filter(Objects::nonNull)
        .toList();
  }

  private static String host(Node node) {
    return node.getEndPoint().resolve() instanceof InetSocketAddress address
        ? address.getHostString()
        : node.getEndPoint().toString();
  }

  /** Those of all nodes; none at all if one does not answer, since then they would mislead. */
  private CompletionStage<List<Estimate>> estimates() {
    CompletionStage<List<Estimate>> all = CompletableFuture.completedFuture(new ArrayList<>());
    for (Node node : session.getMetadata().getNodes().values()) {
      if (node.getDistance() != NodeDistance.IGNORED) {
        all = all.thenCombine(estimates(node), OwnedRanges::both);
      }
    }
    return all.exceptionally(error -> List.of());
  }

  private static List<Estimate> both(List<Estimate> some, List<Estimate> others) {
    List<Estimate> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  private CompletionStage<List<Estimate>> estimates(Node node) {
    SimpleStatement statement =
        SimpleStatement.newInstance(ESTIMATES, keyspace, table)
            .setNode(node)
            .setPageSize(100_000)
            .setConsistencyLevel(DefaultConsistencyLevel.ONE)
            .setIdempotent(true)
            .setTimeout(TIMEOUT);
    return session.executeAsync(statement).thenApply(OwnedRanges::read);
  }

  private static List<Estimate> read(AsyncResultSet rows) {
    List<Estimate> estimates = new ArrayList<>();
    for (Row row : rows.currentPage()) {
      double bytes = (double) row.getLong("mean_partition_size") * row.getLong("partitions_count");
      List<TokenRange> ranges =
          TokenRanges.of(
              Long.parseLong(Objects.requireNonNull(row.getString("range_start"))),
              Long.parseLong(Objects.requireNonNull(row.getString("range_end"))));
      double share = ranges.stream().mapToDouble(TokenRange::share).sum();
      ranges.forEach(range -> estimates.add(new Estimate(range, bytes * range.share() / share)));
    }
    return estimates;
  }
}
