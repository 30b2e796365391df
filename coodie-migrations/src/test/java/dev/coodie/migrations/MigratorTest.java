package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.ResultPage;
import dev.coodie.error.MigrationException;
import dev.coodie.migrations.MigrationProblem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What is run and recorded, and what is refused. */
class MigratorTest extends MigrationsOnNode {
  @Test
  void everything_pending_is_applied_in_order_and_recorded() {
    writeThree();

    MigrationRun run = migrator().migrate();

    assertThat(run.migrations())
        .extracting(MigrationRun.Ran::version, MigrationRun.Ran::statements)
        .containsExactly(
            tuple("20260101_001", 2), tuple("20260101_002", 1), tuple("20260102_001", 1));
    assertThat(run.summary()).isEqualTo("Applied 3 migrations.");
    assertThat(columns("users")).containsExactlyInAnyOrder("id", "name", "nickname", "age");
    assertThat(coodie.execute("SELECT name FROM users")).hasSize(1);
    MigrationInfo info = migrator().status().get(0);
    assertThat(info.state()).isEqualTo(MigrationState.DONE);
    assertThat(info.done()).isEqualTo(2).isEqualTo(info.total());
    assertThat(info.description()).isEqualTo("users");
    assertThat(info.started()).isPresent();
    assertThat(info.duration()).isPresent();
    assertThat(info.host()).isNotBlank();
    assertThat(info.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(migrator().verify()).isEmpty();
  }

  @Test
  void the_history_keeps_every_run() {
    writeThree();
    migrator().migrate();
    migrator().allowDestructive(true).down(1);
    migrator().migrate();

    assertThat(migrator().history())
        .extracting(MigrationRecord::version, MigrationRecord::action, MigrationRecord::outcome)
        .containsExactly(
            entry("20260101_001", MigrationRecord.Action.UP),
            entry("20260101_002", MigrationRecord.Action.UP),
            entry("20260102_001", MigrationRecord.Action.UP),
            entry("20260102_001", MigrationRecord.Action.DOWN),
            entry("20260102_001", MigrationRecord.Action.UP));
    assertThat(migrator().history())
        .allSatisfy(record -> assertThat(record.checksum()).matches("[0-9a-f]{64}"));
  }

  private static Tuple entry(String version, MigrationRecord.Action action) {
    return tuple(version, action, MigrationRecord.Outcome.DONE);
  }

  @Test
  void a_second_run_does_nothing_and_takes_no_lock() {
    writeThree();
    migrator().migrate();
    driver.sent.clear();

    MigrationRun run = migrator().migrate();

    assertThat(run.isEmpty()).isTrue();
    assertThat(run.summary()).isEqualTo("Nothing to do: all migrations are already applied.");
    assertThat(driver.writes()).isEmpty();
  }

  @Test
  void what_only_reads_writes_nothing_and_needs_no_tables() {
    writeThree();

    Migrator migrator = migrator();
    assertThat(migrator.status())
        .extracting(MigrationInfo::state)
        .containsOnly(MigrationState.PENDING);
    assertThat(migrator.verify()).isEmpty();
    assertThat(migrator.plan().statements()).hasSize(4);
    assertThat(migrator.planTo("20260101_001").statements()).hasSize(2);
    assertThat(migrator.planDown(1).isEmpty()).isTrue();
    assertThat(migrator.history()).isEmpty();

    assertThat(driver.writes()).isEmpty();
    assertThat(Keyspaces.tables(coodie, keyspace)).isEmpty();
  }

  @Test
  void what_is_recorded_is_written_and_read_at_quorum() {
    writeThree();

    migrator().migrate();

    assertThat(driver.sent)
        .filteredOn(
            s ->
                s.text().contains("coodie_migration")
                    && !s.text().startsWith("CREATE")
                    && !s.text().contains("system_schema"))
        .hasSizeGreaterThan(10)
        .allSatisfy(s -> assertThat(s.options().consistency()).isEqualTo(Consistency.QUORUM));
  }

  @Test
  void all_nodes_agree_after_the_last_schema_change_before_it_is_recorded() {
    writeThree();

    migrator().migrate();

    int last = driver.order.lastIndexOf("ALTER TABLE users ADD age int");
    assertThat(last).isPositive();
    assertThat(driver.order.get(last + 1)).isEqualTo(WatchedDriver.AGREEMENT);
  }

  @Test
  void a_dry_run_shows_what_is_left_to_run() {
    writeThree();

    assertThat(migrator().planTo("20260101_002").toString())
        .isEqualTo(
            """
            -- apply 20260101_001 users
            CREATE TABLE users (id int PRIMARY KEY, name text);
            INSERT INTO users (id, name) VALUES (1, 'Ann');
            -- apply 20260101_002 nickname
            ALTER TABLE ${keyspace}.users ADD nickname text;
            """);
  }

  @Test
  void a_listener_is_told_how_it_goes_on() {
    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY); ALTER TABLE a ADD b int;");
    List<MigrationEvent> events = new ArrayList<>();

    migrator().listener(events::add).migrate();

    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "Planned",
            "Started",
            "StatementStarted",
            "StatementDone",
            "StatementStarted",
            "StatementDone",
            "Finished");
    assertThat(events)
        .contains(
            new MigrationEvent.Planned(Direction.UP, List.of("20260101_001"), 2),
            new MigrationEvent.StatementStarted("20260101_001", 2, 2, "ALTER TABLE a ADD b int"),
            new MigrationEvent.StatementDone("20260101_001", 2, 2, false));
  }

  @Test
  void a_run_stops_exactly_at_its_target() {
    writeThree();

    assertThat(migrator().migrateTo("20260101_002").migrations()).hasSize(2);

    assertThat(states())
        .containsExactly(MigrationState.DONE, MigrationState.DONE, MigrationState.PENDING);
  }

  @Test
  void an_unknown_target_is_an_error_and_runs_nothing() {
    writeThree();

    assertThatThrownBy(() -> migrator().migrateTo("20260101_02"))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "There is no migration \"20260101_02\". Did you mean \"20260101_002\"? Versions go from"
                + " 20260101_001 to 20260102_001. [coodie-917]");

    assertThat(Keyspaces.tables(coodie, keyspace)).isEmpty();
  }

  @Test
  void a_target_that_is_applied_already_runs_nothing() {
    writeThree();
    migrator().migrateTo("20260101_002");

    MigrationRun run = migrator().migrateTo("20260101_001");

    assertThat(run.isEmpty()).isTrue();
    assertThat(run.summary())
        .isEqualTo("Nothing to do: 20260101_001 and all before it are already applied.");
    assertThat(states().get(2)).isEqualTo(MigrationState.PENDING);
  }

  @Test
  void all_problems_are_told_at_once_and_nothing_is_run() throws IOException {
    writeThree();
    migrator().migrate();
    delete("20260102_001_age");
    write("20260101_001_users", "CREATE TABLE users (id bigint PRIMARY KEY);");
    delete("20260101_002_nickname");
    write("20260101_003_late", "CREATE TABLE late (id int PRIMARY KEY);");

    assertThat(migrator().verify())
        .extracting(MigrationProblem::kind, MigrationProblem::version)
        .containsExactly(
            tuple(Kind.CHANGED, "20260101_001"),
            tuple(Kind.MISSING, "20260101_002"),
            tuple(Kind.OUT_OF_ORDER, "20260101_003"),
            tuple(Kind.UNKNOWN, "20260102_001"));
    assertThatThrownBy(() -> migrator().migrate())
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("Nothing was run, because of 4 problems:\n- CHANGED 20260101_001: ")
        .hasMessageContaining("\n- MISSING 20260101_002: ")
        .hasMessageContaining("\n- OUT_OF_ORDER 20260101_003: ")
        .hasMessageContaining("\n- UNKNOWN 20260102_001: ")
        .hasMessageEndingWith("[coodie-921]");
    assertThat(Keyspaces.tables(coodie, keyspace)).doesNotContain("late");
    assertThat(migrator().plan().problems()).hasSize(4);
  }

  @Test
  void comments_and_white_space_and_the_down_section_may_change() {
    writeThree();
    migrator().migrate();
    write("20260102_001_age", "-- how old\nALTER TABLE users\n  ADD age int ;\n-- coodie:down\nA;");

    assertThat(migrator().verify()).isEmpty();
  }

  @Test
  void a_later_migration_may_be_applied_first_when_allowed() {
    writeThree();
    migrator().migrate();
    write("20260101_003_late", "CREATE TABLE late (id int PRIMARY KEY);");

    MigrationRun run = migrator().outOfOrder(true).migrate();

    assertThat(run.migrations())
        .extracting(MigrationRun.Ran::version)
        .containsExactly("20260101_003");
  }

  @Test
  void a_destructive_statement_is_refused_before_anything_runs() {
    writeThree();
    write("20260103_001_drop", "CREATE TABLE x (id int PRIMARY KEY);\nDROP TABLE users;");

    assertThatThrownBy(() -> migrator().allowDestructive(true).migrate())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("- DESTRUCTIVE 20260103_001: ")
        .hasMessageContaining("20260103_001_drop.cql:2 drops or truncates something")
        .hasMessageContaining("-- coodie:destructive");

    assertThat(Keyspaces.tables(coodie, keyspace)).isEmpty();
  }

  @Test
  void a_destructive_statement_runs_when_the_file_allows_it() {
    writeThree();
    write("20260103_001_drop", "-- coodie:destructive\nDROP TABLE users;");

    migrator().migrate();

    assertThat(Keyspaces.tables(coodie, keyspace)).doesNotContain("users");
  }

  @Test
  void a_keyspace_that_does_not_exist_is_an_error() {
    writeThree();
    Coodie other = Coodie.of(new WatchedDriver(session, "no_such_keyspace"));

    Migrator migrator = Migrator.of(other).directory(directory);

    assertThat(migrator.status()).hasSize(3);
    assertThatThrownBy(migrator::migrate)
        .hasMessageStartingWith("There is no keyspace no_such_keyspace.")
        .hasMessageEndingWith("[coodie-928]");
  }

  @Test
  void a_connection_without_a_keyspace_or_a_migrator_without_a_source_is_an_error() {
    Coodie none =
        Coodie.of(
            statement -> CompletableFuture.completedFuture(ResultPage.empty()),
            CoodieConfig.defaults());

    assertThatThrownBy(() -> Migrator.of(none)).hasMessageEndingWith("[coodie-901]");
    assertThatThrownBy(() -> Migrator.of(coodie).status()).hasMessageEndingWith("[coodie-916]");
  }
}
