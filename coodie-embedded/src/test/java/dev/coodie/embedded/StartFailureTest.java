package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFailureTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir private Path directory;

  @Test
  void unknown_yaml_setting_shows_the_nodes_own_reason_and_log() {
    EmbeddedCassandra.Builder builder =
        EmbeddedCassandra.builder().directory(directory).yaml(Map.of("no_such_setting", 1));

    EmbeddedCassandraException error =
        catchThrowableOfType(EmbeddedCassandraException.class, builder::start);

    assertThat(error.id()).isEqualTo("coodie-805");
    assertThat(error)
        .hasMessageContaining("instead of starting: Invalid yaml")
        .hasMessageContaining("no_such_setting")
        .hasMessageContaining("--- the last lines of " + directory.resolve("node1/system.log"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.concurrent.ExecutionException: FSDiskFullWriteError in ",
        "java.io.IOException: No space left on device",
        "java.nio.file.FileSystemException: x: Disk quota exceeded"
      })
  void full_disk_is_named(String words) {
    LogTail log = new LogTail(List.of(), List.of(words), directory.resolve("node1/system.log"));
    InetSocketAddress address = new InetSocketAddress(LOOPBACK, 9042);

    assertThat(Failures.startFailed(address, 3, log))
        .hasMessageContaining(
            "since the disk of " + directory.resolve("node1") + " is full: free some space")
        .hasMessageContaining("[coodie-813]");
    assertThat(Failures.unusable(directory, new IOException(words)))
        .hasMessageStartingWith("Cannot write " + directory + ", since its disk is full")
        .hasMessageEndingWith("[coodie-813]");
  }

  @Test
  void start_that_takes_too_long_is_killed() throws InterruptedException {
    EmbeddedCassandra.Builder builder =
        EmbeddedCassandra.builder().directory(directory).startTimeout(Duration.ofMillis(600));

    assertThatThrownBy(builder::start)
        .hasMessageContaining("did not answer within 0.6 s and was killed")
        .hasMessageContaining("[coodie-806]");

    assertThat(ProcessHandle.current().children().filter(StartFailureTest::isNodeHere)).isEmpty();
  }

  private static boolean isNodeHere(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("StartFailureTest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "localhost", "::1", "127.0.0", "127.0.0.999"})
  void address_that_is_not_ipv4_loopback_is_refused(String address) {
    assertThatThrownBy(EmbeddedCassandra.builder().address(address)::start)
        .hasMessageStartingWith("\"" + address + "\" is not an IPv4 loopback address")
        .hasMessageEndingWith("[coodie-803]");
  }

  @Test
  void port_in_use_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      int port = taken.getLocalPort();

      assertThatThrownBy(EmbeddedCassandra.builder().port(port)::start)
          .hasMessageStartingWith("Cannot listen on 127.0.0.1:" + port)
          .hasMessageEndingWith("[coodie-804]");
    }
  }

  @Test
  void missing_java_is_named() {
    assertThatThrownBy(EmbeddedCassandra.builder().javaHome(directory)::start)
        .hasMessageStartingWith("There is no Java in " + directory)
        .hasMessageEndingWith("[coodie-801]");
  }

  @Test
  void old_java_is_named() throws IOException {
    Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
    Files.createFile(java);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");

    assertThatThrownBy(EmbeddedCassandra.builder().javaHome(directory)::start)
        .hasMessageContaining("is version 1.8.0_402, but a node needs 17 or newer")
        .hasMessageEndingWith("[coodie-801]");
  }

  @Test
  void a_directory_that_is_a_file_is_named() throws IOException {
    Path file = Files.createFile(directory.resolve("data"));

    assertThatThrownBy(EmbeddedCassandra.builder().directory(file)::start)
        .isInstanceOf(EmbeddedCassandraException.class)
        .hasMessageStartingWith("Cannot use " + file)
        .hasMessageContaining("choose another place (directory(Path)")
        .hasMessageEndingWith("[coodie-811]");
  }

  @Test
  void an_interrupt_ends_the_start_and_the_node() {
    EmbeddedCassandra.Builder builder = EmbeddedCassandra.builder().directory(directory);
    Thread.currentThread().interrupt();

    EmbeddedCassandraException error =
        catchThrowableOfType(EmbeddedCassandraException.class, builder::start);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.id()).isEqualTo("coodie-812");
    assertThat(ProcessHandle.current().children().filter(StartFailureTest::isNodeHere)).isEmpty();
  }

  @Test
  void bad_numbers_are_refused() {
    assertThatThrownBy(EmbeddedCassandra.builder().heapMegabytes(64)::start)
        .hasMessageStartingWith("heapMegabytes is 64, but must be at least 112");
    assertThatThrownBy(EmbeddedCassandra.builder().nodes(0)::start)
        .hasMessageStartingWith("nodes is 0, but must be 1 to 9");
    assertThatThrownBy(EmbeddedCassandra.builder().port(70_000)::start)
        .hasMessageStartingWith("port is 70000, but must be 1 to 65535");
    assertThatThrownBy(EmbeddedCassandra.builder().startTimeout(Duration.ZERO)::start)
        .hasMessageStartingWith("startTimeout is PT0S, but must be a positive duration");
    assertThatThrownBy(EmbeddedCassandra.builder().durable()::shared)
        .hasMessageStartingWith("A shared node has no nodes, directory, port");
  }

  @Test
  void offline_without_the_jars_says_so() throws IOException {
    Path home = directory.resolve("home");
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(
        home.resolve(".m2/settings.xml"), "<settings><offline>true</offline></settings>");
    Map<String, String> properties =
        Map.of(
            "user.home", home.toString(),
            "coodie.cache", directory.resolve("cache").toString());

    try (Fork other = Fork.run("start", properties)) {
      assertThat(other.answer())
          .startsWith(
              "The jars of Cassandra "
                  + CassandraVersion.standard().release()
                  + " are missing: Maven is offline")
          .endsWith("start a node once while online. [coodie-802]");
    }
  }
}
