package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.ConnectionException;
import dev.coodie.error.MigrationException;
import dev.coodie.migrations.MigrationProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrations that failed or were interrupted. */
class ResumingTest extends MigrationsOnNode {
  @Test
  void a_failure_keeps_what_is_done_and_the_next_run_goes_on_behind_it() {
    write(
        "20260101_001_a",
        "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE b ADD c int;\nALTER TABLE a ADD d int;");

    assertThatThrownBy(() -> migrator().migrate())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("20260101_001_a.cql:2: statement 2 of 3 of 20260101_001 failed: ")
        .hasMessageContaining("It was not run; the next run starts with it.");

    MigrationInfo info = migrator().status().get(0);
    assertThat(info.state()).isEqualTo(MigrationState.FAILED);
    assertThat(info.done()).isEqualTo(1);
    assertThat(info.error()).contains("statement 2 of 3");
    assertThat(migrator().verify()).extracting(MigrationProblem::kind).containsExactly(Kind.FAILED);
    assertThat(migrator().plan().migrations().get(0).first()).isEqualTo(2);
    write(
        "20260101_001_a",
        "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE a ADD c int;\nALTER TABLE a ADD d int;");
    assertThat(migrator().migrate().migrations().get(0).statements()).isEqualTo(2);
    assertThat(columns("a")).containsExactlyInAnyOrder("id", "c", "d");
    assertThat(migrator().verify()).isEmpty();
    assertThat(migrator().history())
        .extracting(MigrationRecord::outcome)
        .containsExactly(MigrationRecord.Outcome.FAILED, MigrationRecord.Outcome.DONE);
  }

  @Test
  void what_is_done_of_a_failed_migration_must_not_change() {
    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE b ADD c int;");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageEndingWith("[coodie-922]");

    write("20260101_001_a", "CREATE TABLE a (id bigint PRIMARY KEY);\nALTER TABLE a ADD c int;");

    assertThatThrownBy(() -> migrator().migrate()).hasMessageContaining("- CHANGED 20260101_001: ");
  }

  @Test
  void literals_of_a_failed_statement_are_neither_recorded_nor_shown() {
    write("20260101_001_a", "INSERT INTO nowhere (id, name) VALUES (1, 's3cr3t');");

    assertThatThrownBy(() -> migrator().migrate()).hasMessageNotContaining("s3cr3t");

    assertThat(migrator().status().get(0).error()).isNotEmpty().doesNotContain("s3cr3t");
    assertThat(migrator().history()).allSatisfy(r -> assertThat(r.note()).doesNotContain("s3cr3t"));
  }

  @Test
  void a_schema_change_whose_answer_was_lost_is_not_made_twice() {
    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE a ADD b int;");
    driver.lost = new ConnectionException("coodie-512", "lost", null);
    driver.answerLost = s -> s.text().startsWith("ALTER");
    assertThatThrownBy(() -> migrator().migrate())
        .hasMessageContaining("It may have been run; the next run finds out, or asks.");
    driver.answerLost = s -> false;
    List<MigrationEvent> events = new ArrayList<>();

    migrator().listener(events::add).migrate();

    assertThat(events).contains(new MigrationEvent.StatementDone("20260101_001", 2, 2, true));
    assertThat(states()).containsExactly(MigrationState.DONE);
    assertThat(columns("a")).containsExactlyInAnyOrder("id", "b");
  }

  @Test
  void a_schema_change_that_did_not_arrive_is_made_by_the_next_run() {
    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE a ADD b int;");
    driver.lost = new ConnectionException("coodie-512", "lost", null);
    driver.notSent = s -> s.text().startsWith("ALTER");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageContaining("It may have been run");
    driver.notSent = s -> false;

    migrator().migrate();

    assertThat(columns("a")).containsExactlyInAnyOrder("id", "b");
  }

  @Test
  void what_must_not_run_twice_is_asked_about() {
    write(
        "20260101_001_a",
        "CREATE TABLE c (id int PRIMARY KEY, n counter);\n"
            + "UPDATE c SET n = n + 1 WHERE id = 1;\n"
            + "UPDATE c SET n = n + 10 WHERE id = 1;");
    driver.lost = new ConnectionException("coodie-512", "lost", null);
    driver.answerLost = s -> s.text().contains("n + 1 ");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageContaining("It may have been run");
    driver.answerLost = s -> false;

    assertThatThrownBy(() -> migrator().migrate())
        .hasMessageContaining("- UNDECIDED 20260101_001: ")
        .hasMessageContaining("Repair.done(\"20260101_001\", 2)");
    assertThatThrownBy(() -> migrator().repair(Repair.done("20260101_001", 1)))
        .hasMessageContaining("statement 2 is")
        .hasMessageEndingWith("[coodie-930]");
    migrator().repair(Repair.done("20260101_001", 2));
    migrator().migrate();

    assertThat(coodie.execute("SELECT n FROM c WHERE id = 1").get(0).get(0)).isEqualTo(11L);
  }

  @Test
  void it_runs_again_when_somebody_says_so() {
    write(
        "20260101_001_a",
        "CREATE TABLE c (id int PRIMARY KEY, n counter);\nUPDATE c SET n = n + 1 WHERE id = 1;");
    driver.lost = new ConnectionException("coodie-512", "lost", null);
    driver.notSent = s -> s.text().startsWith("UPDATE c ");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageContaining("It may have been run");
    driver.notSent = s -> false;

    migrator().repair(Repair.rerun("20260101_001", 2));
    migrator().migrate();

    assertThat(coodie.execute("SELECT n FROM c WHERE id = 1").get(0).get(0)).isEqualTo(1L);
  }

  @Test
  void a_table_is_made_anew_by_copying_its_rows() {
    write(
        "20260101_001_a",
        "CREATE TABLE a (id int PRIMARY KEY, name text);\n"
            + "INSERT INTO a (id, name) VALUES (1, 'Ann');\n"
            + "INSERT INTO a (id, name) VALUES (2, 'Bob');");
    write(
        "20260101_002_by_name",
        "-- coodie:destructive\nCREATE TABLE b (name text PRIMARY KEY, id int);\n"
            + "-- coodie:copy a b\nDROP TABLE a;");

    migrator().migrate();

    assertThat(coodie.execute("SELECT * FROM b WHERE name = 'Bob'")).hasSize(1);
    assertThat(Keyspaces.tables(coodie, keyspace)).contains("b").doesNotContain("a");
  }

  @Test
  void a_copy_that_does_not_fit_stops_before_anything_is_dropped() {
    write(
        "20260101_001_a",
        "-- coodie:destructive\nCREATE TABLE a (id int PRIMARY KEY, name text);\n"
            + "CREATE TABLE b (name text PRIMARY KEY, id int);\n"
            + "INSERT INTO a (id, name) VALUES (1, 'Ann');\n"
            + "INSERT INTO b (id, name) VALUES (2, 'Bob');\n"
            + "-- coodie:copy a b\nDROP TABLE a;");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> migrator().migrate())
          .hasMessageContaining("statement 5 of 6")
          .hasMessageContaining("[coodie-971]");
    }

    assertThat(migrator().status().get(0).done()).isEqualTo(4);
    assertThat(coodie.execute("SELECT * FROM a")).hasSize(1);
  }

  @Test
  void a_copy_that_was_interrupted_starts_again() {
    write(
        "20260101_001_a",
        "CREATE TABLE a (id int PRIMARY KEY, name text);\n"
            + "CREATE TABLE b (name text PRIMARY KEY, id int);\n"
            + "INSERT INTO a (id, name) VALUES (1, 'Ann');\n"
            + "INSERT INTO a (id, name) VALUES (2, 'Bob');\n"
            + "-- coodie:copy a b");
    driver.lost = new ConnectionException("coodie-512", "lost", null);
    driver.answerLost = s -> s.text().matches("(?s)INSERT INTO \\S+\\.b .*");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageContaining("It may have been run");
    assertThat(coodie.execute("SELECT * FROM b")).isNotEmpty();
    driver.answerLost = s -> false;

    migrator().migrate();

    assertThat(coodie.execute("SELECT * FROM b")).hasSize(2);
    assertThat(states()).containsExactly(MigrationState.DONE);
  }
}
