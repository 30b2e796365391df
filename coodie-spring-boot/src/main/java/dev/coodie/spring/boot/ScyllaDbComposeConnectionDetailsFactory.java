package dev.coodie.spring.boot;

import java.util.List;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/** Lets a service of Docker Compose with the image {@code scylladb/scylla} be the cluster. */
final class ScyllaDbComposeConnectionDetailsFactory
    extends DockerComposeConnectionDetailsFactory<CassandraConnectionDetails> {
  ScyllaDbComposeConnectionDetailsFactory() {
    super("scylladb/scylla");
  }

  @Override
  protected CassandraConnectionDetails getDockerComposeConnectionDetails(
      DockerComposeConnectionSource source) {
    return new Details(source.getRunningService());
  }

  /** Where the service is reached from this machine. */
  static final class Details extends DockerComposeConnectionDetails
      implements CassandraConnectionDetails {
    private final List<Node> contactPoints;

    Details(RunningService service) {
      super(service);
      this.contactPoints = List.of(new Node(service.host(), service.ports().get(ScyllaDb.PORT)));
    }

    @Override
    public List<Node> getContactPoints() {
      return contactPoints;
    }

    @Override
    public String getLocalDatacenter() {
      return ScyllaDb.DATACENTER;
    }
  }
}
