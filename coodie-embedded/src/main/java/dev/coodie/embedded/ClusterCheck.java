package dev.coodie.embedded;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether started nodes are one cluster: each sees all others with its own schema version, and
 * takes a write that all must acknowledge.
 */
final class ClusterCheck {
  private static final long POLL_MILLIS = 100;

  private final CqlSession session;
  private final int nodes;
  private String missing = "no node was asked yet";
  private @Nullable DriverException error;

  private ClusterCheck(CqlSession session, int nodes) {
    this.session = session;
    this.nodes = nodes;
  }

  static void await(Settings settings, List<NodeSpec> specs) {
    List<InetSocketAddress> contactPoints = specs.stream().map(NodeSpec::contactPoint).toList();
    try (CqlSession session =
        Sessions.builder(settings, contactPoints, EmbeddedCassandra.DATACENTER).build()) {
      new ClusterCheck(session, specs.size()).await(settings, specs.get(0));
    } catch (AllNodesFailedException e) {
      String missing = "no session could be opened";
      throw Failures.noAgreement(
          specs.size(), settings.startTimeout(), missing, e, specs.get(0).logTail());
    } catch (InterruptedException e) {
      throw Failures.interrupted(e);
    }
  }

  private void await(Settings settings, NodeSpec first) throws InterruptedException {
    List<Runnable> steps =
        List.of(this::createTable, this::writeThroughEach, this::dropKeyspace, () -> {});
    long end = System.nanoTime() + settings.startTimeout().toNanos();
    for (Runnable step : steps) {
      while (!agreedAndDone(step)) {
        if (System.nanoTime() > end) {
          throw Failures.noAgreement(
              nodes, settings.startTimeout(), missing, error, first.logTail());
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /** A step that fails is tried again: a node may have been too busy to answer. */
  private boolean agreedAndDone(Runnable step) {
    try {
      if (!agreed()) {
        return false;
      }
      step.run();
      return true;
    } catch (DriverException e) {
      error = e;
      missing = String.valueOf(e.getMessage());
      return false;
    }
  }

  private void dropKeyspace() {
    session.execute("DROP KEYSPACE IF EXISTS coodie_probe");
  }

  private void createTable() {
    session.execute(
        "CREATE KEYSPACE IF NOT EXISTS coodie_probe WITH replication ="
            + " {'class': 'SimpleStrategy', 'replication_factor': "
            + nodes
            + "}");
    session.execute("CREATE TABLE IF NOT EXISTS coodie_probe.probe (id int PRIMARY KEY)");
  }

  private void writeThroughEach() {
    int id = 0;
    for (Node node : session.getMetadata().getNodes().values()) {
      session.execute(
          SimpleStatement.newInstance("INSERT INTO coodie_probe.probe (id) VALUES (?)", id++)
              .setConsistencyLevel(DefaultConsistencyLevel.ALL)
              .setNode(node));
    }
  }

  /**
   * Asks every node itself. The driver asks only one, which may not have heard yet of a change that
   * another one has made.
   */
  private boolean agreed() {
    var known = session.getMetadata().getNodes().values();
    if (known.size() != nodes) {
      missing = "the first node knows " + known.size() + " of " + nodes + " nodes";
      return false;
    }
    return known.stream().allMatch(this::agrees);
  }

  private boolean agrees(Node node) {
    UUID own = schemaVersion(rows(node, "SELECT schema_version FROM system.local").get(0));
    List<Row> peers = rows(node, "SELECT schema_version FROM system.peers_v2");
    long same = peers.stream().filter(peer -> Objects.equals(schemaVersion(peer), own)).count();
    if (same == nodes - 1) {
      return true;
    }
    missing =
        "%s sees %d others, %d of them with its own schema"
            .formatted(node.getEndPoint(), peers.size(), same);
    return false;
  }

  private List<Row> rows(Node node, String cql) {
    return session.execute(SimpleStatement.newInstance(cql).setNode(node)).all();
  }

  private static @Nullable UUID schemaVersion(Row row) {
    return row.getUuid("schema_version");
  }
}
