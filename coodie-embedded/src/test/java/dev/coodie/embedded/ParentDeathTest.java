package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParentDeathTest {
  @Test
  void node_and_its_directory_go_when_the_parent_is_killed()
      throws IOException, InterruptedException {
    try (Fork parent = Fork.run("start", Map.of())) {
      Fork.Said node = parent.said();
      assertThat(node.running()).isTrue();

      parent.kill();

      assertThat(Fork.eventually(Duration.ofSeconds(10), () -> !node.running())).isTrue();
      assertThat(node.directory()).doesNotExist();
    }
  }

  @Test
  void what_a_killed_node_and_then_its_parent_left_goes_with_the_next_start()
      throws IOException, InterruptedException {
    try (Fork parent = Fork.run("start", Map.of())) {
      Fork.Said node = parent.said();

      ProcessHandle.of(node.pid()).orElseThrow().destroyForcibly();
      assertThat(Fork.eventually(Duration.ofSeconds(10), () -> !node.running())).isTrue();
      TemporaryDirectory whileTheParentLives = TemporaryDirectory.claim();
      assertThat(node.directory()).exists();
      parent.kill();

      TemporaryDirectory next = TemporaryDirectory.claim();
      assertThat(node.directory()).doesNotExist();
      assertThat(whileTheParentLives.path()).exists();
      release(next);
      release(whileTheParentLives);
    }
  }

  private static void release(TemporaryDirectory directory) {
    directory.lock().close();
    Directories.delete(directory.path());
  }
}
