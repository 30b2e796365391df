package dev.coodie.spark.guide;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.spark.LocalSpark;
import dev.coodie.spark.Tables;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page about Spark shows. */
class SparkGuideTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private final SparkSession spark = SPARK.session();

  @BeforeAll
  static void fill() {
    DB.coodie()
        .execute(
            "CREATE TABLE orders (customer text, day date, number int, total decimal,"
                + " PRIMARY KEY (customer, day, number))");
    for (int i = 0; i < 10; i++) {
      DB.coodie()
          .execute(
              "INSERT INTO orders (customer, day, number, total) VALUES (?, ?, ?, ?)",
              i < 5 ? "ada" : "ben",
              LocalDate.of(2026, 11, 26 + i % 5),
              i,
              new BigDecimal(i).setScale(2));
    }
  }

  @Test
  void a_table_is_a_dataset() {
    String hosts = Tables.hosts(DB.node());
    String table = DB.keyspace() + ".orders";
    // tag::spark-read[]
    Dataset<Row> orders =
        spark
            .read()
            .format("coodie")
            .option("hosts", hosts)
            .option("table", table)
            .option("decimals", "38,2")
            .load();

    Dataset<Row> sums = orders.groupBy("customer").agg(sum("total").as("total"));
    // end::spark-read[]

    assertThat(sums.sort("customer").first().getString(0)).isEqualTo("ada");
    assertThat(sums.sort("customer").first().getDecimal(1)).isEqualByComparingTo("10");
  }

  @Test
  void the_server_checks_keys() {
    Dataset<Row> orders = orders();
    // tag::spark-filter[]
    Dataset<Row> found =
        orders
            .filter(col("customer").isin("ada", "ben")) // finds two partitions
            .filter(col("day").geq("2026-11-28")); // a range in each of them
    // end::spark-filter[]

    assertThat(found.count()).isEqualTo(6);
  }

  @Test
  void a_table_becomes_files(@TempDir Path directory) {
    Dataset<Row> orders = orders();
    String folder = directory.resolve("orders").toString();
    // tag::spark-parquet[]
    orders.write().partitionBy("day").parquet(folder);
    // end::spark-parquet[]

    assertThat(spark.read().parquet(folder).count()).isEqualTo(10);
  }

  private Dataset<Row> orders() {
    return spark
        .read()
        .format("coodie")
        .option("hosts", Tables.hosts(DB.node()))
        .option("table", DB.keyspace() + ".orders")
        .load();
  }
}
