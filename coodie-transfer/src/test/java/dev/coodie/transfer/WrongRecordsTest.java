package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with one record rejects that record alone, with a reason that repeats no value. */
class WrongRecordsTest {
  private static final String KEYSPACE = "transfer_" + UUID.randomUUID().toString().substring(0, 8);
  private static EmbeddedCassandra node;
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.shared();
    coodie = node.coodie(KEYSPACE);
    coodie
        .schema()
        .run(
            "CREATE TYPE " + KEYSPACE + ".point (x int, y int)",
            "CREATE TABLE "
                + KEYSPACE
                + ".t (k text PRIMARY KEY, i int, ti tinyint, f float, b boolean, v vector<float, 2>,"
                + " l list<int>, m map<int, text>, u frozen<point>, tu tuple<int, text>, d date,"
                + " du duration, bl blob, id uuid, ip inet, ts timestamp)");
  }

  @AfterAll
  static void stop() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.close();
    node.close();
  }

  @BeforeEach
  void empty() {
    coodie
        .execute("SELECT k FROM t")
        .forEach(row -> coodie.execute("DELETE FROM t WHERE k = ?", row.get("k")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"k\": \"secret\", \"i\": \"secret\"}|column \"i\": the value is no int",
        "{\"k\": \"a\", \"i\": 2147483648}|column \"i\": the value is no int",
        "{\"k\": \"a\", \"i\": \"\"}|column \"i\": the value is no int",
        "{\"k\": \"a\", \"i\": 1.5}|column \"i\": the value is no int",
        "{\"k\": \"a\", \"i\": [1]}|column \"i\": expected a text or number for int, found an array",
        "{\"k\": \"a\", \"ti\": 128}|column \"ti\": the value does not fit tinyint",
        "{\"k\": \"a\", \"f\": 1e99}|column \"f\": the value is no float",
        "{\"k\": \"a\", \"f\": \"0x1p3\"}|column \"f\": the value is no float",
        "{\"k\": \"a\", \"b\": \"yes\"}|column \"b\": the value is no boolean",
        "{\"k\": \"a\", \"v\": [1]}|column \"v\": expected 2 elements for vector<float, 2>, found 1",
        "{\"k\": \"a\", \"v\": [1, null]}|column \"v\": a vector<float, 2> cannot contain null",
        "{\"k\": \"a\", \"l\": [1, null]}|column \"l\": a list<int> cannot contain null",
        "{\"k\": \"a\", \"l\": {}}|column \"l\": expected an array for list<int>, found an object",
        "{\"k\": \"a\", \"m\": {\"x\": \"a\"}}|column \"m\": the value is no int",
        "{\"k\": \"a\", \"u\": {\"z\": 1}}|column \"u\": point has no such field; it has: x, y",
        "{\"k\": \"a\", \"tu\": [1, \"a\", 2]}|column \"tu\": expected at most 2 parts",
        "{\"k\": \"a\", \"d\": \"2026-02-30\"}|column \"d\": the value is no date",
        "{\"k\": \"a\", \"du\": \"1x\"}|column \"du\": the value is no duration",
        "{\"k\": \"a\", \"bl\": \"cafe\"}|column \"bl\": the value is no blob",
        "{\"k\": \"a\", \"bl\": \"0xcaf\"}|column \"bl\": the value is no blob",
        "{\"k\": \"a\", \"id\": \"1-1-1-1-1\"}|column \"id\": the value is no uuid",
        "{\"k\": \"a\", \"ip\": \"localhost\"}|column \"ip\": the value is no inet",
        "{\"k\": \"a\", \"ts\": \"2026-01-01\"}|column \"ts\": the value is no timestamp",
        "{\"k\": 5}|column \"k\": expected a text for text, found a number",
        "{\"k\": \"\\ud800\"}|column \"k\":",
        "{\"i\": 1}|\"k\" is missing, which is part of the key",
        "{\"k\": null}|\"k\" is missing, which is part of the key",
        "{\"k\": \"\"}|Key may not be empty",
        "{\"k\": \"a\", \"nope\": 1}|the table has no column for the field \"nope\"; it has: k, b,",
        "{\"k\": \"a\", \"k\": \"b\"}|the record is no valid JSON",
        "{\"k\": \"a\", \"i\": 01}|the record is no valid JSON",
        "{\"k\": \"a\"|the JSON ends too early",
        "{\"k\": \"a\"} {}|there is more than one JSON object in the line",
        "[\"a\"]|the record is no JSON object",
      })
  void a_wrong_record_of_json_is_rejected_alone(String record, String reason) throws IOException {
    Path file = write("rows.jsonl", "{\"k\": \"first\"}\n\n" + record + "\n{\"k\": \"last\"}");

    TransferResult result = TableImport.of(coodie, KEYSPACE, "t", file).run();

    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.rejected()).isEqualTo(1);
    JsonNode reject = rejects(result).get(0);
    assertThat(reject.get("line").asInt()).isEqualTo(3);
    assertThat(reject.get("record").asText()).isEqualTo(record);
    assertThat(reject.get("reason").asText()).contains(reason).doesNotContain("secret");
    assertThat(coodie.execute("SELECT k FROM t")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a|expected 3 fields, found 1",
        "a,1,,|expected 3 fields, found 4",
        "a,x,|column \"i\": the value is no int",
        "a,\"\",|column \"i\": the value is no int",
        ",1,|\"k\" is missing, which is part of the key",
        "a,1,\"[1\"|column \"l\": the value is not the JSON of a list<int>",
        "a,1,\"null\"|column \"l\": the value is no list<int>",
        "\"a\"b,1,|the record is no valid CSV",
      })
  void a_wrong_record_of_csv_is_rejected_alone(String record, String reason) throws IOException {
    Path file = write("rows.csv", "k,i,l\r\n\"fi\nrst\",1,[1]\r\n" + record + "\r\nlast,,\r\n");

    TransferResult result = TableImport.of(coodie, KEYSPACE, "t", file).run();

    JsonNode reject = rejects(result).get(0);
    assertThat(reject.get("line").asInt()).isEqualTo(4);
    assertThat(reject.get("record").asText()).isEqualTo(record);
    assertThat(reject.get("reason").asText()).contains(reason);
    assertThat(result.rejected()).isEqualTo(1);
    assertThat(coodie.execute("SELECT k FROM t"))
        .extracting(row -> row.get("k"))
        .containsExactlyInAnyOrder("fi\nrst", "last");
  }

  @ParameterizedTest
  @CsvSource({"rows.jsonl", "rows.csv"})
  void bytes_that_are_no_utf_8_spoil_one_record(String name) throws IOException {
    boolean csv = name.endsWith(".csv");
    String rows =
        csv ? "k\nfirst\n?\nlast\n" : "{\"k\":\"first\"}\n{\"k\":\"?\"}\n{\"k\":\"last\"}\n";
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    bytes[rows.indexOf('?')] = (byte) 0xFF;
    Path file = directory.resolve(name);
    Files.write(file, bytes);

    TransferResult result = TableImport.of(coodie, KEYSPACE, "t", file).run();

    assertThat(rejects(result).get(0).get("reason").asText()).isEqualTo("the record is not UTF-8");
    assertThat(coodie.execute("SELECT k FROM t")).hasSize(2);
  }

  @Test
  void a_quote_that_is_never_closed_is_rejected() throws IOException {
    Path file = write("rows.csv", "k,i\nfirst,1\n\"open,2\nmore,3\n");

    TransferResult result = TableImport.of(coodie, KEYSPACE, "t", file).run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(rejects(result).get(0).get("reason").asText())
        .isEqualTo("the file ends within quotes");
  }

  @Test
  void a_mark_at_the_begin_and_fields_of_other_names_are_read() throws IOException {
    Path file = write("rows.csv", "\uFEFFname,number,junk\na,1,x\n");

    TransferResult result =
        TableImport.of(coodie, KEYSPACE, "t", file)
            .rename(java.util.Map.of("name", "k", "number", "i"))
            .ignoreUnknown()
            .run();

    assertThat(result.rejected()).isZero();
    assertThat(coodie.execute("SELECT i FROM t WHERE k = 'a'").get(0).get("i")).isEqualTo(1);
  }

  @Test
  void a_dry_run_checks_everything_and_writes_only_the_rejects() throws IOException {
    Path file = write("rows.jsonl", "{\"k\": \"a\"}\n{\"k\": 1}\n");

    TransferResult result = TableImport.of(coodie, KEYSPACE, "t", file).dryRun().run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(rejects(result)).hasSize(1);
    assertThat(coodie.execute("SELECT k FROM t")).isEmpty();
    assertThat(directory.resolve("rows.jsonl.progress")).doesNotExist();
  }

  @Test
  void a_null_leaves_what_is_there_unless_it_shall_be_written() throws IOException {
    coodie.execute("INSERT INTO t (k, i) VALUES ('a', 7)");
    Path file = write("rows.jsonl", "{\"k\": \"a\", \"i\": null, \"b\": true}\n");

    TableImport.of(coodie, KEYSPACE, "t", file).run();
    assertThat(coodie.execute("SELECT i, b FROM t").get(0).get("i")).isEqualTo(7);

    TableImport.of(coodie, KEYSPACE, "t", file).writeNulls().run();
    assertThat(coodie.execute("SELECT i, b FROM t").get(0).get("i")).isNull();
  }

  @Test
  void a_later_record_with_the_same_key_wins() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      rows.append("{\"k\": \"a\", \"i\": ").append(i).append("}\n");
    }

    TableImport.of(coodie, KEYSPACE, "t", write("rows.jsonl", rows.toString())).run();

    assertThat(coodie.execute("SELECT i FROM t").get(0).get("i")).isEqualTo(199);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static java.util.List<JsonNode> rejects(TransferResult result) throws IOException {
    java.util.List<JsonNode> rejects = new java.util.ArrayList<>();
    for (String line : Files.readAllLines(result.rejects().orElseThrow())) {
      rejects.add(new JsonMapper().readTree(line));
    }
    return rejects;
  }
}
