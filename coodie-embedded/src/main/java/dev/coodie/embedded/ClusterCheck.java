package dev.coodie.embedded;

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

  private ClusterCheck(CqlSession session, int nodes) {
    this.session = session;
    this.nodes = nodes;
  }

  static void await(Settings settings, List<NodeSpec> specs) {
    List<InetSocketAddress> contactPoints = specs.stream().map(NodeSpec::contactPoint).toList();
    try (CqlSession session =
        Sessions.builder(settings, contactPoints, EmbeddedCassandra.DATACENTER).build()) {
      new ClusterCheck(session, specs.size()).await(settings, specs.get(0).logTail());
    } catch (InterruptedException e) {
      throw Failures.interrupted(e);
    }
  }

  private void await(Settings settings, LogTail log) throws InterruptedException {
    long end = System.nanoTime() + settings.startTimeout().toNanos();
    boolean tableExists = false;
    DriverException error = null;
    while (System.nanoTime() < end) {
      try {
        if (agreed()) {
          if (!tableExists) {
            createTable();
            tableExists = true;
          }
          writeThroughEach();
          session.execute("DROP KEYSPACE IF EXISTS coodie_probe");
          tableExists = false;
          if (agreed()) {
            return;
          }
        }
      } catch (DriverException e) {
        error = e;
        missing = String.valueOf(e.getMessage());
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw Failures.noAgreement(nodes, settings.startTimeout(), missing, error, log);
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
    boolean agrees =
        peers.size() == nodes - 1
            && peers.stream().allMatch(peer -> Objects.equals(schemaVersion(peer), own));
    if (!agrees) {
      missing = node.getEndPoint() + " sees " + peers.size() + " others, or another schema";
    }
    return agrees;
  }

  private List<Row> rows(Node node, String cql) {
    return session.execute(SimpleStatement.newInstance(cql).setNode(node)).all();
  }

  private static @Nullable UUID schemaVersion(Row row) {
    return row.getUuid("schema_version");
  }
}
