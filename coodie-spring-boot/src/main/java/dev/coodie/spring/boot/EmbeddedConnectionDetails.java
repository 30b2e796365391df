package dev.coodie.spring.boot;

import dev.coodie.embedded.EmbeddedCassandra;
import java.util.List;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;

/**
 * How to connect to an embedded Cassandra. As a bean, Boot connects to it whatever {@code
 * spring.cassandra.*} says.
 */
public final class EmbeddedConnectionDetails implements CassandraConnectionDetails, AutoCloseable {
  private final EmbeddedCassandra node;

  /** Of a node that this closes at the end. */
  public EmbeddedConnectionDetails(EmbeddedCassandra node) {
    this.node = node;
  }

  /** The node. */
  public EmbeddedCassandra node() {
    return node;
  }

  @Override
  public List<Node> getContactPoints() {
    return node.contactPoints().stream()
        .map(point -> new Node(point.getHostString(), point.getPort()))
        .toList();
  }

  @Override
  public String getLocalDatacenter() {
    return node.localDatacenter();
  }

  @Override
  public void close() {
    node.close();
  }
}
