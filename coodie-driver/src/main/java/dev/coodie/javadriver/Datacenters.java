package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The datacenters of a cluster. */
final class Datacenters {
  private Datacenters() {}

  /**
   * The driver opens a session whose local datacenter does not exist, and then has no node for any
   * statement.
   *
   * @throws dev.coodie.error.ConfigurationException if no node is known to be in {@code local}
   */
  static void check(CqlSession session, String local) {
    Set<String> existing =
        session.getMetadata().getNodes().values().stream()
            .map(Node::getDatacenter)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!existing.isEmpty() && !existing.contains(local)) {
      throw ConnectErrors.wrongDatacenter(local, existing);
    }
  }
}
