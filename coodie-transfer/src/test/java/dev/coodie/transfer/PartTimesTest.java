package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements and fields keep when they were written and when they expire. */
class PartTimesTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final String WRITTEN =
      "SELECT p, c, s, m, l, t, u, k, a, writetime(s) AS ws, writetime(m) AS wm,"
          + " writetime(t) AS wt, writetime(u) AS wu, writetime(a) AS wa FROM t";
  private static final List<String> COLUMNS = List.of("s", "m", "l", "t", "u");
  private static Coodie coodie;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    coodie = DATABASE.coodie();
    coodie
        .schema()
        .run(
            "CREATE TYPE " + DATABASE.keyspace() + ".open (x int, \"Y\" text, z frozen<set<int>>)",
            "CREATE TABLE "
                + DATABASE.keyspace()
                + ".t (p int, c int, s set<text>, m map<text, int>, l list<int>, t set<int> static,"
                + " u open, k frozen<set<int>>, a int, PRIMARY KEY (p, c))");
  }

  @BeforeEach
  void empty() {
    coodie.execute("TRUNCATE t");
  }

  private static void fill() {
    String[] statements = {
      "INSERT INTO t (p, c, s, m, l, u, k) VALUES (1, 1, {'a', 'b'}, {'x': 1}, [3, 1], {x: 1, z: {1}}, {1})"
          + " USING TIMESTAMP 1000 AND TTL 90000",
      "UPDATE t USING TIMESTAMP 2000 SET s = s + {'c'}, m = m + {'y': 2}, u.\"Y\" = 'y' WHERE p = 1"
          + " AND c = 1",
      "UPDATE t USING TIMESTAMP 3000 AND TTL 50000 SET s = s + {'0'}, m['z'] = 3, t = {1, 2} WHERE p"
          + " = 1 AND c = 1",
      "UPDATE t USING TIMESTAMP 4000 SET t = t + {0} WHERE p = 1",
      "UPDATE t USING TIMESTAMP 3000 AND TTL 40000 SET s = s + {'same time'} WHERE p = 1 AND c = 2",
      "UPDATE t USING TIMESTAMP 3000 AND TTL 30000 SET s = s + {'other end'} WHERE p = 1 AND c = 2",
      "UPDATE t USING TIMESTAMP 500 SET u.x = 5 WHERE p = 1 AND c = 3",
      "UPDATE t USING TIMESTAMP 600 AND TTL 40000 SET u.z = {7} WHERE p = 1 AND c = 3",
      "INSERT INTO t (p, c, a) VALUES (2, 1, 7) USING TIMESTAMP 1000 AND TTL 90000",
      "UPDATE t USING TIMESTAMP 700 SET t = {9} WHERE p = 3",
      "UPDATE t USING TIMESTAMP 800 AND TTL 20000 SET t = t + {8} WHERE p = 3",
    };
    for (String statement : statements) {
      coodie.execute(statement);
    }
  }

  @ParameterizedTest
  @EnumSource
  void elements_and_fields_keep_their_times(TransferFormat format) {
    fill();
    TreeSet<String> before = NodeTables.bytes(coodie, WRITTEN);
    List<String> ends = ends();
    Path file = directory.resolve("t." + format);

    TransferResult exported =
        TableExport.of(coodie, DATABASE.keyspace(), "t", file)
            .format(format)
            .ttl()
            .writeTime()
            .run();
    coodie.execute("TRUNCATE t");
    TableImport again = TableImport.of(coodie, DATABASE.keyspace(), "t", file).format(format);
    TransferResult imported = again.run();

    assertThat(exported.notKept())
        .containsExactly(
            "The write times of the lists \"l\" are not kept: written twice at one time, a list would have"
                + " its elements twice.");
    assertThat(imported.rejects()).isEmpty();
    assertThat(before).hasSize(5);
    assertThat(NodeTables.bytes(coodie, WRITTEN)).isEqualTo(before);
    assertThat(ends()).isEqualTo(ends);
  }

  @Test
  void an_import_that_is_repeated_changes_nothing() {
    fill();
    TreeSet<String> before = NodeTables.bytes(coodie, WRITTEN);
    Path file = directory.resolve("t.jsonl");

    TableExport.of(coodie, DATABASE.keyspace(), "t", file).ttl().writeTime().run();
    coodie.execute("TRUNCATE t");
    TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();
    TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(NodeTables.bytes(coodie, WRITTEN)).isEqualTo(before);
  }

  @Test
  void without_write_times_the_ends_are_kept_alone() {
    fill();
    List<String> ends = ends();
    Path file = directory.resolve("t.csv");

    TableExport.of(coodie, DATABASE.keyspace(), "t", file).ttl().run();
    coodie.execute("TRUNCATE t");
    TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(ends()).isEqualTo(ends);
    long written =
        coodie.execute("SELECT writetime(a) AS w FROM t WHERE p = 2").get(0).get("w", Long.class);
    assertThat(written).isGreaterThan(1_000_000);
  }

  @Test
  void rows_expire_with_the_last_of_their_elements() throws InterruptedException {
    coodie.execute("INSERT INTO t (p, c, s) VALUES (1, 1, {'a'}) USING TTL 5");
    coodie.execute("UPDATE t USING TTL 5 SET m = {'a': 1} WHERE p = 1 AND c = 2");
    coodie.execute("UPDATE t USING TTL 5 SET u.x = 1 WHERE p = 1 AND c = 3");
    coodie.execute("INSERT INTO t (p, c, s) VALUES (1, 4, {'stays'}) USING TTL 5");
    coodie.execute("UPDATE t SET s = s + {'for ever'} WHERE p = 1 AND c = 4");
    Path file = directory.resolve("t.jsonl");

    TableExport.of(coodie, DATABASE.keyspace(), "t", file).ttl().writeTime().run();
    coodie.execute("TRUNCATE t");
    TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();
    assertThat(coodie.execute("SELECT c FROM t")).hasSize(4);

    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (coodie.execute("SELECT c FROM t").size() > 1 && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
    assertThat(coodie.execute("SELECT c, s FROM t"))
        .singleElement()
        .extracting(row -> row.get("c") + "" + row.get("s"))
        .isEqualTo("4[for ever]");
  }

  @Test
  void what_cannot_be_kept_of_times_is_told() throws IOException {
    coodie.execute("INSERT INTO t (p, c) VALUES (1, 1) USING TTL 90000");
    coodie.execute("INSERT INTO t (p, c, t) VALUES (1, 2, {1}) USING TTL 90000");
    coodie.execute(
        "INSERT INTO t (p, c, l) VALUES (2, 1, [1, 2]) USING TIMESTAMP 1000 AND TTL 50000");
    coodie.execute(
        "UPDATE t USING TIMESTAMP 2000 AND TTL 90000 SET l = l + [3] WHERE p = 2 AND c = 1");
    coodie.execute("INSERT INTO t (p, t) VALUES (3, {1})");
    Path file = directory.resolve("t.jsonl");

    TransferResult result =
        TableExport.of(coodie, DATABASE.keyspace(), "t", file).ttl().writeTime().run();
    coodie.execute("TRUNCATE t");
    TransferResult imported = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(result.notKept())
        .containsExactlyInAnyOrder(
            "A row has no cell but its key, of which CQL tells no times: an import"
                + " writes it with a new time and without a time to live (2 times).",
            "\"l\": elements of a list expire at different times; imported, all expire with the last"
                + " (once).",
            "The write times of the lists \"l\" are not kept: written twice at one time, a list would have"
                + " its elements twice.");
    assertThat(imported.notKept()).isEmpty();
    assertThat(imported.rejects()).isEmpty();
    Row row = coodie.execute("SELECT l, ttl(l) AS t FROM t WHERE p = 2").get(0);
    assertThat(row.get("l")).isEqualTo(List.of(1, 2, 3));
    assertThat((List<?>) row.get("t")).allMatch(ttl -> (int) ttl > 80_000);
  }

  @Test
  void times_that_do_not_fit_the_elements_are_rejected() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("t.jsonl"),
            "{\"p\": 1, \"c\": 1, \"s\": [\"a\", \"b\"], \"s$ttl\": [1, 2, 3]}\n"
                + "{\"p\": 1, \"c\": 2, \"s\": [\"a\", \"b\"], \"s$ttl\": [900, null]}\n"
                + "{\"p\": 1, \"c\": 3, \"s\": [\"a\", \"b\"], \"s$ttl\": 900}\n"
                + "{\"p\": 1, \"c\": 4, \"s\": [\"a\", \"b\"], \"s$ttl\": [900, \"0x\"]}\n"
                + "{\"p\": 1, \"c\": 5, \"s\": [\"a\", \"b\"], \"s$ttl\": [900]}\n");

    TransferResult result = TableImport.of(coodie, DATABASE.keyspace(), "t", file).run();

    assertThat(result.rejected()).isEqualTo(4);
    assertThat(Files.readString(result.rejects().orElseThrow()))
        .contains("its times are a list of one, or of one for each of its 2 parts, not of 3")
        .contains("time to live of \\\"s\\\": a list<int> cannot contain null")
        .contains("time to live of \\\"s\\\": expected an array for list<int>, found a number");
    assertThat(coodie.execute("SELECT c FROM t").get(0).get("c")).isEqualTo(5);
  }

  /** When cells expire, each in hours, of all rows. */
  private static List<String> ends() {
    StringBuilder select = new StringBuilder("SELECT p, c, ttl(a) AS ta");
    COLUMNS.forEach(column -> select.append(", ttl(" + column + ") AS t" + column));
    return coodie.execute(select + " FROM t").stream().map(PartTimesTest::ends).sorted().toList();
  }

  private static String ends(Row row) {
    StringBuilder ends = new StringBuilder(row.get("p") + "," + row.get("c"));
    for (int i = 2; i < row.size(); i++) {
      ends.append(' ').append(row.columns().name(i)).append('=');
      Object ttl = row.get(i);
      List<?> all = ttl instanceof List<?> list ? list : ttl == null ? List.of() : List.of(ttl);
      all.forEach(
          each -> ends.append(each == null ? null : Math.round((int) each / 3_600.0)).append(','));
    }
    return ends.toString();
  }
}
