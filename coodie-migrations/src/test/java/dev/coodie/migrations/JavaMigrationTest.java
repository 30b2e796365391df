package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.coodie.Coodie;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Migrations in Java on a real node; each test has versions of its own. */
class JavaMigrationTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private final Coodie coodie = DB.coodie();

  /** A migrator that passes over what other tests left behind. */
  private Migrator migrator(String version, Migration migration) {
    for (MigrationInfo other :
        Migrator.of(coodie).migration("20250101_001", "x", c -> {}).status()) {
      if (other.source().isEmpty()) {
        Migrator.of(coodie)
            .migration("20250101_001", "x", c -> {})
            .repair(Repair.forget(other.version()));
      }
    }
    return Migrator.of(coodie).migration(version, "test", migration);
  }

  @Test
  void it_reads_and_changes_schema_and_rows() {
    migrator(
            "20260101_001",
            c -> {
              assertThat(c.keyspace()).isEqualTo(DB.keyspace());
              assertThat(c.tableExists("one")).isFalse();
              c.schema(
                  "CREATE TABLE one (id int PRIMARY KEY, name text)",
                  "CREATE INDEX one_name ON ${keyspace}.one (name)");
              assertThat(c.tableExists("one")).isTrue();
              assertThat(c.columnExists("one", "name")).isTrue();
              assertThat(c.columnExists("one", "nam")).isFalse();
              assertThat(c.indexExists("one_name")).isTrue();
              assertThat(c.indexExists("one")).isFalse();
              c.execute("INSERT INTO one (id, name) VALUES (?, ?)", 1, "Ann");
              assertThat(c.execute("SELECT name FROM one WHERE id = ?", 1)).hasSize(1);
            })
        .migrate();

    assertThat(coodie.execute("SELECT * FROM one")).hasSize(1);
  }

  @Test
  void steps_that_are_done_are_passed_over_when_it_is_run_again() {
    List<String> done = new ArrayList<>();
    boolean[] broken = {true};
    Migrator migrator =
        migrator(
            "20260101_002",
            c -> {
              c.step("first", () -> done.add("first"));
              c.step(
                  "second",
                  () -> {
                    if (broken[0]) {
                      throw new IOException("a secret");
                    }
                    done.add("second");
                  });
            });

    assertThatThrownBy(migrator::migrate)
        .hasMessageContaining("step \"second\": java.io.IOException")
        .hasStackTraceContaining("[coodie-926]")
        .hasMessageNotContaining("secret")
        .hasRootCauseMessage("a secret")
        .hasMessageEndingWith("[coodie-923]");
    MigrationInfo failed = migrator.status().get(0);
    broken[0] = false;
    MigrationRun run = migrator.migrate();

    assertThat(failed.state()).isEqualTo(MigrationState.FAILED);
    assertThat(failed.done()).isEqualTo(1);
    assertThat(failed.error()).doesNotContain("secret");
    assertThat(done).containsExactly("first", "second");
    assertThat(run.migrations().get(0).statements()).isEqualTo(1);
    assertThat(migrator.status().get(0).done()).isEqualTo(2);
  }

  @Test
  void two_steps_of_one_name_are_an_error() {
    Migrator migrator =
        migrator(
            "20260101_003",
            c -> {
              c.step("a", () -> {});
              c.step("a", () -> {});
            });

    assertThatThrownBy(migrator::migrate)
        .hasMessageContaining("two steps called \"a\"")
        .hasStackTraceContaining("[coodie-925]");
  }

  @Test
  void it_drops_only_when_it_says_that_it_does() {
    coodie.schema().run("CREATE TABLE doomed (id int PRIMARY KEY)");

    assertThatThrownBy(() -> migrator("20260101_004", c -> c.schema("DROP TABLE doomed")).migrate())
        .hasMessageContaining("let its destructive() return true")
        .hasMessageContaining("[coodie-927]");
    assertThatThrownBy(() -> migrator("20260101_004", c -> c.execute("TRUNCATE doomed")).migrate())
        .hasMessageContaining("[coodie-927]");

    migrator("20260101_004", new Dropping()).migrate();
    assertThatThrownBy(() -> coodie.execute("SELECT * FROM doomed")).isNotNull();
  }

  private static final class Dropping implements Migration {
    @Override
    public void up(MigrationContext context) {
      context.schema("DROP TABLE doomed");
    }

    @Override
    public boolean destructive() {
      return true;
    }
  }

  @Test
  void schema_and_rows_have_a_method_each() {
    assertThatThrownBy(() -> migrator("20260101_005", c -> c.execute("USE system")).migrate())
        .hasMessageContaining("[coodie-924]");
    assertThatThrownBy(
            () -> migrator("20260101_005", c -> c.execute("ALTER TABLE a ADD b int")).migrate())
        .hasMessageContaining("Use schema(..)");
    assertThatThrownBy(
            () -> migrator("20260101_005", c -> c.schema("DELETE FROM a WHERE b = 1")).migrate())
        .hasMessageContaining("Use execute(..)");
  }

  @Test
  void a_checksum_that_it_gives_itself_is_compared() {
    migrator("20260101_006", new Versioned("1")).migrate();

    assertThat(again(new Versioned("1")).verify()).isEmpty();
    assertThat(again(new Versioned("")).verify()).isEmpty();
    assertThat(again(new Versioned("2")).verify())
        .extracting(MigrationProblem::kind)
        .containsExactly(MigrationProblem.Kind.CHANGED);
  }

  private Migrator again(Migration migration) {
    return Migrator.of(coodie).migration("20260101_006", "test", migration);
  }

  private record Versioned(String checksum) implements Migration {
    @Override
    public void up(MigrationContext context) {}

    @Override
    public void down(MigrationContext context) {}
  }

  @Test
  void it_is_undone_by_its_down_method() {
    Migrator migrator = migrator("20260101_007", new Versioned(""));
    migrator.migrate();

    assertThat(migrator.down(1).migrations()).hasSize(1);
    assertThat(migrator.status().get(0).state()).isEqualTo(MigrationState.PENDING);

    Migrator irreversible = migrator("20260101_007", c -> {});
    irreversible.migrate();
    assertThatThrownBy(() -> irreversible.down(1)).hasMessageContaining("it has no down method");
  }

  @Test
  void services_are_found_by_name(@TempDir Path directory) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(Migration.class.getName()), V20260101_008_Serving.class.getName());
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
      assertThat(Migrator.of(coodie).services(loader).status())
          .filteredOn(info -> info.source().isPresent())
          .extracting(MigrationInfo::version, MigrationInfo::description)
          .containsExactly(tuple("20260101_008", "serving"));
    }
    Files.writeString(services.resolve(Migration.class.getName()), "no.such.Class");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
      assertThatThrownBy(() -> Migrator.of(coodie).services(loader).status())
          .hasMessageEndingWith("[coodie-915]");
    }
  }

  /** Found by its name. */
  public static final class V20260101_008_Serving implements Migration {
    @Override
    public void up(MigrationContext context) {}
  }
}
