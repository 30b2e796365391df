package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyRepositoryTest {
  @TempDir private Path directory;

  @Test
  void jars_come_from_the_mirror_of_settings_into_an_empty_repository() throws Exception {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    HttpServer mirror = mirror(localRepository(), asked);
    try (Fork other = Fork.run("start", properties(mirror.getAddress().getPort()))) {
      Fork.Said node = other.said();
      other.finish();

      assertThat(node.command()).contains(home() + "/.m2/repository/org/apache/cassandra/");
      assertThat(asked)
          .anyMatch(
              path ->
                  path.endsWith("cassandra-all-" + CassandraVersion.standard().release() + ".jar"))
          .anyMatch(
              path ->
                  path.endsWith(
                      "cassandra-all-" + CassandraVersion.standard().release() + ".jar.sha1"));
    } finally {
      mirror.stop(0);
    }
  }

  private Map<String, String> properties(int port) throws IOException {
    Files.createDirectories(home().resolve(".m2"));
    Files.writeString(
        home().resolve(".m2/settings.xml"),
        "<settings><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:"
            + port
            + "/</url></mirror></mirrors></settings>");
    return Map.of(
        "user.home", home().toString(),
        "coodie.cache", directory.resolve("cache").toString());
  }

  private Path home() {
    return directory.resolve("home");
  }

  /** Where this build has Cassandra's jars. */
  private static Path localRepository() {
    String jar = "/org/apache/cassandra/cassandra-all/";
    return ClassPath.resolve(Cassandra.of(CassandraVersion.standard()), System.err::println)
        .jars()
        .stream()
        .map(Path::toString)
        .filter(path -> path.contains(jar))
        .map(path -> Path.of(path.substring(0, path.indexOf(jar))))
        .findFirst()
        .orElseThrow();
  }

  private static HttpServer mirror(Path repository, Queue<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(repository, asked, exchange));
    server.start();
    return server;
  }

  private static void answer(Path repository, Queue<String> asked, HttpExchange exchange)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    Path file = repository.resolve(path.substring(1));
    if (Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }
}
