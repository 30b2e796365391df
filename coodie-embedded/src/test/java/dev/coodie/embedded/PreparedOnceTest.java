package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedOnceTest {
  @TempDir private Path directory;

  @Test
  void second_start_needs_no_maven_and_uses_the_archive() throws IOException, InterruptedException {
    Path cache = directory.resolve("cache");
    try (Fork first = Fork.run("start", Map.of("coodie.cache", cache.toString()))) {
      assertThat(first.said().command()).contains("-Dcoodie.training=");
      first.finish();
    }
    assertThat(archives(cache)).hasSize(1).allMatch(file -> file.matches(".*\\.(jsa|aot)"));

    Path emptyHome = directory.resolve("home");
    Files.createDirectories(emptyHome.resolve(".m2"));
    Files.writeString(
        emptyHome.resolve(".m2/settings.xml"), "<settings><offline>true</offline></settings>");
    Map<String, String> offline =
        Map.of("coodie.cache", cache.toString(), "user.home", emptyHome.toString());
    try (Fork second = Fork.run("start", offline)) {
      assertThat(second.said().command()).contains("=" + archives(cache).get(0));
      second.finish();
    }
    assertThat(emptyHome.resolve(".m2/repository")).doesNotExist();
  }

  private static List<String> archives(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("archives"))) {
      return files.map(Path::toString).filter(file -> !file.endsWith(".lock")).toList();
    }
  }
}
