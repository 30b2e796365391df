package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks every node that is up for its own schema version. Nodes that the driver has no connections
 * to, since they are in another datacenter, are told of by one that it has, as that one knows them
 * from gossip. Nodes that are down are left out, whatever version they had when they went.
 */
final class SchemaAgreement {
  private static final String OWN = "SELECT schema_version FROM system.local WHERE key = 'local'";
  private static final String OTHERS = "SELECT host_id, schema_version FROM system.peers";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final CqlSession session;
  private final List<Node> asked = new ArrayList<>();
  private final Set<UUID> toldOf = new HashSet<>();

  private SchemaAgreement(CqlSession session) {
    this.session = session;
    for (Node node : session.getMetadata().getNodes().values()) {
      if (isConnected(node)) {
        asked.add(node);
      } else if (!isDown(node) && node.getHostId() != null) {
        toldOf.add(node.getHostId());
      }
    }
  }

  /** Whether they agree now; false also when one that is up gives no answer. */
  static CompletionStage<Boolean> check(CqlSession session) {
    return new SchemaAgreement(session).check();
  }

  private static boolean isConnected(Node node) {
    return node.getDistance() != NodeDistance.IGNORED && node.getOpenConnections() > 0;
  }

  /** A node that cannot be reached any more is known to be down only half a minute later. */
  private static boolean isDown(Node node) {
    return node.getState() == NodeState.DOWN
        || node.getState() == NodeState.FORCED_DOWN
        || (node.getDistance() != NodeDistance.IGNORED && node.isReconnecting());
  }

  private CompletionStage<Boolean> check() {
    Node first = asked.isEmpty() ? null : asked.get(0);
    if (first == null) {
      // Nobody can be asked, unless a connection comes up now; otherwise this says why.
      return ask(OWN, null).thenApply(answer -> false);
    }
    Set<UUID> versions = new HashSet<>();
    CompletionStage<Boolean> all = CompletableFuture.completedFuture(true);
    for (Node node : asked) {
      all = both(all, ask(OWN, node).thenApply(rows -> add(rows, versions)));
    }
    if (!toldOf.isEmpty()) {
      all = both(all, ask(OTHERS, first).thenApply(rows -> addOthers(rows, versions)));
    }
    return all.thenApply(complete -> complete && oneOf(versions))
        .exceptionallyCompose(SchemaAgreement::falseIfUnreachable);
  }

  private static CompletionStage<Boolean> both(
      CompletionStage<Boolean> left, CompletionStage<Boolean> right) {
    return left.thenCombine(right, Boolean::logicalAnd);
  }

  private static boolean oneOf(Set<UUID> versions) {
    synchronized (versions) {
      return versions.size() == 1;
    }
  }

  private static boolean add(AsyncResultSet rows, Set<UUID> versions) {
    for (Row row : rows.currentPage()) {
      UUID version = row.getUuid("schema_version");
      if (version != null) {
        synchronized (versions) {
          versions.add(version);
        }
        return true;
      }
    }
    return false;
  }

  /** One without a version was not heard of since it went down. */
  private boolean addOthers(AsyncResultSet rows, Set<UUID> versions) {
    for (Row row : rows.currentPage()) {
      UUID version = row.getUuid("schema_version");
      if (version != null && toldOf.contains(row.getUuid("host_id"))) {
        synchronized (versions) {
          versions.add(version);
        }
      }
    }
    return true;
  }

  private CompletionStage<AsyncResultSet> ask(String cql, @Nullable Node node) {
    return session.executeAsync(
        SimpleStatement.newInstance(cql)
            .setNode(node)
            .setConsistencyLevel(DefaultConsistencyLevel.ONE)
            .setIdempotent(true)
            .setTimeout(TIMEOUT));
  }

  /** It went down, or is too busy: soon it is known to be down, or answers. */
  private static CompletionStage<Boolean> falseIfUnreachable(Throwable error) {
    Throwable cause = Errors.unwrap(error);
    return cause instanceof AllNodesFailedException
            || cause instanceof ClosedConnectionException
            || cause instanceof HeartbeatException
            || cause instanceof DriverTimeoutException
        ? CompletableFuture.completedFuture(false)
        : CompletableFuture.failedFuture(error);
  }
}
