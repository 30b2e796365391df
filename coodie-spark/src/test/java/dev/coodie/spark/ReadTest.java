package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  @BeforeAll
  static void fill() {
    DB.coodie().execute("CREATE TABLE small (k int PRIMARY KEY, name text, price double)");
    DB.coodie().execute("INSERT INTO small (k, name, price) VALUES (1, 'one', 1.5)");
    DB.coodie().execute("INSERT INTO small (k, name) VALUES (2, 'two')");
    DB.coodie().execute("CREATE TABLE many (k int, c int, v text, PRIMARY KEY (k, c))");
    for (int k = 0; k < 100; k++) {
      for (int c = 0; c < 30; c++) {
        DB.coodie().execute("INSERT INTO many (k, c, v) VALUES (?, ?, ?)", k, c, "v" + k + c);
      }
    }
    DB.coodie()
        .execute("CREATE TABLE \"Odd\" (\"K\" int PRIMARY KEY, \"a b\" text, \"select\" int)");
    DB.coodie().execute("INSERT INTO \"Odd\" (\"K\", \"a b\", \"select\") VALUES (1, 'x', 2)");
    DB.coodie().execute("CREATE TABLE shared (k int, s text STATIC, c int, PRIMARY KEY (k, c))");
    DB.coodie().execute("INSERT INTO shared (k, s, c) VALUES (1, 'with rows', 1)");
    DB.coodie().execute("INSERT INTO shared (k, s) VALUES (2, 'alone')");
  }

  @Test
  void a_table_is_read_with_the_names_and_types_of_its_columns() {
    Dataset<Row> read = read("small");

    assertThat(read.schema().toDDL()).isEqualTo("k INT,name STRING,price DOUBLE");
    assertThat(read.collectAsList())
        .containsExactlyInAnyOrder(
            RowFactory.create(1, "one", 1.5), RowFactory.create(2, "two", null));
  }

  @Test
  void each_row_is_read_once_in_as_many_parts_as_are_asked_for() {
    Dataset<Row> read = Tables.reader(DB, "many").option("parts", 7).option("page-size", 11).load();

    assertThat(read.javaRDD().getNumPartitions()).isEqualTo(7);
    assertThat(
            read.select("k", "c")
                .as(
                    org.apache.spark.sql.Encoders.tuple(
                        org.apache.spark.sql.Encoders.INT(), org.apache.spark.sql.Encoders.INT()))
                .collectAsList())
        .hasSize(3_000)
        .doesNotHaveDuplicates();
  }

  @Test
  void only_columns_that_are_used_are_selected() {
    Dataset<Row> read = read("many").select("v").distinct();

    assertThat(Plans.scan(read)).contains(": \"v\"").doesNotContain("\"k\"");
    assertThat(read.count()).isEqualTo(distinctTexts());
  }

  private static long distinctTexts() {
    return IntStream.range(0, 100)
        .boxed()
        .flatMap(k -> IntStream.range(0, 30).mapToObj(c -> "v" + k + c))
        .distinct()
        .count();
  }

  @Test
  void rows_are_kept_by_sorts_joins_and_caches() {
    Dataset<Row> read = read("many").cache();

    Dataset<Row> joined =
        read.as("a").join(read.as("b"), functions.expr("a.k = b.k and a.c = b.c and a.v = b.v"));

    assertThat(joined.count()).isEqualTo(3_000);
    assertThat(read.sort("k", "c").select("v").first().getString(0)).isEqualTo("v00");
    read.unpersist();
  }

  @Test
  void names_that_cql_quotes_are_names_of_columns() {
    Dataset<Row> read = read("Odd");

    assertThat(read.columns()).containsExactly("K", "a b", "select");
    assertThat(read.filter("`a b` = 'x' and `select` = 2 and K = 1").count()).isEqualTo(1);
  }

  @Test
  void a_partition_that_has_only_static_cells_is_a_row_whatever_is_selected() {
    List<Row> rows = read("shared").select("k", "s", "c").collectAsList();

    assertThat(rows)
        .containsExactlyInAnyOrder(
            RowFactory.create(1, "with rows", 1), RowFactory.create(2, "alone", null));
    assertThat(read("shared").select("k").collectAsList()).hasSize(2);
    assertThat(read("shared").count()).isEqualTo(2);
  }

  @Test
  void times_of_cells_are_columns_if_asked_for() {
    DB.coodie()
        .execute(
            "INSERT INTO small (k, name, price) VALUES (9, 'nine', 9) USING TIMESTAMP 1234"
                + " AND TTL 5000");

    Dataset<Row> read =
        Tables.reader(DB, "small").option("ttl", true).option("writetime", true).load();
    Row nine = read.filter("k = 9").first();
    DB.coodie().execute("DELETE FROM small WHERE k = 9");

    assertThat(read.columns())
        .containsExactly(
            "k", "name", "price", "name$ttl", "name$writetime", "price$ttl", "price$writetime");
    assertThat(nine.<Long>getAs("name$writetime")).isEqualTo(1234);
    assertThat(nine.<Integer>getAs("price$ttl")).isBetween(4_000, 5_000);
  }

  @Test
  void only_the_chosen_columns_are_there() {
    Dataset<Row> read = Tables.reader(DB, "many").option("columns", "v, k").load();

    assertThat(read.columns()).containsExactly("v", "k");
  }

  @Test
  void options_can_be_given_to_the_session() {
    var session = SPARK.session().newSession();
    session.conf().set("spark.datasource.coodie.hosts", Tables.hosts(DB.node()));

    long rows =
        session.read().format("coodie").option("table", DB.keyspace() + ".many").load().count();

    assertThat(rows).isEqualTo(3_000);
  }

  private static Dataset<Row> read(String table) {
    return Tables.read(DB, table);
  }
}
