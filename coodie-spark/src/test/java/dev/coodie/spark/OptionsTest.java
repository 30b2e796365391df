package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.error.CoodieException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every id of reading, with something that raises it before a task begins, unless it says so. */
class OptionsTest {
  private static final String SECRET = "hunter2";

  /** Those that only values raise, in a task; {@link TypesTest} and {@link PushDownTest} do. */
  private static final Set<String> OF_TASKS = Set.of("coodie-1456", "coodie-1461", "coodie-1462");

  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  @BeforeAll
  static void create() {
    DB.coodie().execute("CREATE TABLE orders (id int PRIMARY KEY, total decimal)");
    DB.coodie().execute("CREATE TABLE named (k int PRIMARY KEY, v int, \"v$ttl\" int)");
    DB.coodie().execute("INSERT INTO orders (id, total) VALUES (1, 1.5)");
    DB.coodie()
        .execute(
            "CREATE TABLE maps (k int PRIMARY KEY, m map<frozen<map<int, int>>, int>, v text)");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("coodie-1451", "Did you mean \"parts\"?", Map.of("prats", "3")),
        mistake("coodie-1451", "\"hsots\"", Map.of("hsots", SECRET)),
        mistake("coodie-1452", "/nowhere", Map.of("password-file", "/nowhere")),
        mistake("coodie-1453", "\"parts\"", Map.of("parts", "many")),
        mistake("coodie-1453", "\"page-size\"", Map.of("page-size", "0")),
        mistake("coodie-1453", "\"ttl\"", Map.of("ttl", "yes")),
        mistake("coodie-1453", "38", Map.of("decimals", "39,2")),
        mistake("coodie-1453", "38", Map.of("decimals", "5,6")),
        mistake("coodie-1453", "\"times\"", Map.of("times", "hours")),
        mistake("coodie-1453", "spark.sql.timeType.enabled", Map.of("times", "time")),
        mistake("coodie-1454", "\"hosts\"", Map.of("hosts", "")),
        mistake("coodie-1455", "\"orders\" without its", Map.of("table", "orders")),
        mistake("coodie-1455", "shop.orders", Map.of("table", "")),
        mistake("coodie-1457", "\"m\"", Map.of("table", "%s.maps")),
        mistake("coodie-1458", "\"nowhere\"", Map.of("table", "nowhere.orders")),
        mistake("coodie-1459", "Did you mean \"orders\"?", Map.of("table", "%s.order")),
        mistake("coodie-1460", "Did you mean \"total\"?", Map.of("columns", "id, totla")),
        mistake("coodie-1542", "columns \"id\"", Map.of("columns", "id,id")),
        mistake("coodie-1542", "\"v$ttl\"", Map.of("table", "%s.named", "ttl", "true")),
        mistake("coodie-1103", "consistency", Map.of("consistency", "sometimes")));
  }

  private static Arguments mistake(String id, String word, Map<String, String> options) {
    return arguments(id, word, options);
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("mistakes")
  void a_mistake_is_one_sentence_before_a_task_begins(
      String id, String word, Map<String, String> options) {
    DataFrameReader reader = Tables.reader(DB, "orders");
    options.forEach((name, value) -> reader.option(name, value.formatted(DB.keyspace())));

    Throwable error = catchThrowable(() -> reader.load().javaRDD().getNumPartitions());

    assertThat(error).isInstanceOf(CoodieException.class).hasMessageEndingWith("[" + id + "]");
    assertThat(error).hasMessageContaining(word).hasMessageNotContaining(SECRET);
  }

  @Test
  void every_id_has_a_case() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    Pattern id = Pattern.compile("\"(coodie-1[45]\\d\\d)\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*/(read|type|connect)/.*\\.java")).toList()) {
        id.matcher(Files.readString(file)).results().forEach(match -> used.add(match.group(1)));
      }
    }
    used.removeAll(OF_TASKS);

    assertThat(mistakes().map(each -> (String) each.get()[0]).filter(used::contains).distinct())
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void other_columns_of_a_table_with_a_type_that_spark_cannot_hold_are_read() {
    Dataset<Row> read = Tables.reader(DB, "maps").option("columns", "k,v").load();

    assertThat(read.count()).isZero();
  }

  @Test
  void what_is_loaded_is_the_table() {
    Dataset<Row> read =
        SPARK
            .session()
            .read()
            .format("coodie")
            .option("hosts", Tables.hosts(DB.node()))
            .load(DB.keyspace() + ".orders");

    assertThat(read.count()).isEqualTo(1);
  }

  @Test
  void a_password_is_in_no_plan(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), SECRET + "\n");

    for (Map<String, String> password :
        Stream.of(Map.of("password", SECRET), Map.of("password-file", file.toString())).toList()) {
      Dataset<Row> read =
          Tables.reader(DB, "orders").option("user", "reader").options(password).load();

      assertThat(read.filter("id = 1").count()).isEqualTo(1);
      for (String mode : new String[] {"simple", "extended", "codegen", "cost", "formatted"}) {
        assertThat(explained(read.filter("total = '1.5'"), mode)).doesNotContain(SECRET);
      }
      assertThat(Plans.all(read)).doesNotContain(SECRET);
      assertThat(read.queryExecution().logical().toJSON()).doesNotContain(SECRET);
    }
  }

  private static String explained(Dataset<Row> read, String mode) {
    return read.queryExecution()
        .explainString(org.apache.spark.sql.execution.ExplainMode.fromString(mode));
  }

  @Test
  void a_type_that_changed_meanwhile_is_told_in_the_task() {
    DB.coodie().execute("CREATE TABLE changing (k int PRIMARY KEY, v int)");
    Dataset<Row> read = Tables.read(DB, "changing");
    DB.coodie().execute("ALTER TABLE changing DROP v");
    DB.coodie().execute("DROP TABLE changing");
    DB.coodie().execute("CREATE TABLE changing (k int PRIMARY KEY, v text)");
    DB.coodie().execute("INSERT INTO changing (k, v) VALUES (1, 'x')");

    assertThat(catchThrowable(() -> read.collect())).hasStackTraceContaining("[coodie-1461]");
  }
}
