package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.cli.Cli.Outcome;
import dev.coodie.schema.SchemaLock;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** migrate, rollback, status, verify, baseline and repair, and generate. */
class MigrationCommandsTest {
  @RegisterExtension
  final EmbeddedCoodieExtension database = EmbeddedCoodieExtension.withDocuments();

  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(directory.resolve("migrations"));
    write(
        "20260101_001_create_users.cql",
        "-- coodie:up\nCREATE TABLE users (id int PRIMARY KEY, name text);\n"
            + "INSERT INTO users (id, name) VALUES (1, 'ann');\n"
            + "-- coodie:down\nDROP TABLE users;\n");
    write(
        "20260102_001_add_email.cql",
        "-- coodie:up\nALTER TABLE users ADD email text;\n"
            + "-- coodie:down\nALTER TABLE users DROP email;\n");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve("migrations").resolve(name), content);
  }

  private Outcome run(String... arguments) {
    return Cli.on(database.node(), directory)
        .with("COODIE_KEYSPACE", database.keyspace())
        .run(arguments);
  }

  private static JsonNode json(Outcome outcome) throws IOException {
    assertThat(outcome.err().lines().filter(line -> line.startsWith("coodie:"))).isEmpty();
    return Json.read(outcome.out());
  }

  @Test
  void migrations_are_applied_told_and_undone() throws IOException {
    assertThat(run("status", "--check").code()).isEqualTo(3);

    Outcome applied = run("migrate");
    assertThat(applied.code()).isZero();
    assertThat(applied.err())
        .contains("Applying 20260101_001 create users, 2 statements")
        .contains("Applying 20260102_001 add email, 1 statements")
        .doesNotContain("\r", "coodie:");
    assertThat(database.coodie().execute("SELECT email FROM users")).hasSize(1);

    assertThat(run("status", "--check").code()).isZero();
    assertThat(run("status").out()).contains("20260101_001", "create users", "done");
    JsonNode status = json(run("status", "--json"));
    assertThat(status.get("migrations")).hasSize(2);
    assertThat(status.get("migrations").get(0).get("state").asText()).isEqualTo("done");
    assertThat(json(run("status", "--history", "--json"))).hasSize(2);
    assertThat(run("verify").out()).isEqualTo("No problems.\n");
    assertThat(json(run("migrate", "--json")).get("migrations")).isEmpty();

    Outcome undone = run("rollback", "--yes", "--allow-destructive", "--json");
    assertThat(json(undone).get("migrations").get(0).get("version").asText())
        .isEqualTo("20260102_001");
    assertThat(run("status", "--check").code()).isEqualTo(3);
  }

  @Test
  void a_dry_run_shows_the_statements_and_writes_nothing() throws IOException {
    JsonNode plan = json(run("migrate", "--dry-run", "--json"));

    assertThat(plan.get("migrations")).hasSize(2);
    assertThat(run("migrate", "--dry-run").out()).contains("CREATE TABLE users");
    assertThat(database.coodie().schema().read().orElseThrow().tables()).isEmpty();
  }

  @Test
  void a_target_is_exact() {
    Outcome wrong = run("migrate", "--target", "20260101_009");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.errLines()).singleElement().asString().startsWith("coodie: ");
    assertThat(database.coodie().schema().read().orElseThrow().tables()).isEmpty();

    assertThat(run("migrate", "--target", "20260101_001").code()).isZero();
    assertThat(run("migrate", "--dry-run").out()).contains("email").doesNotContain("CREATE");
  }

  @Test
  void a_missing_directory_is_an_error() {
    Outcome outcome = run("migrate", "--migrations", "nowhere");

    assertThat(outcome.code()).isNotZero();
    assertThat(outcome.errLines()).singleElement().asString().contains("nowhere");
  }

  @Test
  void a_changed_migration_is_found_and_can_be_accepted() throws IOException {
    assertThat(run("migrate").code()).isZero();
    write("20260102_001_add_email.cql", "-- coodie:up\nALTER TABLE users ADD mail text;\n");

    Outcome verified = run("verify");
    assertThat(verified.code()).isEqualTo(3);
    assertThat(verified.out()).startsWith("20260102_001: ");
    assertThat(json(run("verify", "--json")).get(0).get("kind").asText()).isEqualTo("changed");
    assertThat(run("migrate").code()).isEqualTo(1);

    assertThat(run("repair", "--accept-changed").out()).contains("20260102_001 is now done");
    assertThat(run("verify").code()).isZero();
  }

  @Test
  void a_stored_error_is_told_in_short_and_with_its_version_once() throws IOException {
    write(
        "20260103_001_broken.cql",
        "-- coodie:up\nALTER TABLE no_table_" + "x".repeat(300) + " ADD a int;\n");
    assertThat(run("migrate").code()).isEqualTo(1);

    for (String command : List.of("status", "verify")) {
      assertThat(
              run(command).out().lines().filter(line -> line.startsWith("20260103_001 broken f")))
          .singleElement()
          .asString()
          .startsWith("20260103_001 broken failed; ")
          .contains("It failed with: ")
          .hasSizeLessThan(400)
          .doesNotContain("xxxxx")
          .endsWith(" .. (coodie status --json has all of it)");
    }
    assertThat(json(run("status", "--json")).toString()).contains("xxxxx");
  }

  @Test
  void a_baseline_runs_nothing() throws IOException {
    assertThat(json(run("baseline", "20260101_001", "--json"))).hasSize(1);

    assertThat(json(run("status", "--json")).get("migrations").get(0).get("state").asText())
        .isEqualTo("baseline");
    assertThat(database.coodie().schema().read().orElseThrow().tables())
        .noneMatch(table -> table.name().equals("users"));
  }

  @Test
  void rollback_asks() {
    assertThat(run("migrate").code()).isZero();

    Outcome outcome =
        Cli.on(database.node(), directory)
            .with("COODIE_KEYSPACE", database.keyspace())
            .answering("no")
            .run("rollback", "--allow-destructive");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("ALTER TABLE users DROP email");
    assertThat(database.coodie().execute("SELECT email FROM users")).hasSize(1);
  }

  @Test
  void a_lock_that_is_held_ends_patience_and_can_be_taken_away() {
    try (SchemaLock lock = database.coodie().schema().lock(Duration.ofSeconds(10))) {
      Outcome refused = run("migrate", "--patience", "0s");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains(lock.holder().host());

      Outcome forced = run("migrate", "--force-unlock");
      assertThat(forced.err()).contains("Took the lock away from " + lock.holder().host());
      assertThat(forced.code()).isZero();
    }
  }

  @Test
  void documents_are_written_for_what_is_there() throws IOException {
    assertThat(run("migrate").code()).isZero();

    JsonNode written =
        json(run("generate", "--package", "com.example.shop", "-o", "src", "--json"));

    Path file = directory.resolve("src/com/example/shop/Users.java");
    assertThat(written.get("files").toString()).contains("Users.java");
    assertThat(Files.readString(file)).contains("package com.example.shop;", "record Users(");
    Outcome again = run("generate", "--package", "com.example.shop", "-o", "src");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.errLines()).singleElement().asString().contains("Users.java");
  }
}
