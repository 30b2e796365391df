package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server does, and that it gives the same rows as Spark alone. */
class PushDownTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private static Dataset<Row> table;
  private static Dataset<Row> inSpark;

  @BeforeAll
  static void fill() {
    DB.coodie()
        .execute(
            "CREATE TABLE t (a int, b text, c timestamp, d int, e double, f text, g int, u uuid,"
                + " PRIMARY KEY ((a, b), c, d)) WITH CLUSTERING ORDER BY (c DESC, d ASC)");
    DB.coodie().execute("CREATE INDEX ON t (f)");
    DB.coodie().execute("CREATE INDEX ON t (g) USING 'sai'");
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 3; b++) {
        for (int c = 0; c < 5; c++) {
          for (int d = 0; d < 3; d++) {
            DB.coodie()
                .execute(
                    "INSERT INTO t (a, b, c, d, e, f, g, u) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    a,
                    "b" + b,
                    java.time.Instant.ofEpochMilli(1_000 + c),
                    d,
                    d == 0 ? Double.NaN : d == 1 ? -0.0 : 1.5,
                    c == 0 ? null : "f" + d,
                    c,
                    new java.util.UUID(0, c));
          }
        }
      }
    }
    // Of these Spark has a null in a column of the key.
    DB.coodie()
        .execute("INSERT INTO t (a, b, c, d, g) VALUES (1, 'b1', 9223372036854775807, 1, 5)");
    DB.coodie().execute("INSERT INTO t (a, b, c, d, g) VALUES (1, 'b1', 1001, blobAsInt(0x), 6)");
    table = Tables.read(DB, "t");
    inSpark = SPARK.session().createDataFrame(table.collectAsList(), table.schema());
    assertThat(inSpark.count()).isEqualTo(182);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // the filter | what is in the plan | whether Spark still filters
        "a = 1 and b = 'b1' | 1 partitions by \"a\" = ? AND \"b\" = ? | false",
        "a in (1, 2, 7) and b in ('b1', 'b2') | 6 partitions by | false",
        "a in (1, null) and b = 'b1' | 1 partitions by | false",
        "a = 1 | : | true",
        "a = 1 and b = 'b1' and c = timestamp'1970-01-01 00:00:01.002' | where \"c\" = ? | false",
        "c = timestamp'1970-01-01 00:00:01.002' and d = 1 | where \"c\" = ? AND \"d\" = ? | false",
        "c > timestamp'1970-01-01 00:00:01.0015' | where \"c\" > ? | true",
        "c >= timestamp'1970-01-01 00:00:01.0015' | where \"c\" >= ? | true",
        "c < timestamp'1970-01-01 00:00:01.0015' | where \"c\" < ? | true",
        "c <= timestamp'1970-01-01 00:00:01.0015' | where \"c\" <= ? | true",
        "c = timestamp'1970-01-01 00:00:01.0015' | : | true",
        "c between timestamp'1970-01-01 00:00:01.001' and timestamp'1970-01-01 00:00:01.002' |"
            + " where \"c\" >= ? AND \"c\" <= ? | true",
        "c = timestamp'1970-01-01 00:00:01.001' and d < 1 | where \"c\" = ? AND \"d\" < ? | true",
        "c = timestamp'1970-01-01 00:00:01.001' and d >= 1 and d < 2 |"
            + " where \"c\" = ? AND \"d\" >= ? AND \"d\" < ? | false",
        "c in (timestamp'1970-01-01 00:00:01.001', timestamp'1970-01-01 00:00:01.003') and d > 0 |"
            + " where \"c\" IN (?, ?) AND \"d\" > ? | false",
        "d = 1 | : | true",
        "f = 'f1' | where \"f\" = ? | true",
        "g = 3 | where \"g\" = ? | true",
        "g = 3 and f = 'f1' | where | true",
        "f = 'f1' and c > timestamp'1970-01-01 00:00:01.001' | where \"c\" > ? AND \"f\" = ? | true",
        "f is null | : | true",
        "f <=> null | : | true",
        "e = 0.0 | : | true",
        "e = double('NaN') | : | true",
        "u = '00000000-0000-0000-0000-000000000002' | : | true",
        "a = 1 or b = 'b1' | : | true",
        "a + 1 = 2 and b = 'b1' | : | true",
        "not (a = 1) | : | true",
        "1 = a and 'b1' = b | 1 partitions by | false",
        "a = 99 and b = 'b1' | 1 partitions by | false",
      })
  void the_server_checks_what_it_checks_as_spark_does(
      String filter, String planned, boolean checkedAgain) {
    Dataset<Row> pushed = table.filter(filter);

    assertThat(Plans.scan(pushed)).contains(planned);
    assertThat(Plans.physical(pushed).contains("Filter ")).isEqualTo(checkedAgain);
    assertThat(pushed.collectAsList())
        .containsExactlyInAnyOrderElementsOf(inSpark.filter(filter).collectAsList());
  }

  @Test
  void a_uuid_is_a_key_only_as_spark_writes_it() {
    DB.coodie().execute("CREATE TABLE ids (id uuid PRIMARY KEY, v int)");
    DB.coodie().execute("INSERT INTO ids (id, v) VALUES (00000000-0000-0000-0000-00000000000a, 1)");
    Dataset<Row> ids = Tables.read(DB, "ids");

    Dataset<Row> found = ids.filter("id = '00000000-0000-0000-0000-00000000000a'");
    Dataset<Row> upper = ids.filter("id = '00000000-0000-0000-0000-00000000000A'");

    assertThat(Plans.scan(found)).contains("1 partitions by");
    assertThat(found.count()).isEqualTo(1);
    assertThat(Plans.scan(upper)).doesNotContain("partitions by");
    assertThat(upper.count()).isZero();
  }

  @Test
  void a_key_of_floating_point_is_left_to_spark() {
    DB.coodie().execute("CREATE TABLE floats (k double PRIMARY KEY)");
    DB.coodie().execute("INSERT INTO floats (k) VALUES (-0.0)");
    DB.coodie().execute("INSERT INTO floats (k) VALUES (0.0)");

    assertThat(Tables.read(DB, "floats").filter("k = 0.0").count()).isEqualTo(2);
  }

  @Test
  void more_keys_than_ten_thousand_are_scanned() {
    Dataset<Row> many =
        table.filter(
            "a in ("
                + String.join(",", java.util.Collections.nCopies(1, numbers(4_000)))
                + ") and b in ('b0', 'b1', 'b2')");

    assertThat(Plans.scan(many)).doesNotContain("partitions by");
    assertThat(many.count()).isEqualTo(182);
  }

  private static String numbers(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(String::valueOf)
        .collect(java.util.stream.Collectors.joining(","));
  }

  @Test
  void a_limit_is_one_of_each_part() {
    Dataset<Row> few = table.limit(7);

    assertThat(Plans.scan(few)).contains("at most 7 of each part");
    assertThat(few.count()).isEqualTo(7);
    assertThat(table.filter("a = 1 and b = 'b1'").limit(2).collectAsList()).hasSize(2);
    assertThat(Plans.scan(table.filter("d = 1").limit(7))).doesNotContain("at most");
  }

  @Test
  void the_server_counts_and_finds_the_smallest_and_largest() {
    Dataset<Row> all = table.selectExpr("count(*)", "min(a)", "max(b)", "min(d)");

    assertThat(Plans.scan(table.selectExpr("count(*)", "min(a)", "max(b)")))
        .contains("count(*)", "min(\"a\")", "max(\"b\")");
    assertThat(table.selectExpr("count(*)", "min(a)", "max(b)", "count(b)").first())
        .isEqualTo(RowFactory.create(182L, 0, "b2", 182L));
    assertThat(table.filter("a = 1 and b = 'b1'").selectExpr("count(*)", "max(g)").first())
        .isEqualTo(RowFactory.create(17L, 6));
    assertThat(all).isNotNull();
  }

  @Test
  void an_empty_table_has_no_rows_and_no_smallest_one() {
    DB.coodie().execute("CREATE TABLE nothing (k int PRIMARY KEY, v text)");

    assertThat(Tables.read(DB, "nothing").selectExpr("count(*)", "min(k)", "max(v)").first())
        .isEqualTo(RowFactory.create(0L, null, null));
  }

  @ParameterizedTest
  @CsvSource({"count(e)", "min(e)", "max(u)", "count(distinct a)", "sum(a)", "count(d)"})
  void what_the_server_may_count_in_another_way_is_left_to_spark(String aggregate) {
    Dataset<Row> counted = table.selectExpr(aggregate);

    assertThat(Plans.scan(counted)).doesNotContain("(");
    assertThat(counted.collectAsList()).isEqualTo(inSpark.selectExpr(aggregate).collectAsList());
  }

  @Test
  void an_extreme_that_spark_cannot_hold_is_an_error_and_can_be_left_to_spark() {
    Dataset<Row> left = Tables.reader(DB, "t").option("aggregates", false).load();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> table.selectExpr("max(c)").collectAsList())
        .hasStackTraceContaining("[coodie-1462]");
    assertThat(left.selectExpr("max(c)").collectAsList())
        .isEqualTo(inSpark.selectExpr("max(c)").collectAsList());
  }

  @Test
  void rows_are_grouped_by_spark() {
    List<Row> groups = table.groupBy("a").count().collectAsList();

    assertThat(groups).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "k = '' | 0",
        "k in ('', 'a') | 1",
        "k in (repeat('x', 65536), 'a') | 1",
        "k = repeat('x', 65535) | 0",
      })
  void what_cannot_be_a_key_is_found_nowhere(String filter, long found) {
    create("texts", "(k text PRIMARY KEY)");
    DB.coodie().execute("INSERT INTO texts (k) VALUES ('a')");

    assertThat(Tables.read(DB, "texts").filter(filter).count()).isEqualTo(found);
  }

  @Test
  void a_key_of_several_columns_may_be_empty_but_not_too_long() {
    create("pairs", "(a text, b text, PRIMARY KEY ((a, b)))");
    DB.coodie().execute("INSERT INTO pairs (a, b) VALUES ('', '')");
    Dataset<Row> pairs = Tables.read(DB, "pairs");

    assertThat(Plans.scan(pairs.filter("a = '' and b = ''"))).contains("1 partitions by");
    assertThat(pairs.filter("a = '' and b = ''").count()).isEqualTo(1);
    assertThat(pairs.filter("a = repeat('x', 40000) and b = repeat('x', 40000)").count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "c >= 1 | s | 2",
        "k = 1 and c >= 1 | s | 2",
        "k = 1 and c >= 1 | k, s | 2",
        "c = 1 | count(s), max(s) | 1",
        "k = 1 and c = 1 | count(s), max(s) | 1",
        "k = 1 | s | 2",
      })
  void static_columns_alone_are_selected_of_some_rows(String filter, String selected, int rows) {
    create("shared", "(k int, c int, s text STATIC, v int, PRIMARY KEY (k, c))");
    DB.coodie().execute("INSERT INTO shared (k, c, s) VALUES (1, 1, 'x')");
    DB.coodie().execute("INSERT INTO shared (k, c) VALUES (1, 2)");
    DB.coodie().execute("INSERT INTO shared (k, s) VALUES (2, 'alone')");
    Dataset<Row> shared = Tables.read(DB, "shared");
    Dataset<Row> alone = SPARK.session().createDataFrame(shared.collectAsList(), shared.schema());

    List<Row> found = shared.filter(filter).selectExpr(selected.split(", ")).collectAsList();

    assertThat(found).hasSize(rows);
    assertThat(found)
        .isEqualTo(alone.filter(filter).selectExpr(selected.split(", ")).collectAsList());
  }

  @Test
  void more_rows_than_ten_thousand_are_found_by_spark() {
    String many = numbers(200);
    create("wide", "(k int, c int, d int, PRIMARY KEY (k, c, d))");
    DB.coodie().execute("INSERT INTO wide (k, c, d) VALUES (1, 1, 1)");
    Dataset<Row> wide = Tables.read(DB, "wide");
    Dataset<Row> product = wide.filter("k = 1 and c in (" + many + ") and d in (" + many + ")");

    assertThat(Plans.scan(product)).contains("\"c\" IN").doesNotContain("\"d\" IN");
    assertThat(product.count()).isEqualTo(1);
    assertThat(wide.filter("k = 1 and c in (" + numbers(70_000) + ")").count()).isEqualTo(1);
  }

  @Test
  void a_value_that_is_too_long_for_an_index_is_found_nowhere() {
    assertThat(table.filter("f = repeat('x', 65536)").count()).isZero();
  }

  @Test
  void null_among_blobs_is_left_to_spark() {
    create("blobs", "(k blob PRIMARY KEY)");
    DB.coodie().execute("INSERT INTO blobs (k) VALUES (0x01)");

    assertThat(Tables.read(DB, "blobs").filter("k in (X'01', null)").count()).isEqualTo(1);
  }

  private static void create(String name, String columns) {
    DB.coodie().execute("CREATE TABLE IF NOT EXISTS " + name + " " + columns);
  }
}
