package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.SchemaLock;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.ResultPage;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.MigrationException;
import dev.coodie.error.SchemaException;
import dev.coodie.migrations.MigrationProblem.Kind;
import dev.coodie.schema.Replication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations on a real node. */
class MigratorTest {
  private static EmbeddedCassandra node;
  private static CqlSession session;

  @TempDir Path directory;
  private String keyspace;
  private CqlSession own;
  private WatchedDriver driver;
  private Coodie coodie;

  @BeforeAll
  static void connect() {
    node = EmbeddedCassandra.shared();
    session = node.sessionBuilder().build();
  }

  @AfterAll
  static void disconnect() {
    session.close();
    node.close();
  }

  @BeforeEach
  void create() {
    keyspace = "Migrate_" + UUID.randomUUID().toString().substring(0, 8);
    Coodie.of(new WatchedDriver(session, keyspace))
        .schema()
        .createKeyspace(keyspace, Replication.simple(1));
    own = node.sessionBuilder().withKeyspace('"' + keyspace + '"').build();
    driver = new WatchedDriver(own, keyspace);
    coodie = Coodie.of(driver);
  }

  @AfterEach
  void drop() {
    try {
      Coodie.of(new WatchedDriver(session, keyspace)).schema().dropKeyspace(keyspace);
    } finally {
      own.close();
    }
  }

  private void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name + ".cql"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String name) throws IOException {
    Files.delete(directory.resolve(name + ".cql"));
  }

  private Migrator migrator() {
    return Migrator.of(coodie).directory(directory);
  }

  private void writeThree() {
    write(
        "20260101_001_users",
        "CREATE TABLE users (id int PRIMARY KEY, name text);\n"
            + "INSERT INTO users (id, name) VALUES (1, 'Ann');\n"
            + "-- coodie:down\nDROP TABLE users;");
    write(
        "20260101_002_nickname",
        "ALTER TABLE ${keyspace}.users ADD nickname text;\n"
            + "-- coodie:down\nALTER TABLE users DROP nickname;");
    write(
        "20260102_001_age",
        "ALTER TABLE users ADD age int;\n-- coodie:down\nALTER TABLE users DROP age;");
  }

  private List<String> columns(String table) {
    return coodie
        .execute(
            "SELECT column_name FROM system_schema.columns WHERE keyspace_name = ? AND table_name ="
                + " ?",
            keyspace,
            table)
        .stream()
        .map(row -> row.get(0, String.class))
        .toList();
  }

  private List<MigrationState> states() {
    return migrator().status().stream().map(MigrationInfo::state).toList();
  }

  // What runs, and what is recorded

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
    assertThat(run.summary()).isEqualTo("Nothing to do: all migrations are applied already.");
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

  // Targets

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
        .isEqualTo("Nothing to do: 20260101_001 and all before it are applied already.");
    assertThat(states().get(2)).isEqualTo(MigrationState.PENDING);
  }

  // What is refused

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

  // Down

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

  // Failures

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

  // Copies

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
    driver.answerLost = s -> s.text().startsWith("INSERT INTO") && s.text().contains("b\"");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageContaining("It may have been run");
    assertThat(coodie.execute("SELECT * FROM b")).isNotEmpty();
    driver.answerLost = s -> false;

    migrator().migrate();

    assertThat(coodie.execute("SELECT * FROM b")).hasSize(2);
    assertThat(states()).containsExactly(MigrationState.DONE);
  }

  // Baseline and repair

  @Test
  void a_baseline_counts_as_applied_without_being_run() {
    writeThree();

    List<MigrationInfo> marked = migrator().baseline("20260101_002");

    assertThat(marked)
        .extracting(MigrationInfo::state)
        .containsExactly(MigrationState.BASELINE, MigrationState.BASELINE);
    assertThat(Keyspaces.tables(coodie, keyspace)).doesNotContain("users");
    assertThat(migrator().plan().migrations())
        .extracting(MigrationPlan.Planned::version)
        .containsExactly("20260102_001");
    assertThatThrownBy(() -> migrator().allowDestructive(true).down(1))
        .hasMessageContaining("it is a baseline and was not run");
    assertThat(migrator().baseline("20260101_002")).isEmpty();
    assertThat(migrator().history())
        .extracting(MigrationRecord::action)
        .containsOnly(MigrationRecord.Action.BASELINE);
  }

  @Test
  void a_change_is_accepted_and_a_missing_one_forgotten_when_told() throws IOException {
    writeThree();
    migrator().migrate();
    write("20260101_001_users", "CREATE TABLE users (id int PRIMARY KEY, name ascii);");
    delete("20260102_001_age");

    List<MigrationInfo> changed =
        migrator().repair(Repair.acceptChanged(), Repair.forget("20260102_001"));

    assertThat(changed)
        .extracting(MigrationInfo::version)
        .containsExactly("20260101_001", "20260102_001");
    assertThat(migrator().verify()).isEmpty();
    assertThat(migrator().status()).hasSize(2);
    assertThat(migrator().history())
        .extracting(MigrationRecord::note)
        .contains("forgotten; it was DONE");
  }

  @Test
  void a_repair_that_does_not_fit_changes_nothing() {
    writeThree();
    migrator().migrate();

    assertThatThrownBy(() -> migrator().repair(Repair.forget("20260101_001")))
        .hasMessageContaining("it is applied")
        .hasMessageEndingWith("[coodie-930]");
    assertThatThrownBy(() -> migrator().repair(Repair.acceptChanged("20260101_001")))
        .hasMessageContaining("it has not changed");
    assertThatThrownBy(() -> migrator().repair(Repair.forget("20260101_009")))
        .hasMessageEndingWith("[coodie-917]");
    assertThat(migrator().repair(Repair.acceptChanged())).isEmpty();
    assertThat(states()).containsOnly(MigrationState.DONE);
  }

  // Several processes

  @Test
  void of_several_that_start_at_once_one_does_the_work() {
    writeThree();
    List<CompletableFuture<MigrationRun>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> migrator().migrate()));
    }

    List<MigrationRun> results = runs.stream().map(CompletableFuture::join).toList();

    assertThat(results).filteredOn(run -> !run.isEmpty()).hasSize(1);
    assertThat(driver.sent).filteredOn(s -> s.text().startsWith("CREATE TABLE users")).hasSize(1);
    assertThat(migrator().history()).hasSize(3);
  }

  @Test
  void a_long_migration_keeps_the_lock_to_itself() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Migrator slow =
        Migrator.of(coodie)
            .migration(
                "20260101_001",
                "slow",
                context -> {
                  started.countDown();
                  go.await();
                  context.schema("CREATE TABLE a (id int PRIMARY KEY)");
                });
    CompletableFuture<MigrationRun> running = CompletableFuture.supplyAsync(slow::migrate);
    started.await();
    List<MigrationEvent> events = new ArrayList<>();

    assertThatThrownBy(
            () -> slow.lockPatience(Duration.ofMillis(300)).listener(events::add).migrate())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));

    assertThat(events).hasSize(1).allMatch(e -> e instanceof MigrationEvent.Waiting);
    go.countDown();
    assertThat(running.get().migrations()).hasSize(1);
    assertThat(coodie.schema().keyspace(keyspace).lockHolder()).isEmpty();
  }

  @Test
  void who_has_lost_the_lock_stops_before_its_next_statement_and_records_nothing_more()
      throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Migrator slow =
        Migrator.of(coodie)
            .migration(
                "20260101_001",
                "slow",
                context -> {
                  started.countDown();
                  go.await();
                  context.schema("CREATE TABLE a (id int PRIMARY KEY)");
                });
    CompletableFuture<MigrationRun> running = CompletableFuture.supplyAsync(slow::migrate);
    started.await();
    coodie.schema().keyspace(keyspace).forceUnlock();
    try (SchemaLock other = coodie.schema().keyspace(keyspace).lock(Duration.ofSeconds(10))) {
      go.countDown();

      assertThatThrownBy(running::get).hasStackTraceContaining("SchemaException");

      other.check();
      assertThat(Keyspaces.tables(coodie, keyspace)).doesNotContain("a");
      assertThat(slow.status())
          .extracting(MigrationInfo::state)
          .containsExactly(MigrationState.RUNNING);
    }
  }
}
