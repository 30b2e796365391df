package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3Token;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3TokenRange;
import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.TokenRange;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OwnedRangesTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;
  private static final long QUARTER = 1L << 62;

  private final Map<UUID, Node> nodes = new LinkedHashMap<>();
  private final Map<Node, Murmur3TokenRange> owned = new LinkedHashMap<>();
  private final Map<Node, CompletionStage<AsyncResultSet>> estimates = new LinkedHashMap<>();

  private Node node(String host, long after, long upTo) {
    EndPoint endPoint =
        Stubs.of(
            EndPoint.class, Map.of("resolve", a -> InetSocketAddress.createUnresolved(host, 9042)));
    Node node =
        Stubs.of(
            Node.class,
            Map.of("getEndPoint", a -> endPoint, "getDistance", a -> NodeDistance.LOCAL));
    nodes.put(UUID.randomUUID(), node);
    owned.put(node, new Murmur3TokenRange(new Murmur3Token(after), new Murmur3Token(upTo)));
    return node;
  }

  private static Row estimate(long start, long end, long mean, long count) {
    return Stubs.of(
        Row.class,
        Map.of(
            "getString",
            a -> Long.toString(a[0].equals("range_start") ? start : end),
            "getLong",
            a -> a[0].equals("mean_partition_size") ? mean : count));
  }

  private void tells(Node node, Row... rows) {
    AsyncResultSet page = Stubs.of(AsyncResultSet.class, Map.of("currentPage", a -> List.of(rows)));
    estimates.put(node, CompletableFuture.completedFuture(page));
  }

  private List<OwnedRange> ranges() {
    TokenMap map =
        Stubs.of(
            TokenMap.class,
            Map.of(
                "getPartitionerName",
                a -> "Murmur3Partitioner",
                "getTokenRanges",
                a -> Set.of(owned.get(a[0])),
                "format",
                a -> Long.toString(((Murmur3Token) a[0]).getValue()),
                "parse",
                a -> new Murmur3Token(Long.parseLong((String) a[0])),
                "getReplicas",
                a -> Set.copyOf(nodes.values())));
    Metadata metadata =
        Stubs.of(
            Metadata.class, Map.of("getTokenMap", a -> Optional.of(map), "getNodes", a -> nodes));
    CqlSession session =
        Stubs.of(
            CqlSession.class,
            Map.of(
                "getMetadata",
                a -> metadata,
                "executeAsync",
                a -> estimates.get(((SimpleStatement) a[0]).getNode())));
    return new OwnedRanges(session, "shop", "orders").all().toCompletableFuture().join();
  }

  @Test
  void each_range_has_its_hosts_and_what_its_node_estimates_there() {
    tells(node("10.0.0.1", MIN, 0), estimate(MIN, -QUARTER, 100, 7), estimate(-QUARTER, 0, 10, 3));
    tells(node("10.0.0.2", 0, MIN), estimate(0, MIN, 1_000, 5));

    List<OwnedRange> ranges = ranges();

    assertThat(ranges)
        .extracting(OwnedRange::range)
        .containsExactlyInAnyOrder(new TokenRange(MIN, 0), new TokenRange(0, MAX));
    for (OwnedRange range : ranges) {
      assertThat(range.replicas()).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
      assertThat(range.bytes()).isEqualTo(range.range().upTo() == 0 ? 730 : 5_000);
    }
  }

  @Test
  void an_estimate_over_the_end_of_the_ring_is_shared_by_size() {
    tells(node("10.0.0.1", -QUARTER, QUARTER));
    tells(node("10.0.0.2", QUARTER, -QUARTER), estimate(QUARTER, -QUARTER, 10, 100));

    assertThat(ranges())
        .allSatisfy(
            range ->
                assertThat(range.bytes()).isEqualTo(range.range().after() == -QUARTER ? 0 : 500));
  }

  @Test
  void without_the_answer_of_one_node_there_are_no_estimates() {
    tells(node("10.0.0.1", MIN, 0), estimate(MIN, 0, 100, 7));
    estimates.put(
        node("10.0.0.2", 0, MIN),
        CompletableFuture.failedFuture(new DriverTimeoutException("slow")));

    assertThat(ranges()).hasSize(2).allSatisfy(range -> assertThat(range.bytes()).isZero());
  }
}
