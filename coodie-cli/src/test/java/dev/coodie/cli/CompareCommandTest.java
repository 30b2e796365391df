package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.cli.Cli.Outcome;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.schema.definition.Replication;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** compare. */
class CompareCommandTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    for (String table : List.of("one", "two")) {
      coodie
          .schema()
          .run(
              "CREATE TABLE "
                  + DATABASE.keyspace()
                  + "."
                  + table
                  + " (id int PRIMARY KEY, name text)");
    }
  }

  @BeforeEach
  void fill() {
    coodie.execute("TRUNCATE one");
    coodie.execute("TRUNCATE two");
    for (int id = 0; id < 20; id++) {
      coodie.execute("INSERT INTO one (id, name) VALUES (?, 'hunter2')", id);
      coodie.execute("INSERT INTO two (id, name) VALUES (?, 'hunter2')", id);
    }
  }

  private Cli cli() {
    return Cli.on(DATABASE.node(), directory).with("COODIE_KEYSPACE", DATABASE.keyspace());
  }

  private static void differ() {
    coodie.execute("DELETE FROM one WHERE id = 1");
    coodie.execute("INSERT INTO one (id, name) VALUES (100, 'new')");
    coodie.execute("UPDATE one SET name = 'other' WHERE id = 3");
    coodie.execute("UPDATE two SET name = 'newer' WHERE id = 4");
  }

  @Test
  void the_same_is_told_in_a_sentence() {
    Outcome outcome = cli().run("compare", "one", "two");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEqualTo("Compared 20 rows: all are the same.\n");
  }

  @Test
  void differences_are_lines_on_standard_output_without_values() throws IOException {
    differ();

    Outcome outcome = cli().run("compare", "one", "two");
    Outcome values = cli().run("compare", "one", "two", "--values", "--json");

    assertThat(outcome.code()).isEqualTo(ExitCode.FOUND);
    assertThat(outcome.out().lines()).hasSize(4);
    assertThat(outcome.out()).doesNotContain("hunter2").doesNotContain("newer");
    assertThat(outcome.err())
        .isEqualTo(
            "Compared 21 rows: 1 only in A, "
                + DATABASE.keyspace()
                + ".one; 1 only in B, "
                + DATABASE.keyspace()
                + ".two; 2 with other cells.\n");
    assertThat(values.out()).contains("newer");
    JsonNode summary = Json.read(values.err());
    assertThat(summary.get("differentRows").asInt()).isEqualTo(2);
    assertThat(summary.get("rows").asInt()).isEqualTo(21);
  }

  @Test
  void a_repair_is_planned_then_applied_and_nothing_is_left() throws IOException {
    differ();
    Outcome planned = cli().run("compare", "one", "two", "-o", "out.jsonl", "--repair", "b");
    Outcome careful =
        cli().run("compare", "one", "two", "-o", "2.jsonl", "--repair", "b", "--apply");
    Outcome applied =
        cli()
            .run(
                "compare",
                "one",
                "two",
                "-o",
                "3.jsonl",
                "--repair",
                "b",
                "--apply",
                "--delete",
                "--force");
    Outcome after = cli().run("compare", "one", "two");

    assertThat(planned.code()).isEqualTo(ExitCode.FOUND);
    assertThat(planned.out())
        .endsWith(
            " would be: 1 row written; 1 cell written; 1 newer cell left (--force); 1 row or cell"
                + " that the source has not left (--delete). Nothing was written; add --apply.\n");
    assertThat(Files.readAllLines(directory.resolve("out.jsonl"))).hasSize(4);
    assertThat(careful.code()).isEqualTo(ExitCode.FOUND);
    assertThat(careful.out()).contains("Repaired ").contains("1 row written; 1 cell written");
    assertThat(applied.code()).isZero();
    assertThat(after.code()).isZero();
  }

  @Test
  void parts_are_shared_by_several() throws IOException {
    differ();
    List<String> lines = new ArrayList<>();
    for (String part : cli().run("split", "one", "--parts", "3").out().lines().toList()) {
      Outcome outcome = cli().run("compare", "one", "two", "--part", part);
      outcome.out().lines().forEach(lines::add);
    }

    assertThat(lines).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void an_interrupted_one_is_resumed() throws IOException {
    differ();
    Outcome stopped = cli().interrupted().run("compare", "one", "two", "-o", "out.jsonl");
    Outcome lost = cli().interrupted().run("compare", "one", "two");
    Outcome resumed = cli().run("compare", "one", "two", "-o", "out.jsonl", "--resume");

    assertThat(stopped.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(stopped.err()).contains("Continue with --resume. [coodie-1127]");
    assertThat(lost.err()).doesNotContain("--resume");
    assertThat(resumed.code()).isEqualTo(ExitCode.FOUND);
    assertThat(Files.readAllLines(directory.resolve("out.jsonl"))).hasSize(4);
  }

  @Test
  void the_table_of_another_cluster_is_compared() throws IOException {
    try (EmbeddedCassandra node = EmbeddedCassandra.builder().passwordAuthentication().start();
        Coodie other =
            Coodie.connect(
                CoodieConfig.at(node.address() + ":" + node.port())
                    .localDatacenter(node.localDatacenter())
                    .credentials(EmbeddedCassandra.USER, EmbeddedCassandra.PASSWORD))) {
      String keyspace = DATABASE.keyspace();
      other.schema().createKeyspace(keyspace, Replication.simple(1));
      other.schema().run("CREATE TABLE " + keyspace + ".one (id int PRIMARY KEY, name text)");
      Files.writeString(directory.resolve("secret"), EmbeddedCassandra.PASSWORD + "\n");
      String[] to = {
        "compare",
        "one",
        "--to-hosts",
        node.address(),
        "--to-port",
        String.valueOf(node.port()),
        "--to-user",
        EmbeddedCassandra.USER,
        "--to-password-file",
        "secret",
        "--repair",
        "b",
        "--apply"
      };

      Outcome repaired = cli().run(to);
      Outcome again = cli().run(to);
      Outcome variables =
          cli()
              .with("COODIE_TO_HOSTS", node.address() + ":" + node.port())
              .with("COODIE_TO_USER", EmbeddedCassandra.USER)
              .with("COODIE_TO_PASSWORD", "wrong")
              .run("compare", "one");

      assertThat(repaired.err()).contains("20 only in A").contains("20 rows written");
      assertThat(repaired.code()).isZero();
      assertThat(again.err()).isEqualTo("Compared 20 rows: all are the same.\n");
      assertThat(variables.code()).isEqualTo(ExitCode.NOT_CONNECTED);
      assertThat(other.execute("SELECT * FROM " + keyspace + ".one")).hasSize(20);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one | Give a second table, or its cluster with --to-hosts.",
        "one one | Both are the same table",
        "one nothing | There is no table \"nothing\"",
        "one two --apply | --repair a",
        "one two --repair c | --repair",
        "one two --resume | Name it with --output.",
        "one two -o x --resume --overwrite | Give one of them.",
        "one two --part nonsense | not a part of a scan",
        "one two --columns no | has no column \"no\"",
        "one two --page-size 0 | --page-size is from 1",
        "one --to-password x | Do not give a password on the command line"
      })
  void wrong_use_is_a_sentence(String arguments, String sentence) {
    List<String> all = new ArrayList<>(List.of("compare"));
    all.addAll(List.of(arguments.split(" ")));

    Outcome outcome = cli().run(all.toArray(String[]::new));

    assertThat(outcome.code()).isIn(ExitCode.WRONG_USE, ExitCode.FAILED);
    assertThat(outcome.err()).contains(sentence);
    assertThat(outcome.errLines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
  }
}
