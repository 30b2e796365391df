package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with one record rejects that record alone, with a reason that repeats no value. */
class WrongRecordsTest {
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
                + ".t (k text PRIMARY KEY, i int, ti tinyint, f float, b boolean, v vector<float, 2>,"
                + " l list<int>, m map<int, text>, u frozen<point>, tu tuple<int, text>, d date,"
                + " du duration, bl blob, id uuid, ip inet, ts timestamp, vi varint, do double,"
                + " de decimal, ti2 time)");
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
        "{\"k\": \"a\", \"i\": \"\u0663\"}|column \"i\": the value is no int",
        "{\"k\": \"a\", \"i\": \"0x00000001\"}|column \"i\": the value is no int",
        "{\"k\": \"a\", \"i\": 1e1000000000}|column \"i\": the value is no int",
        "{\"k\": \"a\", \"vi\": 1e1000000000}|column \"vi\": the value is no varint",
        "{\"k\": \"a\", \"do\": 1e1000000000}|column \"do\": the value is no double",
        "{\"k\": \"a\", \"do\": 1e-1000000000}|column \"do\": the value is no double",
        "{\"k\": \"a\", \"f\": 1e-50}|column \"f\": the value is no float",
        "{\"k\": \"a\", \"do\": \"\uFF11\"}|column \"do\": the value is no double",
        "{\"k\": \"a\", \"ip\": \"300.1.1.1\"}|column \"ip\": the value is no inet",
        "{\"k\": \"a\", \"id\": \"\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660-0000-4000-8000-000000000000\"}|column \"id\": the value is no uuid",
        "{\"k\": \"a\", \"l\": \"x\"}|column \"l\": expected an array for list<int>, found a text, written like [1]",
        "{\"k\": \"a\", \"l\": \"0x0000000100000001\"}|Not enough bytes to read a list",
        "{\"k\": \"a\", \"l\": \"0x\"}|Not enough bytes to read a list",
        "{\"k\": \"a\", \"du\": \"P1Y2M\"}|the value is no duration, written like 1mo2d3h4s",
        "{\"k\": \"a\", \"ts\": \"1e5\"}|no timestamp, written like 2026-01-31T12:00:00.123Z",
        "{\"k\": \"a\", \"ts\": \"9223372036854775808\"}|column \"ts\": the value is no timestamp",
        "{\"k\": \"a\", \"d\": \"+999999999-01-01\"}|column \"d\": the value does not fit date",
        "{\"k\": \"a\", \"i$ttl\": -1, \"i\": 1}|A TTL must be greater or equal to 0",
        "{\"k\": \"a\", \"i$ttl\": \"0x\", \"i\": 1}|int",
        "{\"k\": \"a\", \"i$writetime\": -9223372036854775808, \"i\": 1}|imestamp",
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

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

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
        "a,1,\"{'a': 1}\"|column \"l\": expected an array for list<int>, found an object, written like [1]",
        "a,1,\"('a', null)\"|column \"l\": the value is not the JSON of a list<int>, written like [1]",
      })
  void a_wrong_record_of_csv_is_rejected_alone(String record, String reason) throws IOException {
    Path file = write("rows.csv", "k,i,l\r\n\"fi\nrst\",1,[1]\r\n" + record + "\r\nlast,,\r\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ts|2019-12-11 04:50:11.661000+0000|2019-12-11T04:50:11.661Z",
        "ts|2019-12-11T04:50:11-05|2019-12-11T09:50:11Z",
        "b|True|true",
        "do|1.0e-1|0.1",
        "de|1e1000000000|1E+1000000000",
        "de|0x8000000001|0x8000000001",
        "ti2|0xffffffffffffffff|0xffffffffffffffff",
        "bl|0x|0x",
        "i|-0|0",
        "i|+5|5",
        "du|1h30m|1h30m",
        "ip|1.2.3.4|1.2.3.4",
        "m|\"{\"\"1\"\": \"\"a\"\"}\"|{\"1\":\"a\"}",
      })
  void what_others_write_is_read(String column, String text, String stored) throws IOException {
    Path file = write("rows.csv", "k," + column + "\na," + text + "\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(result.rejected()).isZero();
    Row row = coodie.execute("SELECT " + column + " FROM t WHERE k = 'a'").get(0);
    assertThat(ValueText.text(row.columns().type(0), row.bytes(0))).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "rows.csv,i", "rows.csv,vi", "rows.csv,de", "rows.csv,do", "rows.csv,f", "rows.csv,ts",
    "rows.csv,d", "rows.csv,ti2", "rows.csv,du", "rows.csv,ip", "rows.csv,id", "rows.csv,b",
    "rows.jsonl,i", "rows.jsonl,vi", "rows.jsonl,de", "rows.jsonl,do", "rows.jsonl,ts"
  })
  void a_number_of_a_million_digits_is_rejected_and_not_worked_out(String name, String column)
      throws IOException {
    String number = "9".repeat(1_000_000);
    Path file =
        write(
            name,
            name.endsWith(".csv")
                ? "k," + column + "\na," + number + "\nb,\nc," + number + "x\n"
                : "{\"k\": \"a\", \"" + column + "\": " + number + "}\n{\"k\": \"b\"}\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(rejects(result).get(0).get("reason").asText())
        .matches("column \"" + column + "\": the value (is no|has more characters than).*")
        .doesNotContain("9999999999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "k,i/ra,1/rb,2/r|a b",
        "k,i/na,1/rb,2/nc,3|a b c",
        "k,i/r/na,1/rb,2/r/nc,3/r|a b c",
        "k/ra/r/rb/n/r/n|a b",
        "k,i/r/r/n/ra,1/r/r/nb,2|a b",
      })
  void a_carriage_return_alone_ends_a_record_of_csv(String text, String keys) throws IOException {
    Path file = write("rows.csv", text.replace("/r", "\r").replace("/n", "\n"));

    TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(coodie.execute("SELECT k FROM t"))
        .extracting(row -> row.get("k"))
        .containsExactlyInAnyOrder((Object[]) keys.split(" "));
  }

  @Test
  void what_follows_a_carriage_return_is_never_lost() throws IOException {
    Path file = write("rows.csv", "k,i\na,1\nb\rc,3\n\"d\re\",4\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(rejects(result)).hasSize(1);
    assertThat(rejects(result).get(0).get("line").asInt()).isEqualTo(3);
    assertThat(rejects(result).get(0).get("reason").asText())
        .isEqualTo("expected 2 fields, found 1");
    assertThat(coodie.execute("SELECT k FROM t"))
        .extracting(row -> row.get("k"))
        .containsExactlyInAnyOrder("a", "c", "d\re");
  }

  @ParameterizedTest
  @CsvSource({"rows.jsonl", "rows.csv", "rows.jsonl.gz", "rows.csv.gz"})
  void a_record_that_is_longer_than_any_server_takes_is_rejected(String name) throws IOException {
    boolean csv = name.contains(".csv");
    Path file = directory.resolve(name);
    byte[] part = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain) {
      out.write(
          (csv ? "k,i\na,1\n" : "{\"k\": \"a\"}\n{\"k\": \"").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 40; i++) {
        out.write(part);
      }
      out.write((csv ? ",2\nb,3\n" : "\"}\n{\"k\": \"b\"}\n").getBytes(StandardCharsets.UTF_8));
    }

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(result.rows()).isEqualTo(2);
    assertThat(rejects(result).get(0).get("reason").asText())
        .isEqualTo("the record is longer than " + ByteRecords.LONGEST + " bytes");
    assertThat(rejects(result).get(0).get("record").asText()).hasSizeLessThanOrEqualTo(1 << 16);
  }

  @Test
  void a_record_that_is_longer_than_this_server_takes_is_rejected() throws IOException {
    Path file = write("rows.csv", "k,bl\na,0x" + "00".repeat(3 << 20) + "\nb,0x01\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(rejects(result).get(0).get("reason").asText()).contains("exceeds allowed maximum");
  }

  @Test
  void nesting_without_end_is_rejected() throws IOException {
    String deep = "[".repeat(200_000);
    Path file =
        write(
            "rows.jsonl",
            "{\"k\": \"a\", \"l\": "
                + deep
                + "}\n{\"k\": \"b\", \"x\": "
                + deep
                + "}\n{\"k\": \"c\"}");

    TransferResult result =
        TableImport.of(coodie, DATABASE.keyspace(), "t", file).ignoreUnknown().run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(rejects(result)).hasSize(2);
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

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(rejects(result).get(0).get("reason").asText()).isEqualTo("the record is not UTF-8");
    assertThat(coodie.execute("SELECT k FROM t")).hasSize(2);
  }

  @Test
  void a_quote_that_is_never_closed_is_rejected() throws IOException {
    Path file = write("rows.csv", "k,i\nfirst,1\n\"open,2\nmore,3\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(rejects(result).get(0).get("reason").asText())
        .isEqualTo("the file ends within quotes");
  }

  @Test
  void a_mark_at_the_begin_and_fields_of_other_names_are_read() throws IOException {
    Path file = write("rows.csv", "\uFEFFname,number,junk\na,1,x\n");

    TransferResult result =
        TableImport.of(coodie, DATABASE.keyspace(), "t", file)
            .rename(java.util.Map.of("name", "k", "number", "i"))
            .ignoreUnknown()
            .run();

    assertThat(result.rejected()).isZero();
    assertThat(coodie.execute("SELECT i FROM t WHERE k = 'a'").get(0).get("i")).isEqualTo(1);
  }

  @Test
  void a_dry_run_checks_everything_and_writes_only_the_rejects() throws IOException {
    Path file = write("rows.jsonl", "{\"k\": \"a\"}\n{\"k\": 1}\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).dryRun().run();

    assertThat(result.rows()).isEqualTo(1);
    assertThat(rejects(result)).hasSize(1);
    assertThat(coodie.execute("SELECT k FROM t")).isEmpty();
    assertThat(directory.resolve("rows.jsonl.progress")).doesNotExist();
  }

  @Test
  void a_null_leaves_what_is_there_unless_it_shall_be_written() throws IOException {
    coodie.execute("INSERT INTO t (k, i) VALUES ('a', 7)");
    Path file = write("rows.jsonl", "{\"k\": \"a\", \"i\": null, \"b\": true}\n");

    TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();
    assertThat(coodie.execute("SELECT i, b FROM t").get(0).get("i")).isEqualTo(7);

    TableImport.of(coodie, DATABASE.keyspace(), "t", file).writeNulls().run();
    assertThat(coodie.execute("SELECT i, b FROM t").get(0).get("i")).isNull();
  }

  @Test
  void a_later_record_with_the_same_key_wins() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      rows.append("{\"k\": \"a\", \"i\": ").append(i).append("}\n");
    }

    TableImport.of(coodie, DATABASE.keyspace(), "t", write("rows.jsonl", rows.toString())).run();

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
