package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.StatementException;
import dev.coodie.migrations.write.MigrationWriter;
import dev.coodie.migrations.write.NewMigration;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.Replication;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Migrations that are written run, are undone, and run again. */
class UpDownUpTest extends MigrationsOnNode {
  private static final String T = "CREATE TABLE t (id int PRIMARY KEY, a text)";
  private static final String C = "CREATE TABLE c (id int PRIMARY KEY, n counter)";
  private static final String V =
      "CREATE MATERIALIZED VIEW v AS SELECT id, a FROM t WHERE a IS NOT NULL AND id IS NOT NULL"
          + " PRIMARY KEY (a, id)";
  private static final String ON_B =
      "CREATE MATERIALIZED VIEW v AS SELECT id, b FROM t WHERE b IS NOT NULL AND id IS NOT NULL"
          + " PRIMARY KEY (b, id)";
  private static final String PLACE = "CREATE TYPE place (north double)";
  private static final String COUNTER = "a counter again.";
  private static final String UDT = "a column of a user-defined type again.";
  private static final String VIEW = "the table has the materialized view v";

  /** What there is, what is wanted, and why something stays or does not come back. */
  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("a table", "", T, ""),
        kind("a column", T, T + ";ALTER TABLE t ADD b int", ""),
        kind("a column of two words", T, T + ";ALTER TABLE t ADD \"B b\" int", ""),
        kind("a vector", T, T + ";ALTER TABLE t ADD b vector<float, 3>", ""),
        kind("a masked column", T, T + ";ALTER TABLE t ADD b int MASKED WITH DEFAULT", ""),
        kind("a mask", T, T + ";ALTER TABLE t ALTER a MASKED WITH DEFAULT", ""),
        kind("a counter", C, C + ";ALTER TABLE c ADD m counter;" + T, COUNTER),
        kind(
            "a table with a type", "", PLACE + ";CREATE TABLE u (id int PRIMARY KEY, p place)", ""),
        kind(
            "a new type",
            T,
            T + ";" + PLACE + ";ALTER TABLE t ADD p place;ALTER TABLE t ADD b int",
            UDT),
        kind(
            "types in each other",
            T,
            T
                + ";"
                + PLACE
                + ";CREATE TYPE way (at frozen<place>);ALTER TABLE t ADD p list<frozen<way>>;"
                + C,
            UDT),
        kind(
            "a column under a view",
            T + ";" + V,
            T + ";ALTER TABLE t ADD b int;" + V + ";" + C,
            VIEW),
        kind(
            "a field",
            PLACE + ";" + T,
            PLACE + ";ALTER TYPE place ADD east double;" + T + ";" + C,
            "cannot drop a field"),
        kind("options", T, T + " WITH comment = 'it''s' AND default_time_to_live = 60", ""),
        kind("an index", T, T + ";CREATE INDEX i ON t (a)", ""),
        kind(
            "another index",
            T + ";CREATE INDEX i ON t (a)",
            T + ";CREATE INDEX i ON t (a) USING 'sai'",
            ""),
        kind(
            "another name of an index",
            T + ";CREATE INDEX i ON t (a)",
            T + ";CREATE INDEX j ON t (a)",
            ""),
        kind("no index", T + ";CREATE INDEX i ON t (a)", T, ""),
        kind("a view", T, T + ";" + V, ""),
        kind("a view of a new column", T, T + ";ALTER TABLE t ADD b int;" + ON_B, ""),
        kind(
            "another view",
            T + ";" + V,
            T + ";" + V.replace("a IS NOT NULL", "a IS NOT NULL AND id > 5"),
            ""),
        kind("no view", T + ";" + V, T, ""),
        kind("no table", T + ";" + C + ";CREATE INDEX i ON t (a)", C, ""),
        kind("no column", T + ";ALTER TABLE t ADD b int;CREATE INDEX i ON t (b)", T, ""),
        kind("no counter", C + ";ALTER TABLE c ADD m counter", C + ";" + T, COUNTER),
        kind("no type", T + ";" + PLACE + ";ALTER TABLE t ADD p frozen<place>", T, UDT),
        kind("no unused type", T + ";" + PLACE, T, ""));
  }

  private static Arguments kind(String name, String from, String to, String reason) {
    return Arguments.of(name, from, to, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void a_written_migration_is_applied_undone_and_applied_again(
      String name, String from, String to, String reason) throws IOException {
    KeyspaceDefinition wanted = wanted(to);
    run(from);
    String text = write(wanted);
    Migrator migrator = migrator().allowDestructive(true);

    migrator.migrate();
    assertThat(SchemaPlan.between(live(), wanted)).allMatch(c -> c.safety() == Safety.NOTED);
    migrator.down(1);
    migrator.migrate();

    assertThat(SchemaPlan.between(live(), wanted)).allMatch(c -> c.safety() == Safety.NOTED);
    String down = text.substring(text.indexOf("-- coodie:down")).replace("\n-- ", " ");
    assertThat(down).contains(reason);
    assertThat(down.contains(" stays: ") || down.contains(" does not come back: "))
        .isEqualTo(!reason.isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "only a field | CREATE TYPE p (a int); CREATE TABLE t (id int PRIMARY KEY)"
            + "| CREATE TYPE p (a int, b int); CREATE TABLE t (id int PRIMARY KEY)"
            + "| Field \"b\" of p stays: the server cannot drop a field of a type.",
        "another key | CREATE TABLE t (id int PRIMARY KEY, a int)"
            + "| CREATE TABLE t (id int, a int, PRIMARY KEY (id, a))"
            + "| A table is recreated here with another key or other types, and the old one is dropped."
      })
  void a_migration_that_cannot_be_undone_says_why(
      String name, String from, String to, String reason) throws IOException {
    KeyspaceDefinition wanted = wanted(to);
    run(from);

    String text = write(wanted);

    assertThat(text).doesNotContain("-- coodie:down");
    assertThat(text.replace("\n-- ", " ")).contains("Cannot be undone", reason);
    Migrator migrator = migrator().allowDestructive(true);
    migrator.migrate();
    assertThat(SchemaPlan.between(live(), wanted)).allMatch(c -> c.safety() == Safety.NOTED);
    assertThatThrownBy(() -> migrator.down(1)).hasMessageContaining("has no -- coodie:down");
  }

  /** As Cassandra 4.0 and ScyllaDB do. */
  @Test
  void a_server_that_cannot_parse_the_guard_of_a_column_runs_it_all_the_same() throws IOException {
    driver.lost = new StatementException("coodie-507", "No such syntax.", "ALTER", null);
    driver.notSent =
        statement ->
            statement.text().startsWith("ALTER")
                && statement.text().matches("(?s).* (ADD IF NOT|DROP IF) EXISTS .*");
    KeyspaceDefinition wanted =
        wanted(T + ";ALTER TABLE t ADD b int;" + V + ";CREATE TYPE p (a int, b int);" + C);
    run(
        T
            + ";"
            + V
            + ";CREATE TYPE p (a int);"
            + C
            + ";ALTER TABLE c ADD m counter;ALTER TABLE c ADD o counter");
    String text = write(wanted);
    assertThat(text)
        .contains(
            "ALTER TABLE t ADD IF NOT EXISTS \"b\" int;",
            "ALTER TYPE p ADD IF NOT EXISTS \"b\" int;",
            "ALTER TABLE c DROP IF EXISTS \"m\";");
    write("20260101_001_by_hand", text + "\n-- coodie:down\nDROP TABLE IF EXISTS nothing;");
    Files.delete(directory.resolve("20260131_001_change_it.cql"));
    Migrator migrator = migrator().allowDestructive(true);

    migrator.migrate();
    assertThat(SchemaPlan.between(live(), wanted)).allMatch(c -> c.safety() == Safety.NOTED);
    migrator.down(1);
    migrator.migrate();

    assertThat(SchemaPlan.between(live(), wanted)).allMatch(c -> c.safety() == Safety.NOTED);
    assertThat(driver.writes())
        .filteredOn(cql -> cql.startsWith("ALTER") && !cql.contains(" EXISTS "))
        .containsExactlyInAnyOrder(
            "ALTER TABLE t ADD \"b\" int",
            "ALTER TYPE p ADD \"b\" int",
            "ALTER TABLE c DROP \"m\"",
            "ALTER TABLE c DROP \"o\"");
  }

  private Schema schema() {
    return coodie.schema().keyspace(keyspace);
  }

  private KeyspaceDefinition live() {
    return schema().read().orElseThrow();
  }

  private void run(String statements) {
    for (String cql : statements.split(";")) {
      if (!cql.isBlank()) {
        schema().run(cql);
      }
    }
  }

  /** What the keyspace is after these, which it then is no more. */
  private KeyspaceDefinition wanted(String statements) {
    run(statements);
    KeyspaceDefinition wanted = live();
    schema().dropKeyspace(keyspace);
    schema().createKeyspace(keyspace, Replication.simple(1));
    driver.sent.clear();
    return wanted;
  }

  private String write(KeyspaceDefinition wanted) throws IOException {
    String text =
        MigrationWriter.between(live(), wanted)
            .exclusive()
            .withDestructive()
            .text("Change it")
            .orElseThrow();
    NewMigration file = NewMigration.in(directory, LocalDate.of(2026, 1, 31), "change it");
    file.write(text);
    driver.sent.clear();
    return Files.readString(file.file());
  }
}
