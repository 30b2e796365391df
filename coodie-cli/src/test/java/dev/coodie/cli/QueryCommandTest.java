package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.cli.Cli.Outcome;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
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
            "CREATE TYPE " + DATABASE.keyspace() + ".point (x int, y int)",
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".things (id int PRIMARY KEY, name text, price decimal, tags set<text>,"
                + " counts map<text, bigint>, at timestamp, photo blob, place frozen<point>,"
                + " pair tuple<int, text>, took duration, vec vector<float, 2>)",
            "CREATE TABLE " + DATABASE.keyspace() + ".many (p int, c int, PRIMARY KEY (p, c))");
    coodie.execute(
        "INSERT INTO things (id, name, price, tags, counts, at, photo, place, pair, took, vec)"
            + " VALUES (1, 'a, \"b\"', 1.50, {'x', 'y'}, {'k': 7}, '2026-01-02T03:04:05Z', 0xcafe,"
            + " {x: 1, y: 2}, (3, 'it''s'), 1mo2d3h, [0.5, 1.5])");
    coodie.execute("INSERT INTO things (id, name) VALUES (2, '')");
    for (int c = 0; c < 1_201; c++) {
      coodie.execute("INSERT INTO many (p, c) VALUES (0, ?)", c);
    }
  }

  private Cli cli() {
    return Cli.on(DATABASE.node(), directory).with("COODIE_KEYSPACE", DATABASE.keyspace());
  }

  private Outcome query(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "query";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return cli().run(all);
  }

  @Test
  void rows_can_be_blocks_with_a_line_for_each_column() {
    Outcome outcome = query("-x", "SELECT id, name, price FROM things WHERE id IN (1, 2)");

    assertThat(outcome.out())
        .isEqualTo(
            """
            -- row 1
            id    | 1
            name  | a, "b"
            price | 1.50
            -- row 2
            id    | 2
            name  |
            price | <null>
            (2 rows)
            """
                .replace("name  |\n", "name  | \n"));
  }

  @Test
  void statements_without_rows_are_told_to_be_done_once() {
    Outcome outcome =
        query("UPDATE things SET name = 'z' WHERE id = 9; DELETE FROM things WHERE id = 9");

    assertThat(outcome.out()).isEqualTo("Done.\n");
    assertThat(query("--json", "DELETE FROM things WHERE id = 9").out()).isEmpty();
  }

  @Test
  void a_trace_follows_the_rows_as_a_waterfall() {
    Outcome outcome = query("--trace", "SELECT id, name FROM things WHERE id = ?", "--param", "1");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("(1 row)\nExecute CQL3 prepared query: SELECT id, name FROM things WHERE id = ?")
        .containsPattern("took \\d+\\.\\d{3} ms, coordinator 127.0.0.1, consistency LOCAL_ONE")
        .containsPattern(
            "\n +\\d+\\.\\d{3} ms \\|#* *\\| 127.0.0.1  .*Read 1 live rows and 0 tombstone");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void a_trace_is_json_where_rows_are_and_keeps_out_of_csv() throws IOException {
    Outcome json = query("--trace", "--json", "SELECT c FROM many WHERE p = 0");
    Outcome csv = query("--trace", "--csv", "SELECT id FROM things WHERE id = 1");

    assertThat(json.out().lines()).hasSize(1_201 + 2);
    JsonNode last = Json.read(json.out().lines().skip(1_202).findFirst().orElseThrow());
    assertThat(last.get("trace").get("durationMicros").asLong()).isPositive();
    assertThat(csv.out()).isEqualTo("id\r\n1\r\n");
    assertThat(csv.err()).contains("took ");
  }

  @Test
  void a_schema_statement_is_traced_too() {
    Outcome outcome = query("--trace", "CREATE TABLE traced (id int PRIMARY KEY)");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("CREATE TABLE traced").contains("took ");
  }

  @Test
  void a_table_is_aligned_and_tells_nulls_from_empty_texts() {
    Outcome outcome = query("SELECT id, name, price FROM things WHERE id IN (1, 2)");

    assertThat(outcome.out())
        .isEqualTo(
            """
            id | name   |  price
            ---+--------+-------
             1 | a, "b" |   1.50
             2 |        | <null>
            (2 rows)
            """);
    assertThat(outcome.code()).isZero();
  }

  @Test
  void csv_is_quoted_as_rfc_4180_says() {
    Outcome outcome = query("--csv", "SELECT id, name, price FROM things WHERE id IN (1, 2)");

    assertThat(outcome.out()).isEqualTo("id,name,price\r\n1,\"a, \"\"b\"\"\",1.50\r\n2,\"\",\r\n");
  }

  @Test
  void csv_without_rows_has_its_names() {
    assertThat(query("--csv", "SELECT id, name FROM things WHERE id = 9").out())
        .isEqualTo("id,name\r\n");
  }

  @Test
  void json_has_an_object_a_line() throws IOException {
    Outcome outcome = query("--json", "SELECT * FROM things WHERE id = 1");

    JsonNode row = Json.read(outcome.out());
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(row.get("name").asText()).isEqualTo("a, \"b\"");
    assertThat(row.get("price").decimalValue()).isEqualByComparingTo("1.50");
    assertThat(row.get("tags")).hasToString("[\"x\",\"y\"]");
    assertThat(row.get("counts")).hasToString("{\"k\":7}");
    assertThat(row.get("at").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(row.get("photo").asText()).isEqualTo("0xcafe");
    assertThat(row.get("place")).hasToString("{\"x\":1,\"y\":2}");
    assertThat(row.get("pair")).hasToString("[3,\"it's\"]");
    assertThat(row.get("took").asText()).isEqualTo("1mo2d3h");
    assertThat(row.get("vec")).hasSize(2);
  }

  @Test
  void all_pages_are_printed_in_order() {
    Outcome outcome = query("--csv", "SELECT c FROM many WHERE p = 0");

    assertThat(outcome.out().lines().skip(1).map(Integer::valueOf).toList())
        .hasSize(1_201)
        .isSorted()
        .endsWith(1_200);
  }

  @Test
  void a_limit_says_that_more_follow() {
    assertThat(query("--limit", "2", "SELECT c FROM many WHERE p = 0").out())
        .endsWith("(2 rows, more follow)\n");
    assertThat(query("--limit", "2", "SELECT id FROM things").out()).endsWith("(2 rows)\n");
  }

  @Test
  void parameters_are_bound_as_the_server_s_types() {
    Outcome written =
        query(
            "INSERT INTO things (id, name, price, tags, counts, at, photo, place, pair, took, vec)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "--param=7",
            "--param=x'; DROP TABLE things",
            "--param=0.10",
            "--param=[\"b\",\"a\"]",
            "--param={\"n\":5}",
            "--param=2026-05-06T07:08:09+02:00",
            "--param=0x00ff",
            "--param={\"x\":4,\"y\":null}",
            "--param=[1,\"z\"]",
            "--param=-1h30m",
            "--param=[1,2.5]");

    assertThat(written.err()).isEmpty();
    Outcome read = query("--json", "SELECT * FROM things WHERE id = ?", "--param", "7");
    assertThat(read.out())
        .contains("\"name\":\"x'; DROP TABLE things\"", "\"price\":0.10", "\"tags\":[\"a\",\"b\"]")
        .contains("\"counts\":{\"n\":5}", "\"at\":\"2026-05-06T05:08:09Z\"", "\"photo\":\"0x00ff\"")
        .contains("\"place\":{\"x\":4,\"y\":null}", "\"pair\":[1,\"z\"]", "\"took\":\"-1h30m\"")
        .contains("\"vec\":[1.0,2.5]");
    query("DELETE FROM things WHERE id = 7");
  }

  @Test
  void a_value_that_does_not_fit_is_told_without_the_value() {
    Outcome outcome = query("SELECT * FROM things WHERE id = ?", "--param", "s3cret");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.errLines())
        .containsExactly(
            "coodie: The value of --param number 1 is no int. Write it as in CQL, without quotes,"
                + " such as 1. [coodie-1118]");
  }

  @Test
  void a_timestamp_finer_than_milliseconds_is_refused_and_not_cut_off() {
    Outcome outcome =
        query("UPDATE things SET at = ? WHERE id = 8", "--param", "2026-05-06T05:08:09.0001Z");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.errLines())
        .containsExactly(
            "coodie: The value of --param number 1 is no timestamp. Write it as in CQL, without"
                + " quotes, in whole milliseconds, such as 2026-01-31T12:00:00.123Z. [coodie-1118]");
  }

  @Test
  void values_and_markers_must_be_as_many() {
    assertThat(query("SELECT * FROM things WHERE id = ?").errLines())
        .containsExactly(
            "coodie: The statement has 1 bind markers, and --param is given 0 times."
                + " [coodie-1123]");
  }

  @Test
  void standard_input_may_have_several_statements_and_comments() {
    Outcome outcome =
        cli()
            .input(
                """
                -- makes; a table
                CREATE TABLE notes (id int PRIMARY KEY, note text);
                INSERT INTO notes (id, note) VALUES (1, 'a; b -- c'); /* and
                ; reads */ SELECT note FROM notes;
                DROP TABLE notes
                """)
            .run("query", "--csv");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("note\r\na; b -- c\r\n");
  }

  @Test
  void a_file_is_run_and_stops_at_the_first_error() throws IOException {
    Files.writeString(directory.resolve("bad.cql"), "SELECT * FROM nothing; DROP TABLE things;");

    Outcome outcome = query("--file", "bad.cql");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errLines()).singleElement().asString().contains("nothing");
    assertThat(coodie.execute("SELECT id FROM things")).isNotEmpty();
  }

  @Test
  void a_statement_that_fails_is_told_with_its_line() throws IOException {
    Files.writeString(
        directory.resolve("bad.cql"),
        "SELECT id FROM things WHERE id = 9;\n-- next\nSELECT *\n FROM nothing;\nDROP TABLE things;");

    Outcome outcome = query("--file", "bad.cql");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .startsWith("coodie: bad.cql:3: statement 2 of 3 failed, and those after it were not run: ")
        .contains("nothing")
        .endsWith("[coodie-508]");
    assertThat(coodie.execute("SELECT id FROM things")).isNotEmpty();
  }

  @Test
  void a_batch_and_a_transaction_are_one_statement_each() {
    Outcome batch =
        query(
            "BEGIN BATCH INSERT INTO things (id) VALUES (8); DELETE FROM things WHERE id = 8;"
                + " APPLY BATCH; SELECT id FROM things WHERE id = 8");
    Outcome transaction =
        query("BEGIN TRANSACTION UPDATE things SET name = 'x' WHERE id = 1; COMMIT TRANSACTION");

    assertThat(batch.err()).isEmpty();
    assertThat(batch.out()).endsWith("(0 rows)\n");
    // No transactions here, or they are switched off; what is refused is the whole.
    assertThat(transaction.err()).contains("COMMIT TRANSACTION", "[coodie-50");
    assertThat(coodie.execute("SELECT name FROM things WHERE id = 1").get(0).get("name"))
        .isEqualTo("a, \"b\"");
  }

  @Test
  void a_text_without_an_end_is_told_before_anything_is_run() throws IOException {
    Files.writeString(
        directory.resolve("open.cql"), "DROP TABLE things;\nINSERT INTO many (p) VALUES ('a;\n");

    assertThat(query("--file", "open.cql").errLines())
        .containsExactly(
            "coodie: open.cql:2: the text that starts here has no closing '. Nothing was run."
                + " [coodie-294]");
    assertThat(query("BEGIN BATCH DROP TABLE things;").errLines())
        .containsExactly(
            "coodie: CQL:1: the BEGIN that starts here has no end. Write APPLY BATCH; after its"
                + " statements. Nothing was run. [coodie-294]");
    assertThat(coodie.execute("SELECT id FROM things")).isNotEmpty();
  }

  @Test
  void what_moves_the_cursor_is_shown_as_text() {
    coodie.execute("INSERT INTO things (id, name) VALUES (3, ?)", "a\u001b[2Jb\nc");

    Outcome outcome = query("SELECT name FROM things WHERE id = 3");

    coodie.execute("DELETE FROM things WHERE id = 3");
    assertThat(outcome.out()).contains("a\\u001b[2Jb\\nc").doesNotContain("\u001b");
  }
}
