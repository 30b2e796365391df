package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.driver.Driver;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.migrations.PausedMigrations.Way;
import dev.coodie.schema.definition.Replication;
import dev.coodie.testsupport.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is stopped between its look at the lock and its statement, for longer than the lock
 * lasts; another one takes over and ends; the first one goes on.
 */
@DisabledOnOs(OS.WINDOWS)
class PausedMigrationTest {
  @TempDir private Path directory;
  private final String prefix = "paused_" + UUID.randomUUID().toString().substring(0, 8) + "_";

  @Test
  void what_the_successor_wrote_stays() throws Exception {
    file(
        Way.FILE,
        "INSERT INTO fenced (id, v) VALUES (1, 1); UPDATE fenced SET v = 2 WHERE id = 1;");
    file(
        Way.FILE_BATCH,
        "BEGIN BATCH INSERT INTO fenced (id, v) VALUES (1, 1); APPLY BATCH;"
            + " BEGIN BATCH UPDATE fenced SET v = 2 WHERE id = 1; APPLY BATCH;");
    file(Way.COPY, "-- coodie:copy source fenced\nUPDATE fenced SET v = 2 WHERE id = 1;");
    try (EmbeddedCassandra node = EmbeddedCassandra.shared();
        CqlSession session = node.sessionBuilder().build()) {
      Map<Way, CqlSession> sessions = new EnumMap<>(Way.class);
      try {
        for (Way way : Way.values()) {
          sessions.put(way, create(node, session, way));
        }
        pauseAndTakeOver(sessions);
        sessions.forEach(
            (way, own) ->
                assertThat(own.execute("SELECT v FROM fenced"))
                    .as("%s", way)
                    .isNotEmpty()
                    .allMatch(row -> row.getInt(0) == 2));
      } finally {
        sessions.values().forEach(CqlSession::close);
        for (Way way : Way.values()) {
          session.execute("DROP KEYSPACE IF EXISTS " + way.keyspace(prefix));
        }
      }
    }
  }

  private void pauseAndTakeOver(Map<Way, CqlSession> sessions)
      throws IOException, InterruptedException {
    Process paused =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dcoodie.shared.name=" + System.getProperty("coodie.shared.name", ""),
                "-cp",
                System.getProperty("java.class.path"),
                PausedMigrations.class.getName(),
                directory.toString(),
                prefix)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = paused.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("standing");
      Signals.stop(paused.pid());
      for (Way way : Way.values()) {
        Driver driver = new WatchedDriver(sessions.get(way), way.keyspace(prefix));
        way.migrator(Coodie.of(driver), directory).migrate();
      }
      paused.getOutputStream().write('\n');
      paused.getOutputStream().flush();
      Signals.resume(paused.pid());
      for (int i = 0; i < Way.values().length; i++) {
        assertThat(out.readLine()).contains(" failed: ").contains("is no longer held");
      }
    } finally {
      paused.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }
  }

  private CqlSession create(EmbeddedCassandra node, CqlSession session, Way way) {
    String keyspace = way.keyspace(prefix);
    Coodie.of(new WatchedDriver(session, keyspace))
        .schema()
        .createKeyspace(keyspace, Replication.simple(1));
    CqlSession own = node.sessionBuilder().withKeyspace(keyspace).build();
    own.execute("CREATE TABLE fenced (id int PRIMARY KEY, v int)");
    own.execute("CREATE TABLE source (id int PRIMARY KEY, v int)");
    own.execute("INSERT INTO source (id, v) VALUES (1, 1)");
    return own;
  }

  private void file(Way way, String text) throws IOException {
    Path files = Files.createDirectory(directory.resolve(way.name()));
    Files.writeString(files.resolve("20260101_001_fenced.cql"), text);
  }
}
