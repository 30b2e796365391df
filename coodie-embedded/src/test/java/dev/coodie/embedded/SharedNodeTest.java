package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedNodeTest {
  private final String name = "test-" + UUID.randomUUID();
  private final Map<String, String> properties =
      Map.of("test.cluster.name", name, "coodie.shared.grace", "2");

  @BeforeEach
  void shortenGrace() {
    System.setProperty("coodie.shared.grace", "2");
  }

  @AfterEach
  void restoreGrace() {
    System.clearProperty("coodie.shared.grace");
  }

  @Test
  void processes_share_one_node_that_is_replaced_when_killed_and_goes_after_its_last_user()
      throws IOException, InterruptedException {
    try (Fork first = Fork.run("shared", properties);
        Fork second = Fork.run("shared", properties)) {
      Fork.Said node = first.said();
      assertThat(second.said().pid()).isEqualTo(node.pid());

      ProcessHandle.of(node.pid()).ifPresent(ProcessHandle::destroyForcibly);
      assertThat(Fork.eventually(Duration.ofSeconds(5), () -> !node.running())).isTrue();

      // One user dies, one leaves, and a third one asks again.
      first.kill();
      Path directory;
      ProcessHandle replacement;
      try (EmbeddedCassandra third = shared();
          EmbeddedCassandra fourth = shared();
          CqlSession session = third.sessionBuilder().build()) {
        directory = third.directory();
        replacement = ProcessHandle.of(third.pid()).orElseThrow();
        assertThat(third.pid()).isNotEqualTo(node.pid()).isEqualTo(fourth.pid());
        assertThat(node.directory()).doesNotExist();
        second.finish();
        assertThatThrownBy(third.node(1)::kill).hasMessageContaining("[coodie-810]");
        assertThat(Fork.eventually(Duration.ofSeconds(3), () -> !replacement.isAlive())).isFalse();
        assertThat(session.execute("SELECT key FROM system.local").one()).isNotNull();
      }

      assertThat(Fork.eventually(Duration.ofSeconds(20), () -> !replacement.isAlive())).isTrue();
      assertThat(directory).doesNotExist();
      assertThat(directory.resolveSibling("node.properties")).doesNotExist();
      Directories.delete(directory.resolve("..").normalize());
    }
  }

  @Test
  void only_those_with_the_same_name_share() {
    try (EmbeddedCassandra ours = shared()) {
      System.setProperty("coodie.shared.name", "other");
      try (EmbeddedCassandra other = shared()) {
        assertThat(other.pid()).isNotEqualTo(ours.pid());
      } finally {
        System.clearProperty("coodie.shared.name");
      }
    }
  }

  private EmbeddedCassandra shared() {
    return EmbeddedCassandra.builder().yaml(Map.of("cluster_name", name)).shared();
  }
}
