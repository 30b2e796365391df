package dev.coodie.spring.boot;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.scylladb.ScyllaDBContainer;

/** Lets a {@code @ServiceConnection} be a ScyllaDB of Testcontainers. */
final class ScyllaDbContainerConnectionDetailsFactory
    extends ContainerConnectionDetailsFactory<ScyllaDBContainer, CassandraConnectionDetails> {
  @Override
  protected CassandraConnectionDetails getContainerConnectionDetails(
      ContainerConnectionSource<ScyllaDBContainer> source) {
    return new Details(source);
  }

  private static final class Details extends ContainerConnectionDetails<ScyllaDBContainer>
      implements CassandraConnectionDetails {
    Details(ContainerConnectionSource<ScyllaDBContainer> source) {
      super(source);
    }

    @Override
    public List<Node> getContactPoints() {
      InetSocketAddress point = getContainer().getContactPoint();
      return List.of(new Node(point.getHostString(), point.getPort()));
    }

    @Override
    public @Nullable String getLocalDatacenter() {
      return ScyllaDb.DATACENTER;
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
      return super.getSslBundle();
    }
  }
}
