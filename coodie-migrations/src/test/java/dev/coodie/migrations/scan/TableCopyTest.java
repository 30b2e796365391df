package dev.coodie.migrations.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TableCopyTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final AtomicInteger TABLES = new AtomicInteger();

  private static Coodie coodie() {
    return DB.coodie();
  }

  private static String table(String columns) {
    String name = "t" + TABLES.incrementAndGet();
    coodie().schema().run("CREATE TABLE " + DB.keyspace() + "." + name + " (" + columns + ")");
    return name;
  }

  private static List<Row> execute(String cql, String table) {
    return coodie().execute(cql.replace("$", DB.keyspace() + "." + table));
  }

  private static List<String> rows(String select, String table) {
    return execute(select, table).stream()
        .map(
            row ->
                String.join(
                    " ",
                    IntStream.range(0, row.size())
                        .mapToObj(i -> String.valueOf(row.get(i)))
                        .toList()))
        .toList();
  }

  private static TableCopy copy(String from, String to) {
    return TableCopy.of(coodie(), DB.keyspace(), from, to).scan(s -> s.ranges(8));
  }

  @Test
  void a_table_with_another_key_gets_every_row() throws InterruptedException {
    String from = "by_partition";
    Rows.createTable(coodie(), DB.keyspace(), from);
    Rows.fill(coodie(), DB.keyspace(), from, 1, 2, 1_500, 1);
    String to = table("\"C\" int, p int, v text, PRIMARY KEY (\"C\", p)");

    TableScanResult result = copy(from, to).rename("c", "C").run();

    assertThat(result.rows()).isEqualTo(1_504);
    assertThat(rows("SELECT p, \"C\", v FROM $ WHERE \"C\" = 0", to))
        .containsExactly("0 0 v0", "1 0 v0", "2 0 v0", "3 0 v0");
    assertThat(TableScan.of(coodie(), DB.keyspace(), to).ranges(8).count()).isEqualTo(1_504);
  }

  @Test
  void values_of_every_shape_are_kept_and_nulls_leave_no_tombstone() {
    String columns =
        "k int PRIMARY KEY, a blob, b text, l list<int>, m map<text, frozen<set<uuid>>>,"
            + " v vector<int, 2>, d decimal, e varint";
    String from = table(columns);
    String to = table(columns);
    execute(
        "INSERT INTO $ (k, a, b, l, m, v, d, e) VALUES (1, 0x, '', [3, 1, 3],"
            + " {'x': {123e4567-e89b-12d3-a456-426614174000}}, [1, 2], 1.50, 7)",
        from);
    execute("INSERT INTO $ (k) VALUES (2)", from);

    copy(from, to).run();

    assertThat(rows("SELECT k, blobastext(a), b, l, m, v, d, e FROM $", to))
        .isEqualTo(rows("SELECT k, blobastext(a), b, l, m, v, d, e FROM $", from))
        .hasSize(2);
    assertThat(execute("SELECT a FROM $ WHERE k = 1", to).get(0).bytes(0).remaining()).isZero();
    assertThat(rows("SELECT writetime(b) FROM $ WHERE k = 2", to)).containsExactly("null");
  }

  @Test
  void values_become_those_of_a_larger_type() {
    String from = table("k int PRIMARY KEY, a smallint, b ascii, c timeuuid, d float");
    String to = table("k bigint PRIMARY KEY, a varint, b text, c uuid, d double");
    execute(
        "INSERT INTO $ (k, a, b, c, d)"
            + " VALUES (-1, 300, 'x', 8d9cd780-c822-11f0-8de9-0242ac120002, 1.5)",
        from);

    copy(from, to).run();

    assertThat(rows("SELECT k, a, b, c, d FROM $", to))
        .containsExactly("-1 300 x 8d9cd780-c822-11f0-8de9-0242ac120002 1.5");
  }

  @Test
  void write_times_and_times_to_live_are_kept_cell_by_cell() {
    String columns = "p int, c int, s text static, a int, b int, PRIMARY KEY (p, c)";
    String from = table(columns);
    String to = table(columns);
    coodie()
        .schema()
        .run("ALTER TABLE " + DB.keyspace() + "." + to + " WITH default_time_to_live = 60");
    execute("INSERT INTO $ (p, c, a) VALUES (1, 1, 10) USING TIMESTAMP 1000", from);
    execute("UPDATE $ USING TIMESTAMP 2000 AND TTL 9000 SET b = 20 WHERE p = 1 AND c = 1", from);
    execute("UPDATE $ USING TIMESTAMP 3000 SET s = 'static' WHERE p = 1", from);

    copy(from, to).preserveWriteTime().preserveTtl().run();

    Row row =
        execute(
                "SELECT a, b, s, writetime(a), writetime(b), writetime(s), ttl(a), ttl(b) FROM $",
                to)
            .get(0);
    assertThat(List.of(row.get(0), row.get(1), row.get(2))).containsExactly(10, 20, "static");
    assertThat(List.of(row.get(3), row.get(4), row.get(5))).containsExactly(1000L, 2000L, 3000L);
    assertThat(row.get(6)).isNull();
    assertThat(row.getInt(7)).isBetween(8_000, 9_000);
  }

  @Test
  void a_static_list_is_there_once_however_many_rows_its_partition_has() {
    String columns = "p int, c int, s list<int> static, l list<int>, PRIMARY KEY (p, c)";
    String from = table(columns);
    String to = table(columns);
    execute("UPDATE $ SET s = [7, 8] WHERE p = 1", from);
    for (int c = 0; c < 20; c++) {
      execute("INSERT INTO $ (p, c, l) VALUES (1, " + c + ", [1])", from);
    }

    copy(from, to).run();

    assertThat(rows("SELECT s FROM $ WHERE p = 1 LIMIT 1", to)).containsExactly("[7, 8]");
    assertThat(rows("SELECT l FROM $", to)).hasSize(20).containsOnly("[1]");
  }

  @Test
  void a_cell_that_would_never_show_is_refused_where_write_times_are_kept() {
    String from = table("k int PRIMARY KEY, v text");
    String to = table("k int PRIMARY KEY, v text");
    execute("INSERT INTO $ (k, v) VALUES (1, 'old')", from);
    String alter = "ALTER TABLE " + DB.keyspace() + "." + to;
    coodie().schema().run(alter + " DROP v", alter + " ADD v text");

    assertThatThrownBy(() -> copy(from, to).preserveWriteTime().run())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("A row's \"v\" was written before ")
        .hasMessageContaining("Copy without preserveWriteTime()")
        .cause()
        .hasMessageEndingWith("[coodie-935]");

    assertThat(rows("SELECT k FROM $", to)).isEmpty();
    copy(from, to).run();
    assertThat(rows("SELECT k, v FROM $", to)).containsExactly("1 old");
  }

  @Test
  void what_is_newer_in_the_target_stays_when_write_times_are_kept() {
    String from = table("k int PRIMARY KEY, v text");
    String to = table("k int PRIMARY KEY, v text");
    execute("INSERT INTO $ (k, v) VALUES (1, 'old') USING TIMESTAMP 1000", from);
    execute("INSERT INTO $ (k, v) VALUES (2, 'old') USING TIMESTAMP 1000", from);
    execute("INSERT INTO $ (k, v) VALUES (1, 'new') USING TIMESTAMP 2000", to);
    execute("INSERT INTO $ (k, v) VALUES (3, 'own')", to);

    copy(from, to).preserveWriteTime().targetInUse().run();

    assertThat(rows("SELECT k, v FROM $", to)).containsExactlyInAnyOrder("1 new", "2 old", "3 own");
  }

  @Test
  void partitions_with_nothing_but_static_columns_are_copied() {
    String columns = "p int, c int, s text static, v int, PRIMARY KEY (p, c)";
    String from = table(columns);
    String to = table(columns);
    execute("INSERT INTO $ (p, s) VALUES (1, 'only')", from);
    execute("INSERT INTO $ (p, c, s) VALUES (2, 1, 'both')", from);

    TableScanResult result = copy(from, to).run();

    assertThat(result.rows()).isEqualTo(2);
    assertThat(rows("SELECT p, c, s, v FROM $", to))
        .containsExactlyInAnyOrder("1 null only null", "2 1 both null");
  }

  @Test
  void copying_again_changes_nothing() {
    String from = table("k int PRIMARY KEY, v text");
    String to = table("k int PRIMARY KEY, v text");
    execute("INSERT INTO $ (k, v) VALUES (1, 'a')", from);
    copy(from, to).run();

    copy(from, to).targetInUse().run();

    assertThat(rows("SELECT k, v FROM $", to)).containsExactly("1 a");
  }

  @Test
  void a_copy_that_stopped_goes_on_into_a_target_that_has_rows_already() {
    String from = table("k int PRIMARY KEY, v int");
    String to = table("k int PRIMARY KEY, v int");
    IntStream.range(0, 500)
        .forEach(k -> execute("INSERT INTO $ (k, v) VALUES (" + k + ", 1)", from));
    TableCopy copy = copy(from, to).scan(s -> s.named("stopped").parallelism(1).pageSize(10));
    RunningScan first = copy.scan(s -> s.rowsPerSecond(500)).start();
    while (first.progress().rangesDone() == 0) {
      Thread.onSpinWait();
    }
    first.cancel();
    assertThatThrownBy(first::await).hasMessageEndingWith("[coodie-958]");

    TableScanResult result = copy.run();

    assertThat(result.rows()).isEqualTo(500);
    assertThat(result.rangesBefore()).isBetween(1, 7);
  }

  @Test
  void rows_that_become_one_are_an_error() {
    String from = table("k int PRIMARY KEY, v text");
    String to = table("v text PRIMARY KEY, k int");
    execute("INSERT INTO $ (k, v) VALUES (1, 'same')", from);
    execute("INSERT INTO $ (k, v) VALUES (2, 'same')", from);

    assertThatThrownBy(() -> copy(from, to).run())
        .hasMessageContaining("2 rows were copied into " + DB.keyspace() + "." + to)
        .hasMessageContaining("now has 1.")
        .hasMessageContaining("keep the table " + from)
        .hasMessageEndingWith("[coodie-970]");
  }

  @Test
  void a_row_without_a_value_for_the_key_is_an_error() {
    String from = table("k int PRIMARY KEY, v text");
    String to = table("v text PRIMARY KEY, k int");
    execute("INSERT INTO $ (k) VALUES (12345)", from);

    assertThatThrownBy(() -> copy(from, to).run())
        .hasMessageContaining("no value for \"v\"")
        .hasMessageNotContaining("12345")
        .hasMessageEndingWith("[coodie-956]")
        .cause()
        .hasMessageEndingWith("[coodie-969]");
  }

  @Test
  void a_target_with_rows_is_refused() {
    String from = table("k int PRIMARY KEY");
    String to = table("k int PRIMARY KEY");
    execute("INSERT INTO $ (k) VALUES (1)", to);

    assertThatThrownBy(() -> copy(from, to).run())
        .hasMessageContaining("is not empty")
        .hasMessageEndingWith("[coodie-971]");
  }

  @Test
  void what_does_not_fit_is_refused_before_anything_is_written() {
    String from = table("k int PRIMARY KEY, v text, l list<int>");
    String other = table("k int PRIMARY KEY, v int, l list<int>");
    String less = table("k int PRIMARY KEY, v text");
    String more = table("k int, j int, v text, l list<int>, PRIMARY KEY (k, j)");
    String same = table("k int PRIMARY KEY, v text, l list<int>");
    String counter = table("k int PRIMARY KEY, n counter");

    assertThatThrownBy(() -> copy(from, less).run()).hasMessageEndingWith("[coodie-965]");
    assertThatThrownBy(() -> copy(from, other).run())
        .hasMessageContaining("\"v\" of " + DB.keyspace() + "." + from + " is text")
        .hasMessageEndingWith("[coodie-966]");
    assertThatThrownBy(() -> copy(from, same).preserveTtl().run())
        .hasMessageContaining("list<int>")
        .hasMessageEndingWith("[coodie-967]");
    assertThatThrownBy(() -> copy(counter, counter).run()).hasMessageEndingWith("[coodie-968]");
    assertThatThrownBy(() -> copy(from, more).run())
        .hasMessageContaining("\"j\"")
        .hasMessageEndingWith("[coodie-972]");
    assertThatThrownBy(() -> copy(from, same).without("l").rename("v", "l").run())
        .hasMessageEndingWith("[coodie-966]");
    assertThatThrownBy(() -> copy(from, same).rename("x", "y").run())
        .hasMessageEndingWith("[coodie-952]");
  }

  @Test
  void two_columns_do_not_go_into_one() {
    String from = table("k int PRIMARY KEY, a text, b text");

    assertThatThrownBy(() -> copy(from, from).rename("a", "b").run())
        .hasMessageContaining("into \"b\"")
        .hasMessageEndingWith("[coodie-973]");
  }

  @Test
  void columns_that_are_left_out_stay_empty() {
    String from = table("k int PRIMARY KEY, a text, b text");
    String to = table("k int PRIMARY KEY, a text");
    execute("INSERT INTO $ (k, a, b) VALUES (1, 'a', 'b')", from);

    copy(from, to).without("b").run();

    assertThat(rows("SELECT k, a FROM $", to)).containsExactly("1 a");
  }
}
