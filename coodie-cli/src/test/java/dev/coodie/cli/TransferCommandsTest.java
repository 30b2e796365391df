package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.cli.Cli.Outcome;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** export and import. */
class TransferCommandsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie
        .schema()
        .run(
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".things (id int PRIMARY KEY, name text, tags set<text>, at time,"
                + " number int)");
  }

  @BeforeEach
  void fill() {
    coodie.execute("TRUNCATE things");
    for (int id = 0; id < 30; id++) {
      coodie.execute("INSERT INTO things (id, name, tags) VALUES (?, 'a, \"b\"', {'x'})", id);
    }
  }

  private Cli cli() {
    return Cli.on(DATABASE.node(), directory).with("COODIE_KEYSPACE", DATABASE.keyspace());
  }

  @ParameterizedTest
  @ValueSource(strings = {"things.jsonl", "things.csv.gz", "things.parquet"})
  void a_table_goes_into_a_file_and_back(String file) throws IOException {
    Outcome exported = cli().run("export", "things", "-o", file);
    coodie.execute("TRUNCATE things");
    Outcome imported =
        cli().run("import", file, "--into", DATABASE.keyspace() + ".things", "--json");

    assertThat(exported.err()).isEmpty();
    assertThat(exported.code()).isZero();
    assertThat(exported.out())
        .isEqualTo("Exported 30 rows into " + directory.resolve(file) + ".\n");
    assertThat(imported.err()).isEmpty();
    assertThat(Json.read(imported.out()).get("rows").asInt()).isEqualTo(30);
    assertThat(imported.code()).isZero();
    assertThat(coodie.execute("SELECT * FROM things WHERE id = 7").get(0).get("name"))
        .isEqualTo("a, \"b\"");
  }

  @Test
  void the_parts_of_a_table_have_each_row_once() throws IOException {
    List<String> parts = cli().run("split", "things", "--parts", "3").out().lines().toList();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Outcome exported = cli().run("export", "things", "-o", i + ".jsonl", "--part", parts.get(i));
      assertThat(exported.err()).isEmpty();
      rows.addAll(Files.readAllLines(directory.resolve(i + ".jsonl")));
    }

    assertThat(parts).hasSize(3);
    assertThat(rows).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void split_tells_more_of_each_part_as_json() throws IOException {
    JsonNode parts = Json.read(cli().run("split", "things", "--parts", "2", "--json").out());

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).get("part").asText()).matches("[A-Za-z0-9_-]+");
    assertThat(parts.get(0).get("share").asDouble()).isBetween(0.4, 0.6);
    assertThat(parts.get(0).get("replicas").get(0).asText()).startsWith("127.");
    assertThat(parts.get(0).get("estimatedBytes").isNumber()).isTrue();
  }

  @Test
  void wrong_parts_are_refused_with_a_sentence() {
    Outcome changed = cli().run("export", "things", "-o", "out.jsonl", "--part", "nonsense");
    Outcome none = cli().run("split", "things", "--parts", "0");
    Outcome unknown = cli().run("split", "nothing", "--parts", "2");
    Outcome query =
        cli().run("export", "-q", "SELECT id FROM things", "-o", "out.jsonl", "--part", "nonsense");

    assertThat(changed.code()).isNotZero();
    assertThat(changed.err()).contains("not a part of a scan").contains("coodie-576");
    assertThat(none.err()).contains("--parts is 0").contains("coodie-1118");
    assertThat(unknown.err()).contains("There is no table \"nothing\"");
    assertThat(query.err()).contains("coodie-1125");
    assertThat(directory.resolve("out.jsonl")).doesNotExist();
  }

  @Test
  void what_a_file_cannot_hold_is_told_at_the_end() throws IOException {
    coodie.execute("INSERT INTO things (id, at) VALUES (1, blobAsTime(0x7fffffffffffffff))");
    coodie.execute("INSERT INTO things (id, number) VALUES (2, blobAsInt(0x))");

    Outcome lines = cli().run("export", "things", "-o", "things.jsonl", "--ttl", "--write-time");
    Outcome told = cli().run("export", "things", "-o", "things.parquet");
    Outcome json = cli().run("export", "things", "-o", "again.parquet", "--json");

    assertThat(lines.out())
        .isEqualTo("Exported 30 rows into " + directory.resolve("things.jsonl") + ".\n");
    assertThat(Files.readString(directory.resolve("things.jsonl")))
        .contains("\"at\":\"0x7fffffffffffffff\"");
    assertThat(told.code()).isZero();
    assertThat(told.out())
        .endsWith(
            "\nNot kept: \"number\": a value of no bytes is null in Parquet; JSON lines and CSV keep"
                + " it (once).\n");
    assertThat(Json.read(json.out()).get("notKept").get(0).asText())
        .startsWith("\"number\": a value");
  }

  @Test
  void bytes_that_are_no_value_of_their_type_are_shown() {
    coodie.execute("INSERT INTO things (id, at) VALUES (1, blobAsTime(0xffffffffffffffff))");

    for (String format : List.of("--json", "--csv", "")) {
      Outcome shown =
          format.isEmpty()
              ? cli().run("query", "SELECT at FROM things WHERE id = 1")
              : cli().run("query", "SELECT at FROM things WHERE id = 1", format);

      assertThat(shown.code()).isZero();
      assertThat(shown.out()).contains("0xffffffffffffffff");
    }
  }

  @Test
  void a_parameter_of_a_hundred_thousand_digits_is_refused_and_not_worked_out() {
    Outcome refused =
        cli().run("query", "SELECT * FROM things WHERE id = ?", "--param", "9".repeat(100_000));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).endsWith("[coodie-1118]\n").doesNotContain("9999999999");
  }

  @Test
  void a_timestamp_finer_than_milliseconds_is_rejected_unless_it_is_to_be_cut() throws IOException {
    coodie.execute("CREATE TABLE moments (id int PRIMARY KEY, at timestamp)");
    Files.writeString(
        directory.resolve("fine.jsonl"), "{\"id\": 70, \"at\": \"2026-05-06T05:08:09.0019Z\"}\n");

    Outcome exact = cli().run("import", "fine.jsonl", "--into", "moments");
    Outcome cut = cli().run("import", "fine.jsonl", "--into", "moments", "--timestamps", "millis");

    assertThat(exact.code()).isEqualTo(3);
    assertThat(cut.code()).as(cut.err()).isZero();
    assertThat(coodie.execute("SELECT at FROM moments WHERE id = 70").get(0).get("at"))
        .isEqualTo(Instant.parse("2026-05-06T05:08:09.001Z"));
  }

  @Test
  void rows_of_a_query_are_written() throws IOException {
    Outcome outcome =
        cli()
            .run(
                "export",
                "--query",
                "SELECT id, name AS title FROM things WHERE id = ?",
                "--param",
                "7",
                "-o",
                "one.csv");

    assertThat(outcome.code()).isZero();
    assertThat(Files.readString(directory.resolve("one.csv")))
        .isEqualTo("id,title\r\n7,\"a, \"\"b\"\"\"\r\n");
  }

  @Test
  void rejects_are_written_to_a_file_and_the_code_is_3() throws IOException {
    Files.writeString(directory.resolve("in.jsonl"), "{\"id\": 1}\n{\"id\": \"x\"}\n");

    Outcome outcome = cli().run("import", "in.jsonl", "--into", "things");

    Path rejects = directory.resolve("in.jsonl.rejects");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out())
        .isEqualTo(
            "Imported 1 record into "
                + DATABASE.keyspace()
                + ".things; rejected 1, see "
                + rejects
                + ".\n");
    JsonNode reject = Json.read(Files.readString(rejects));
    assertThat(reject.get("line").asInt()).isEqualTo(2);
    assertThat(reject.get("reason").asText()).isEqualTo("column \"id\": the value is no int");
    assertThat(reject.get("record").asText()).isEqualTo("{\"id\": \"x\"}");
  }

  @Test
  void too_many_rejects_stop_the_import_and_it_can_go_on() throws IOException {
    Files.writeString(
        directory.resolve("in.jsonl"), "{\"id\": \"x\"}\n{\"id\": \"y\"}\n{\"id\": 99}\n");

    Outcome stopped = cli().run("import", "in.jsonl", "--into", "things", "--max-rejects", "1");
    Outcome again = cli().run("import", "in.jsonl", "--into", "things");
    Outcome resumed = cli().run("import", "in.jsonl", "--into", "things", "--resume");

    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.errLines())
        .singleElement()
        .asString()
        .contains("more than the 1 of --max-rejects")
        .endsWith("[coodie-858]");
    assertThat(again.errLines())
        .singleElement()
        .asString()
        .contains("Continue with --resume")
        .endsWith("[coodie-856]");
    assertThat(resumed.code()).isEqualTo(3);
    assertThat(Files.readAllLines(directory.resolve("in.jsonl.rejects"))).hasSize(2);
    assertThat(coodie.execute("SELECT id FROM things WHERE id = 99")).hasSize(1);
  }

  @Test
  void a_file_that_is_there_is_not_replaced_by_accident() throws IOException {
    Files.writeString(directory.resolve("out.jsonl"), "mine");

    Outcome refused = cli().run("export", "things", "-o", "out.jsonl");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .contains("replace it with --overwrite")
        .endsWith("[coodie-853]");
    assertThat(Files.readString(directory.resolve("out.jsonl"))).isEqualTo("mine");

    assertThat(cli().run("export", "things", "-o", "out.jsonl", "--overwrite").code()).isZero();
    assertThat(Files.readAllLines(directory.resolve("out.jsonl"))).hasSize(30);
  }

  @Test
  void an_interrupted_export_is_130_and_goes_on() throws IOException {
    Cli interrupted = cli().interrupted();
    Outcome stopped =
        interrupted.run(
            "export", "--query", "SELECT * FROM things", "--page-size", "10", "-o", "out.jsonl");
    List<String> first = Files.readAllLines(directory.resolve("out.jsonl"));
    Outcome resumed =
        cli()
            .run(
                "export",
                "--query",
                "SELECT * FROM things",
                "--page-size",
                "10",
                "-o",
                "out.jsonl",
                "--resume");

    assertThat(stopped.code()).isEqualTo(130);
    assertThat(stopped.err())
        .isEqualTo("coodie: Interrupted after 10 rows. Continue with --resume. [coodie-1127]\n");
    assertThat(first).hasSize(10);
    assertThat(resumed.code()).isZero();
    assertThat(Files.readAllLines(directory.resolve("out.jsonl")))
        .hasSize(30)
        .doesNotHaveDuplicates()
        .startsWith(first.toArray(new String[0]));
  }

  @Test
  void an_interrupted_import_is_130_and_goes_on() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int id = 100; id < 140; id++) {
      rows.append("{\"id\": ").append(id).append("}\n");
    }
    Files.writeString(directory.resolve("in.jsonl"), rows);

    Outcome stopped = cli().interrupted().run("import", "in.jsonl", "--into", "things");
    Outcome resumed = cli().run("import", "in.jsonl", "--into", "things", "--resume", "--json");

    assertThat(stopped.code()).isEqualTo(130);
    assertThat(stopped.err()).contains("Interrupted after 1 rows. Continue with --resume.");
    assertThat(Json.read(resumed.out()).get("rows").asInt()).isEqualTo(40);
    assertThat(Json.read(resumed.out()).get("resumedAfter").asInt()).isEqualTo(1);
    assertThat(coodie.execute("SELECT id FROM things")).hasSize(70);
  }
}
