package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.ConfigurationException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  @Test
  void rows_are_written_with_the_columns_that_the_data_frame_has() {
    cql("CREATE TABLE some (k int PRIMARY KEY, a text, b int)");
    cql("INSERT INTO some (k, a, b) VALUES (1, 'old', 10)");

    write("some", Map.of(), "SELECT id + 1 AS k, 'new' AS a FROM range(2)");

    assertThat(rows("some")).containsExactlyInAnyOrder("1, new, 10", "2, new, null");
  }

  @Test
  void nulls_leave_cells_alone_unless_they_shall_be_written() {
    cql("CREATE TABLE nulls (k int PRIMARY KEY, a text)");
    cql("INSERT INTO nulls (k, a) VALUES (1, 'kept')");
    String nothing = "SELECT 1 AS k, CAST(NULL AS STRING) AS a";

    write("nulls", Map.of(), nothing);
    assertThat(rows("nulls")).containsExactly("1, kept");

    write("nulls", Map.of("write-nulls", "true"), nothing);
    assertThat(rows("nulls")).containsExactly("1, null");
  }

  @Test
  void all_rows_have_the_time_at_which_the_job_began() {
    cql("CREATE TABLE timed (k int PRIMARY KEY, a text)");
    long before = System.currentTimeMillis() * 1_000;

    write("timed", Map.of(), "SELECT id AS k, 'x' AS a FROM range(100)");

    List<dev.coodie.driver.Row> times = DB.coodie().execute("SELECT writetime(a) FROM timed");
    assertThat(times.stream().map(row -> row.get(0, Long.class)).distinct())
        .singleElement()
        .satisfies(
            time -> assertThat(time).isBetween(before, (System.currentTimeMillis() + 1) * 1_000));
  }

  @Test
  void a_newer_write_of_the_application_wins_over_a_row_that_comes_later() {
    cql("CREATE TABLE raced (k int PRIMARY KEY, a text)");
    cql("INSERT INTO raced (k, a) VALUES (1, 'application')");
    long earlier = (System.currentTimeMillis() - 60_000) * 1_000;

    write(
        "raced",
        Map.of("using-timestamp", String.valueOf(earlier), "using-ttl", "1000"),
        "SELECT 1 AS k, 'job' AS a UNION ALL SELECT 2, 'job'");

    assertThat(rows("raced")).containsExactlyInAnyOrder("1, application", "2, job");
    assertThat(DB.coodie().execute("SELECT ttl(a) FROM raced WHERE k = 2"))
        .singleElement()
        .satisfies(row -> assertThat(row.get(0, Integer.class)).isBetween(900, 1_000));
  }

  @Test
  void a_partition_with_static_columns_alone_gets_no_row() {
    cql("CREATE TABLE statics (p int, c int, s text static, v text, PRIMARY KEY (p, c))");

    write(
        "statics",
        Map.of(),
        "SELECT 1 AS p, CAST(NULL AS INT) AS c, 'alone' AS s, CAST(NULL AS STRING) AS v"
            + " UNION ALL SELECT 2, 5, 'with', 'row'");
    write("statics", Map.of(), "SELECT 3 AS p, 'without' AS s");

    assertThat(rows("statics"))
        .containsExactlyInAnyOrder(
            "1, null, alone, null", "2, 5, with, row", "3, null, without, null");
  }

  @Test
  void a_job_whose_table_is_made_again_fails_since_rows_are_missing() {
    cql("CREATE TABLE again (k bigint PRIMARY KEY)");
    SPARK
        .session()
        .udf()
        .register(
            "again",
            (Long key) -> {
              cql("DROP TABLE again");
              cql("CREATE TABLE again (k bigint PRIMARY KEY)");
              return key;
            },
            DataTypes.LongType);

    assertThatThrownBy(
            () -> write("again", Map.of(), "SELECT again(id) AS k FROM range(0, 1, 1, 1)"))
        .hasStackTraceContaining(
            "again was dropped and made again while the job wrote to it, so rows are missing.")
        .hasStackTraceContaining("[coodie-1564]");
  }

  @Test
  void an_attempt_that_comes_late_adds_nothing_to_lists() {
    cql("CREATE TABLE listed (k int PRIMARY KEY, l list<int>)");
    String rows = "SELECT 1 AS k, array(1, 2) AS l";
    long began = System.currentTimeMillis() * 1_000;

    // As the second attempt of a task does, and the first one, which was slow.
    write("listed", Map.of("using-timestamp", String.valueOf(began + 9)), rows);
    write("listed", Map.of("using-timestamp", String.valueOf(began)), rows);

    assertThat(rows("listed")).containsExactly("1, [1, 2]");
  }

  @Test
  void how_many_rows_were_written_is_a_metric_of_the_plan() throws Exception {
    cql("CREATE TABLE measured (k int PRIMARY KEY)");
    CompletableFuture<String> written = new CompletableFuture<>();
    SPARK.session().listenerManager().register(new PlanMetrics(written));

    write("measured", Map.of(), "SELECT CAST(id AS INT) AS k FROM range(0, 321, 1, 2)");

    assertThat(written.get(30, TimeUnit.SECONDS)).isEqualTo("321");
  }

  @Test
  void rows_of_one_partition_go_together_and_all_arrive() {
    cql("CREATE TABLE wide (p int, c int, v text, PRIMARY KEY (p, c))");

    write(
        "wide",
        Map.of(),
        "SELECT CAST(id / 250 AS INT) AS p, CAST(id % 250 AS INT) AS c, repeat('x', 300) AS v"
            + " FROM range(0, 2000, 1, 2)");

    assertThat(DB.coodie().execute("SELECT p, c FROM wide")).hasSize(2_000);
  }

  @Test
  void a_row_that_cannot_be_written_fails_the_job_with_a_sentence() {
    cql("CREATE TABLE strict (k int PRIMARY KEY, a smallint)");

    assertThatThrownBy(() -> write("strict", Map.of(), "SELECT 1 AS k, 40000 AS a"))
        .isInstanceOf(SparkException.class)
        .hasStackTraceContaining(
            "A row cannot be written to "
                + DB.keyspace()
                + ".strict: \"a\": the value does not fit smallint. Correct it, or give the option"
                + " \"rejects\" a folder, which gets such rows while the others are written."
                + " [coodie-1483]");
  }

  @Test
  void rejected_rows_are_a_data_frame_with_their_reasons(@TempDir Path folder) {
    cql("CREATE TABLE picky (k int, c text, a smallint, PRIMARY KEY (k, c))");

    write(
        "picky",
        Map.of("rejects", folder.toUri().toString()),
        "SELECT CAST(id AS INT) AS k, IF(id = 3, NULL, IF(id = 4, repeat('x', 70000), 'c')) AS c,"
            + " IF(id = 5, 40000, 1) AS a FROM range(0, 10, 1, 2)");

    assertThat(rows("picky")).hasSize(7);
    Dataset<Row> rejects = SPARK.session().read().json(folder.toString());
    Dataset<Row> records =
        rejects.selectExpr("reason", "from_json(record, 'k INT, c STRING, a INT') AS r");
    assertThat(records.selectExpr("r.k", "r.a", "reason").orderBy("k").collectAsList())
        .satisfiesExactly(
            row ->
                assertThat(row.mkString("|"))
                    .isEqualTo("3|1|\"c\" is null, which is part of the key"),
            row -> assertThat(row.mkString("|")).startsWith("4|1|The server refused"),
            row ->
                assertThat(row.mkString("|"))
                    .isEqualTo("5|40000|\"a\": the value does not fit smallint"));
  }

  @Test
  void microseconds_are_not_lost_untold(@TempDir Path folder) {
    cql("CREATE TABLE moments (k int PRIMARY KEY, at timestamp, all map<timestamp, text>)");
    String rows =
        "SELECT 1 AS k, TIMESTAMP'2026-12-01 00:00:00.001' AS at, NULL AS all UNION ALL"
            + " SELECT 2, TIMESTAMP'2026-12-01 00:00:00.001001', NULL UNION ALL"
            + " SELECT 3, NULL, map(TIMESTAMP'2026-12-01 00:00:00.001001', 'x')";

    assertThatThrownBy(() -> write("moments", Map.of(), rows))
        .hasStackTraceContaining("\"at\": the value is finer than the milliseconds")
        .hasStackTraceContaining("[coodie-1483]");
    write("moments", Map.of("rejects", folder.toUri().toString()), rows);
    assertThat(rows("moments")).containsExactly("1, null, 2026-12-01T00:00:00.001Z");
    assertThat(SPARK.session().read().json(folder.toString()).count()).isEqualTo(2);
    write("moments", Map.of("timestamps", "millis"), rows);
    assertThat(rows("moments"))
        .containsExactlyInAnyOrder(
            "1, null, 2026-12-01T00:00:00.001Z",
            "2, null, 2026-12-01T00:00:00.001Z",
            "3, {2026-12-01T00:00:00.001Z=x}, null");
  }

  @Test
  void what_only_the_server_checks_is_rejected(@TempDir Path folder) {
    cql("CREATE TABLE checked (k int PRIMARY KEY, a ascii, t text, u timeuuid, s set<ascii>)");

    write(
        "checked",
        Map.of("rejects", folder.toUri().toString()),
        "SELECT 1 AS k, 'ü' AS a, NULL AS t, CAST(NULL AS BINARY) AS u, NULL AS s UNION ALL"
            + " SELECT 2, NULL, CAST(X'C328' AS STRING), NULL, NULL UNION ALL"
            + " SELECT 3, NULL, NULL, X'00000000000040008000000000000000', NULL UNION ALL"
            + " SELECT 4, NULL, NULL, NULL, array('ü') UNION ALL"
            + " SELECT 5, 'a', 'ü', X'5132b130ae7911e4ab270800200c9a66', array('a')");

    assertThat(DB.coodie().execute("SELECT k FROM checked"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("k")).isEqualTo(5));
    assertThat(SPARK.session().read().json(folder.toString()).count()).isEqualTo(4);
  }

  @Test
  void more_rejected_rows_than_allowed_fail_the_job(@TempDir Path folder) {
    cql("CREATE TABLE worse (k int PRIMARY KEY, a smallint)");

    assertThatThrownBy(
            () ->
                write(
                    "worse",
                    Map.of("rejects", folder.toUri().toString(), "max-rejects", "2"),
                    "SELECT CAST(id AS INT) AS k, 40000 AS a FROM range(0, 9, 1, 1)"))
        .hasStackTraceContaining("A task rejected more than 2 rows of")
        .hasStackTraceContaining("[coodie-1484]");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_nobody_can_write_to_is_told() {
    cql("CREATE TABLE nowhere (k int PRIMARY KEY, a smallint)");

    assertThatThrownBy(
            () ->
                write(
                    "nowhere",
                    Map.of("rejects", "file:///proc/nowhere"),
                    "SELECT 1 AS k, 40000 AS a"))
        .hasStackTraceContaining(
            "The rejected rows of "
                + DB.keyspace()
                + ".nowhere cannot be kept in file:///proc/nowhere")
        .hasStackTraceContaining("[coodie-1485]");
  }

  @Test
  void a_value_that_is_more_than_the_server_takes_is_rejected(@TempDir Path folder) {
    cql("CREATE TABLE large (k int PRIMARY KEY, a blob)");

    write(
        "large",
        Map.of("rejects", folder.toUri().toString()),
        "SELECT CAST(id AS INT) AS k, CAST(repeat('x', IF(id = 1, 20000000, 10)) AS BINARY) AS a"
            + " FROM range(0, 3, 1, 1)");

    assertThat(DB.coodie().execute("SELECT k FROM large")).hasSize(2);
    assertThat(SPARK.session().read().text(folder.toString()).collectAsList()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          many    | SELECT 1 AS k, 'x' AS nmae      | coodie-1477 | Did you mean "name"?
          many    | SELECT 'x' AS name              | coodie-1478 | no column "k", which is part of the key
          many    | SELECT 'x' AS k                 | coodie-1479 | Column "k": expected int, found STRING
          many    | SELECT 1 AS k, 1.5D AS born     | coodie-1479 | expected timestamp (TIMESTAMP), found DOUBLE
          many    | SELECT 1 AS k, array(true) AS l | coodie-1479 | expected int, found BOOLEAN
          many    | SELECT 1 AS k, named_struct('stret', 'x') AS home | coodie-1479 | Did you mean "street"?
          many    | SELECT 1 AS k, 'a' AS name, 'b' AS name | coodie-1480 | two columns "name"
          counted | SELECT 1 AS k, 1 AS n           | coodie-1476 | counters, which can only be added to
          """)
  void what_cannot_be_written_is_told_before_any_task_starts(
      String table, String sql, String id, String words) {
    cql("CREATE TYPE IF NOT EXISTS home (street text)");
    cql(
        "CREATE TABLE IF NOT EXISTS many"
            + " (k int PRIMARY KEY, name text, born timestamp, l list<int>, home home)");
    cql("CREATE TABLE IF NOT EXISTS counted (k int PRIMARY KEY, n counter)");

    assertThatThrownBy(() -> write(table, Map.of(), sql))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith("[" + id + "]");
  }

  @Test
  void the_mode_overwrite_is_refused_and_nothing_is_lost() {
    cql("CREATE TABLE precious (k int PRIMARY KEY)");
    cql("INSERT INTO precious (k) VALUES (7)");

    assertThatThrownBy(
            () ->
                writer("precious", Map.of(), SPARK.session().sql("SELECT 1 AS k"))
                    .mode("overwrite")
                    .save())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("would empty " + DB.keyspace() + ".precious")
        .hasMessageEndingWith("[coodie-1475]");
    assertThat(rows("precious")).containsExactly("7");
  }

  private static void cql(String statement) {
    DB.coodie().execute(statement);
  }

  private static void write(String table, Map<String, String> options, String sql) {
    writer(table, options, SPARK.session().sql(sql)).mode("append").save();
  }

  private static org.apache.spark.sql.DataFrameWriter<Row> writer(
      String table, Map<String, String> options, Dataset<Row> rows) {
    return rows.write()
        .format("coodie")
        .options(options)
        .option("hosts", DB.node().address() + ":" + DB.node().port())
        .option("table", DB.keyspace() + "." + table);
  }

  private static List<String> rows(String table) {
    return DB.coodie().execute("SELECT * FROM " + table).stream()
        .map(
            row ->
                java.util.stream.IntStream.range(0, row.columns().size())
                    .mapToObj(i -> Objects.toString(row.get(i)))
                    .collect(Collectors.joining(", ")))
        .toList();
  }
}
