package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.cli.Cli.Outcome;
import dev.coodie.cql.CqlSource;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** plan, apply, diff and makemigration with the documents of a package of these tests. */
class SchemaCommandsTest {
  @RegisterExtension
  final EmbeddedCoodieExtension database = EmbeddedCoodieExtension.withDocuments();

  @TempDir private Path directory;

  private Cli cli() {
    return Cli.on(database.node(), directory).with("COODIE_KEYSPACE", database.keyspace());
  }

  private static String[] shop(String... arguments) {
    String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
    return Stream.concat(
            Stream.of(arguments),
            Stream.of("--classpath", classes, "--package", "dev.coodie.cli.shop"))
        .toArray(String[]::new);
  }

  @Test
  void plan_apply_and_diff_agree() throws IOException {
    JsonNode plan = Json.read(cli().run(shop("plan", "--json")).out());
    assertThat(plan.get("statements").toString()).contains("CREATE TABLE", "product");
    assertThat(plan.get("changes").get(0).get("safety").asText()).isEqualTo("safe");
    assertThat(cli().run(shop("diff")).code()).isEqualTo(3);
    assertThat(cli().run(shop("plan")).code()).isZero();
    assertThat(cli().run(shop("plan", "--exit-code")).code()).isEqualTo(3);

    Outcome applied = cli().run(shop("apply", "--yes"));
    assertThat(applied.err()).isEmpty();
    assertThat(applied.code()).isZero();
    assertThat(database.coodie().execute("SELECT id, name, price FROM product")).isEmpty();

    Outcome same = cli().run(shop("diff"));
    assertThat(same.out()).isEqualTo("No differences.\n");
    assertThat(same.code()).isZero();
    assertThat(cli().run(shop("plan", "--exit-code")).code()).isZero();
    assertThat(cli().run(shop("plan", "--cql")).out()).isEmpty();
  }

  @Test
  void cql_is_what_could_be_run() {
    Outcome outcome = cli().run(shop("plan", "--cql"));

    assertThat(outcome.out()).startsWith("CREATE TABLE").endsWith(";\n");
    assertThat(CqlScript.statements(new CqlSource("plan", outcome.out()))).hasSizeGreaterThan(1);
  }

  @Test
  void apply_asks_and_takes_no_for_an_answer() {
    Cli cli = cli().answering("n");

    Outcome outcome = cli.run(shop("apply"));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("You declined, so nothing was changed.", "[coodie-1116]");
    assertThat(cli.questions()).singleElement().asString().endsWith("? [y/N] ");
    assertThat(database.coodie().schema().read().orElseThrow().tables()).isEmpty();
  }

  @Test
  void apply_asks_and_takes_yes_for_an_answer() {
    assertThat(cli().answering("y").run(shop("apply")).code()).isZero();

    assertThat(database.coodie().execute("SELECT id FROM product")).isEmpty();
  }

  @Test
  void apply_without_a_terminal_needs_yes() {
    Outcome outcome = cli().run(shop("apply"));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Give --yes to continue without a question. [coodie-1115]");
  }

  @Test
  void apply_refuses_what_is_impossible_before_it_asks() {
    database.coodie().execute("CREATE TABLE product (name text PRIMARY KEY, id int)");
    Cli cli = cli().answering("y");

    Outcome outcome = cli.run(shop("apply"));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(cli.questions()).isEmpty();
    assertThat(outcome.out()).contains("coodie apply refuses this plan: ");
    assertThat(database.coodie().execute("SELECT name, id FROM product")).isEmpty();
  }

  @Test
  void a_plan_names_the_option_that_allows_what_is_destructive() {
    assertThat(cli().run(shop("apply", "--yes")).code()).isZero();
    database.coodie().execute("ALTER TABLE product ADD gone text");

    assertThat(cli().run(shop("plan")).out())
        .contains("1 destructive change is left out. To make it, use --allow-destructive.");
  }

  @Test
  void a_snapshot_is_compared_without_a_server() {
    assertThat(cli().run("diff", "--write-snapshot", "before.json").code()).isZero();
    assertThat(cli().run(shop("apply", "--yes")).code()).isZero();
    assertThat(cli().run("diff", "--write-snapshot", "after.json").code()).isZero();
    Cli offline = new Cli(directory).with("COODIE_PORT", "1");

    Outcome differs = offline.run(shop("diff", "--snapshot", "before.json"));
    Outcome same = offline.run(shop("diff", "--snapshot", "after.json"));

    assertThat(differs.code()).isEqualTo(3);
    assertThat(same.err() + same.out()).isEqualTo("No differences.\n");
    assertThat(same.code()).isZero();
  }

  @Test
  void makemigration_writes_a_file_that_migrate_applies() throws IOException {
    Outcome made = cli().run(shop("makemigration", "add products", "-m", "cql"));

    assertThat(made.err()).isEmpty();
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory.resolve("cql"))) {
      files = listed.toList();
    }
    assertThat(files).singleElement().asString().endsWith("_001_add_products.cql");
    assertThat(Files.readString(files.get(0))).contains("-- coodie:up", "CREATE TABLE");
    assertThat(cli().run("migrate", "-m", "cql").err()).doesNotContain("coodie:");
    assertThat(cli().run(shop("diff")).out()).isEqualTo("No differences.\n");
  }

  @Test
  void makemigration_can_only_print() throws IOException {
    Outcome made = cli().run(shop("makemigration", "add products", "--dry-run", "-m", "cql"));

    assertThat(made.out()).contains("-- coodie:up", "CREATE TABLE");
    assertThat(directory.resolve("cql")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diff --write-snapshot x.json",
        "diff SHOP",
        "plan SHOP",
        "apply --yes SHOP",
        "makemigration more SHOP",
        "generate --package a.b",
        "migrate -m .",
        "rollback --yes -m .",
        "status -m .",
        "verify -m .",
        "baseline 20260101_001 -m .",
        "repair --forget 20260101_001 -m .",
        "export things -o x.json",
        "query SELECT",
      })
  void a_keyspace_that_is_not_there_is_told_with_its_like_and_how_to_create_it(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.replace(" SHOP", "").split(" ")));
    arguments.addAll(List.of("-k", database.keyspace() + "x"));
    String[] all = arguments.toArray(String[]::new);

    Outcome outcome = cli().run(command.endsWith("SHOP") ? shop(all) : all);

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .startsWith("coodie: There is no keyspace " + database.keyspace() + "x. Did you mean \"")
        .contains("There are: ", database.keyspace())
        .contains("coodie query \"CREATE KEYSPACE " + database.keyspace() + "x WITH replication")
        .endsWith("[coodie-1126]");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void the_keyspace_of_the_connection_can_be_created() {
    String keyspace = database.keyspace() + "_new";
    try {
      Outcome outcome =
          cli()
              .run(
                  "query",
                  "-k",
                  keyspace,
                  "CREATE KEYSPACE "
                      + keyspace
                      + " WITH replication = {'class': 'NetworkTopologyStrategy',"
                      + " 'replication_factor': 1}; CREATE TABLE t (id int PRIMARY KEY)");

      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out()).isEqualTo("Done.\n");
      assertThat(cli().run("query", "SELECT * FROM t", "-k", keyspace).code()).isZero();
    } finally {
      database.coodie().schema().dropKeyspace(keyspace);
    }
  }
}
