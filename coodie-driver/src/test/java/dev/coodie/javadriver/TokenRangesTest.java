package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3Token;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3TokenRange;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.ConfigurationException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenRangesTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  private final Map<Node, Set<Murmur3TokenRange>> owned = new LinkedHashMap<>();

  private void node(long... bounds) {
    Murmur3TokenRange[] ranges = new Murmur3TokenRange[bounds.length / 2];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] =
          new Murmur3TokenRange(
              new Murmur3Token(bounds[2 * i]), new Murmur3Token(bounds[2 * i + 1]));
    }
    owned.put(Stubs.of(Node.class), Arrays.stream(ranges).collect(Collectors.toSet()));
  }

  private TokenMap map(String partitioner) {
    return Stubs.of(
        TokenMap.class,
        Map.of(
            "getPartitionerName",
            a -> partitioner,
            "getTokenRanges",
            a -> owned.get(a[0]),
            "format",
            a -> Long.toString(((Murmur3Token) a[0]).getValue())));
  }

  private List<TokenRange> ranges() {
    return TokenRanges.of(map("Murmur3Partitioner"), owned.keySet());
  }

  @Test
  void a_range_over_the_end_of_the_ring_is_two() {
    node(-5, 10);
    node(10, -5);

    assertThat(ranges())
        .containsExactlyInAnyOrder(
            new TokenRange(-5, 10), new TokenRange(10, MAX), new TokenRange(MIN, -5));
  }

  @Test
  void the_smallest_token_at_the_end_stands_for_the_end_of_the_ring() {
    node(MIN, 7);
    node(7, MIN);

    assertThat(ranges()).containsExactly(new TokenRange(MIN, 7), new TokenRange(7, MAX));
  }

  @Test
  void the_ring_of_one_token_is_one_range() {
    node(MIN, MIN);

    assertThat(ranges()).containsExactly(TokenRange.RING);
  }

  @Test
  void between_the_largest_and_the_smallest_token_is_nothing() {
    node(MAX, MIN);
    node(MIN, MAX);

    assertThat(ranges()).containsExactly(TokenRange.RING);
  }

  @Test
  void neighbours_belong_to_different_nodes() {
    node(MIN, 0, 30, 40, 60, MIN);
    node(0, 10);
    node(10, 30, 40, 60);

    assertThat(ranges())
        .containsExactly(
            new TokenRange(MIN, 0),
            new TokenRange(0, 10),
            new TokenRange(10, 30),
            new TokenRange(30, 40),
            new TokenRange(40, 60),
            new TokenRange(60, MAX));
  }

  @Test
  void another_partitioner_is_refused_with_and_without_a_map() {
    String random = "org.apache.cassandra.dht.RandomPartitioner";

    for (CqlSession session : List.of(session(map(random), random), session(null, random))) {
      assertThatThrownBy(() -> JavaDriver.of(session).tokenRanges().toCompletableFuture().join())
          .hasCauseInstanceOf(ConfigurationException.class)
          .hasMessageContaining("RandomPartitioner")
          .hasMessageEndingWith("[coodie-537]");
    }
  }

  @Test
  void without_a_map_the_ring_is_one_range() {
    CqlSession session = session(null, "org.apache.cassandra.dht.Murmur3Partitioner");

    assertThat(JavaDriver.of(session).tokenRanges()).isCompletedWithValue(List.of(TokenRange.RING));
  }

  private static CqlSession session(@Nullable TokenMap map, String partitioner) {
    Metadata metadata =
        Stubs.of(
            Metadata.class,
            Map.of("getTokenMap", a -> Optional.ofNullable(map), "getNodes", a -> Map.of()));
    Row row = Stubs.of(Row.class, Map.of("getString", a -> partitioner));
    AsyncResultSet rows = Stubs.of(AsyncResultSet.class, Map.of("one", a -> row));
    return Stubs.of(
        CqlSession.class,
        Map.of(
            "getMetadata",
            a -> metadata,
            "executeAsync",
            a -> CompletableFuture.completedFuture(rows),
            "isClosed",
            a -> false,
            "getKeyspace",
            a -> Optional.empty(),
            "getContext",
            a -> context()));
  }

  private static DriverContext context() {
    return Stubs.of(DriverContext.class, Map.of("getProtocolVersion", a -> ProtocolVersion.V5));
  }
}
