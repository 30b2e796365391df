package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.MigrationException;
import dev.coodie.schema.definition.Replication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that migrates is killed in front of each of its writes in turn. */
class KilledMigrationTest {
  private static final int AT_ONCE = 10;

  @TempDir Path directory;
  private final String prefix = "killed_" + UUID.randomUUID().toString().substring(0, 8) + "_";
  private int undecided;
  private int repeated;

  @Test
  void the_next_run_ends_where_an_uninterrupted_one_does() throws Exception {
    Files.writeString(
        directory.resolve("20260101_001_tables.cql"),
        """
        CREATE TABLE ${keyspace}.a (id int PRIMARY KEY, name text, old text);
        CREATE TABLE IF NOT EXISTS ${keyspace}.c (id int PRIMARY KEY, n counter);
        INSERT INTO ${keyspace}.a (id, name) VALUES (1, 'Ann');
        UPDATE ${keyspace}.c SET n = n + 1 WHERE id = 1;
        CREATE INDEX ON ${keyspace}.a (name);
        """);
    Files.writeString(
        directory.resolve("20260102_001_rename.cql"),
        """
        -- coodie:destructive
        ALTER TABLE ${keyspace}.a RENAME id TO key;
        ALTER TABLE ${keyspace}.a DROP old;
        """);
    try (EmbeddedCassandra node = EmbeddedCassandra.shared();
        CqlSession session = node.sessionBuilder().build()) {
      FrozenMigrations.Freezing counting = driver(session, 0);
      List<String> expected = uninterrupted(session, counting);
      int writes = counting.writes();

      for (int first = 1; first <= writes; first += AT_ONCE) {
        int last = Math.min(writes, first + AT_ONCE - 1);
        killAndResume(session, first, last, expected);
      }

      // each of 7 statements has a record before it and one after it
      assertThat(writes).isGreaterThan(3 * 7);
      // the counter in flight, before and after it was run
      assertThat(undecided).isEqualTo(2);
      assertThat(repeated).isZero();
    }
  }

  private void killAndResume(CqlSession session, int first, int last, List<String> expected)
      throws IOException, InterruptedException {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
      command.add("-Dcoodie.shared.name=" + System.getProperty("coodie.shared.name", ""));
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add(FrozenMigrations.class.getName());
      command.add(directory.toString());
      for (int number = first; number <= last; number++) {
        Coodie.of(driver(session, number))
            .schema()
            .createKeyspace(prefix + number, Replication.simple(1));
        command.add(prefix + number);
        command.add(String.valueOf(number));
      }
      kill(command);
      for (int number = first; number <= last; number++) {
        FrozenMigrations.Freezing driver = driver(session, number);
        assertThat(resume(driver)).as("killed in front of write %s", number).isEqualTo(expected);
      }
    } finally {
      for (int number = first; number <= last; number++) {
        Coodie.of(driver(session, number)).schema().dropKeyspace(prefix + number);
      }
    }
  }

  /** Starts it, waits until all migrations stand still, and kills it. */
  private static void kill(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("standing");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> resume(FrozenMigrations.Freezing driver) {
    Coodie coodie = Coodie.of(driver);
    String keyspace = driver.keyspace().orElseThrow();
    coodie.schema().forceUnlock();
    Migrator migrator = Migrator.of(coodie).directory(directory);
    int left = migrator.plan().statements().size();
    try {
      int ran =
          migrator.migrate().migrations().stream().mapToInt(MigrationRun.Ran::statements).sum();
      repeated += ran == left ? 0 : 1;
    } catch (MigrationException e) {
      assertThat(e)
          .hasMessageContaining("UNDECIDED 20260101_001")
          .hasMessageEndingWith("[coodie-921]");
      undecided++;
      boolean counted = !coodie.execute("SELECT n FROM " + keyspace + ".c WHERE id = 1").isEmpty();
      migrator.repair(counted ? Repair.done("20260101_001", 4) : Repair.rerun("20260101_001", 4));
      migrator.migrate();
    }
    assertThat(migrator.status())
        .allMatch(info -> info.state() == MigrationState.DONE && info.done() == info.total());
    assertThat(migrator.verify()).isEmpty();
    return Keyspaces.picture(coodie, keyspace);
  }

  private List<String> uninterrupted(CqlSession session, FrozenMigrations.Freezing counting) {
    Coodie other = Coodie.of(driver(session, 0));
    other.schema().createKeyspace(prefix + 0, Replication.simple(1));
    try {
      Migrator.of(Coodie.of(counting)).directory(directory).migrate();
      return Keyspaces.picture(other, prefix + 0);
    } finally {
      other.schema().dropKeyspace(prefix + 0);
    }
  }

  private FrozenMigrations.Freezing driver(CqlSession session, int number) {
    return new FrozenMigrations.Freezing(session, prefix + number, -1, () -> {});
  }
}
