package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.testsupport.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JDK 24 removed what Cassandra's security needs, and newer ones broke its TLS: both work. */
class NewestJavaTest {
  @TempDir private Path directory;

  @Test
  void node_runs_on_jdk_25_with_functions_and_tls() throws IOException, InterruptedException {
    Optional<Path> java = findJava25();
    assumeTrue(java.isPresent(), "No JDK 25 here: name one with JAVA25_HOME");
    Path keys = new Certificates(directory).make("server", "EC", "dns:server").store("server");

    try (EmbeddedCassandra cassandra =
            EmbeddedCassandra.builder()
                .javaHome(java.get())
                .tls(NodeTls.of(keys, Certificates.PASSWORD))
                .start();
        CqlSession session = cassandra.sessionBuilder().build()) {
      session.execute(
          "CREATE KEYSPACE ks WITH replication ="
              + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
      session.execute(
          "CREATE FUNCTION ks.twice (i int) RETURNS NULL ON NULL INPUT RETURNS int"
              + " LANGUAGE java AS 'return i * 2;'");
      session.execute("CREATE TABLE ks.t (id int PRIMARY KEY)");
      session.execute("INSERT INTO ks.t (id) VALUES (21)");

      assertThat(session.execute("SELECT ks.twice(id) FROM ks.t").one().getInt(0)).isEqualTo(42);
      assertThat(ProcessHandle.of(cassandra.pid()).flatMap(node -> node.info().command()))
          .hasValueSatisfying(command -> assertThat(Path.of(command)).startsWith(java.get()));
    }
  }

  private static Optional<Path> findJava25() throws IOException {
    String named = System.getProperty("JAVA25_HOME", System.getenv("JAVA25_HOME"));
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(installed)) {
      return homes
          .filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> JavaHome.of(home).feature() == 25)
          .findFirst();
    }
  }
}
