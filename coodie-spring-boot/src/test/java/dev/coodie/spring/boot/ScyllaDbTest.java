package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails.Node;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.core.io.support.SpringFactoriesLoader;

class ScyllaDbTest {
  @Test
  void a_service_of_compose_is_reached_at_its_published_port() {
    ScyllaDbComposeConnectionDetailsFactory.Details details =
        new ScyllaDbComposeConnectionDetailsFactory.Details(new Service());

    assertThat(details.getContactPoints()).containsExactly(new Node("127.0.0.1", 49_042));
    assertThat(details.getLocalDatacenter()).isEqualTo("datacenter1");
    assertThat(details.getUsername()).isNull();
  }

  @Test
  @SuppressWarnings("rawtypes")
  void boot_finds_both_factories() {
    List<ConnectionDetailsFactory> factories =
        SpringFactoriesLoader.forDefaultResourceLocation().load(ConnectionDetailsFactory.class);

    assertThat(factories)
        .hasAtLeastOneElementOfType(ScyllaDbComposeConnectionDetailsFactory.class)
        .hasAtLeastOneElementOfType(ScyllaDbContainerConnectionDetailsFactory.class);
  }

  private static final class Service implements RunningService {
    @Override
    public String name() {
      return "scylla";
    }

    @Override
    public ImageReference image() {
      return ImageReference.of("scylladb/scylla:6.2");
    }

    @Override
    public String host() {
      return "127.0.0.1";
    }

    @Override
    public ConnectionPorts ports() {
      return new ConnectionPorts() {
        @Override
        public int get(int containerPort) {
          assertThat(containerPort).isEqualTo(9042);
          return 49_042;
        }

        @Override
        public List<Integer> getAll() {
          return List.of(49_042);
        }

        @Override
        public List<Integer> getAll(String protocol) {
          return getAll();
        }
      };
    }

    @Override
    public Map<String, String> env() {
      return Map.of();
    }

    @Override
    public Map<String, String> labels() {
      return Map.of();
    }
  }
}
