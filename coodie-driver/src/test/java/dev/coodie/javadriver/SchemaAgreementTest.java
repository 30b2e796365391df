package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaAgreementTest {
  private static final UUID NEW = new UUID(0, 2);
  private static final UUID OLD = new UUID(0, 1);

  private final Map<UUID, Node> nodes = new LinkedHashMap<>();
  private final Map<Node, CompletionStage<AsyncResultSet>> own = new HashMap<>();
  private final Map<UUID, @Nullable UUID> peers = new LinkedHashMap<>();

  private Node node(NodeState state, NodeDistance distance, int connections, boolean reconnecting) {
    UUID id = UUID.randomUUID();
    Node node =
        Stubs.of(
            Node.class,
            Map.of(
                "getHostId", a -> id,
                "getState", a -> state,
                "getDistance", a -> distance,
                "getOpenConnections", a -> connections,
                "isReconnecting", a -> reconnecting));
    nodes.put(id, node);
    return node;
  }

  private void up(UUID version) {
    Node node = node(NodeState.UP, NodeDistance.LOCAL, 1, false);
    own.put(node, CompletableFuture.completedFuture(rows(row(null, version))));
  }

  private void elsewhere(NodeState state, @Nullable UUID versionHeardOf) {
    UUID id = node(state, NodeDistance.IGNORED, 0, false).getHostId();
    peers.put(id, versionHeardOf);
  }

  private static Row row(@Nullable UUID host, @Nullable UUID version) {
    return Stubs.of(Row.class, Map.of("getUuid", a -> a[0].equals("host_id") ? host : version));
  }

  private static AsyncResultSet rows(Row... rows) {
    return Stubs.of(AsyncResultSet.class, Map.of("currentPage", a -> List.of(rows)));
  }

  private CompletionStage<AsyncResultSet> answer(SimpleStatement statement) {
    if (statement.getQuery().contains("system.peers")) {
      Row[] rows =
          peers.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toArray(Row[]::new);
      return CompletableFuture.completedFuture(rows(rows));
    }
    return statement.getNode() == null
        ? CompletableFuture.failedFuture(new NoNodeAvailableException())
        : own.get(statement.getNode());
  }

  private CompletableFuture<Boolean> check() {
    Metadata metadata = Stubs.of(Metadata.class, Map.of("getNodes", a -> nodes));
    CqlSession session =
        Stubs.of(
            CqlSession.class,
            Map.of(
                "getMetadata", a -> metadata, "executeAsync", a -> answer((SimpleStatement) a[0])));
    return SchemaAgreement.check(session).toCompletableFuture();
  }

  @Test
  void every_connected_node_is_asked_for_its_own_version() {
    up(NEW);
    up(NEW);
    assertThat(check().join()).isTrue();

    up(OLD);
    assertThat(check().join()).isFalse();
  }

  @Test
  void a_node_that_is_down_does_not_count() {
    up(NEW);
    peers.put(node(NodeState.DOWN, NodeDistance.LOCAL, 0, true).getHostId(), OLD);
    peers.put(node(NodeState.FORCED_DOWN, NodeDistance.LOCAL, 0, false).getHostId(), OLD);
    elsewhere(NodeState.DOWN, OLD);

    assertThat(check().join()).isTrue();
  }

  @Test
  void a_node_that_was_just_lost_does_not_count() {
    up(NEW);
    peers.put(node(NodeState.UP, NodeDistance.LOCAL, 0, true).getHostId(), OLD);

    assertThat(check().join()).isTrue();
  }

  @Test
  void a_node_elsewhere_counts_by_what_is_heard_of_it() {
    up(NEW);
    elsewhere(NodeState.UP, NEW);
    elsewhere(NodeState.UNKNOWN, NEW);
    elsewhere(NodeState.UNKNOWN, null);
    assertThat(check().join()).isTrue();

    elsewhere(NodeState.UP, OLD);
    assertThat(check().join()).isFalse();
  }

  @Test
  void a_connected_node_that_gives_no_answer_does_not_agree() {
    up(NEW);
    Node busy = node(NodeState.UP, NodeDistance.LOCAL, 1, false);
    own.put(busy, CompletableFuture.failedFuture(new NoNodeAvailableException()));

    assertThat(check().join()).isFalse();
  }

  @Test
  void no_connection_at_all_is_an_error() {
    peers.put(node(NodeState.UP, NodeDistance.LOCAL, 0, true).getHostId(), NEW);

    assertThatThrownBy(() -> check().join()).hasCauseInstanceOf(AllNodesFailedException.class);
  }
}
