package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Migrations that are undone. */
class DownTest extends MigrationsOnNode {
  @Test
  void down_undoes_in_the_reverse_order_of_application() throws IOException {
    writeThree();
    Path file = directory.resolve("20260101_002_nickname.cql");
    Path aside = directory.resolve("aside.txt");
    Files.move(file, aside);
    migrator().migrate();
    Files.move(aside, file);
    migrator().outOfOrder(true).migrate();

    MigrationRun run = migrator().allowDestructive(true).down(1);

    assertThat(run.migrations())
        .extracting(MigrationRun.Ran::version)
        .containsExactly("20260101_002");
    assertThat(columns("users")).containsExactlyInAnyOrder("id", "name", "age");
    assertThat(states())
        .containsExactly(MigrationState.DONE, MigrationState.PENDING, MigrationState.DONE);
    assertThat(migrator().allowDestructive(true).down(9).migrations())
        .extracting(MigrationRun.Ran::version)
        .containsExactly("20260102_001", "20260101_001");
  }

  @Test
  void down_to_a_version_leaves_that_version_applied() {
    writeThree();
    migrator().migrate();

    MigrationPlan plan = migrator().allowDestructive(true).planDownTo("20260101_001");
    MigrationRun run = migrator().allowDestructive(true).downTo("20260101_001");

    assertThat(plan.statements())
        .containsExactly("ALTER TABLE users DROP age", "ALTER TABLE users DROP nickname");
    assertThat(run.summary()).isEqualTo("Undid 2 migrations.");
    assertThat(states())
        .containsExactly(MigrationState.DONE, MigrationState.PENDING, MigrationState.PENDING);
    assertThatThrownBy(() -> migrator().downTo("20260102_001"))
        .hasMessageStartingWith("20260102_001 is not applied")
        .hasMessageEndingWith("[coodie-920]");
    assertThatThrownBy(() -> migrator().downTo("20260109_001"))
        .hasMessageEndingWith("[coodie-917]");
    assertThatThrownBy(() -> migrator().down(0)).hasMessageEndingWith("[coodie-919]");
  }

  @Test
  void down_is_refused_unless_it_is_allowed_and_possible() {
    writeThree();
    write("20260103_001_final", "CREATE TABLE z (id int PRIMARY KEY);");
    migrator().migrate();

    assertThatThrownBy(() -> migrator().down(2))
        .hasMessageContaining("- IRREVERSIBLE 20260103_001: ")
        .hasMessageContaining("- DESTRUCTIVE 20260102_001: ")
        .hasMessageContaining("allowDestructive(true)");

    assertThat(states()).containsOnly(MigrationState.DONE);
    assertThat(columns("users")).contains("age");
  }

  @Test
  void a_down_that_stops_half_way_is_resumed() {
    write(
        "20260101_001_two",
        "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY);\n"
            + "-- coodie:down\nDROP TABLE b; DROP TABLE c;");
    migrator().migrate();
    assertThatThrownBy(() -> migrator().allowDestructive(true).down(1))
        .hasMessageContaining("statement 2 of 2")
        .hasMessageEndingWith("[coodie-922]");
    assertThat(states()).containsExactly(MigrationState.UNDOING);
    assertThatThrownBy(() -> migrator().migrate()).hasMessageContaining("- HALF_UNDONE ");

    write(
        "20260101_001_two",
        "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY);\n"
            + "-- coodie:down\nDROP TABLE b; DROP TABLE a;");
    MigrationRun run = migrator().allowDestructive(true).down(1);

    assertThat(run.migrations()).extracting(MigrationRun.Ran::statements).containsExactly(1);
    assertThat(states()).containsExactly(MigrationState.PENDING);
  }

  @Test
  void a_down_that_is_refused_at_once_leaves_the_migration_applied() {
    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY);\n-- coodie:down\nDROP TABLE b;");
    migrator().migrate();

    assertThatThrownBy(() -> migrator().allowDestructive(true).down(1))
        .hasMessageEndingWith("[coodie-922]");

    assertThat(states()).containsExactly(MigrationState.DONE);
    assertThat(migrator().verify()).isEmpty();
  }
}
