package dev.coodie.spark.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Documents;
import dev.coodie.spark.CoodieSpark;
import dev.coodie.spark.LocalSpark;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the guide says of writing, and of documents. */
class WritingGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Sale.class);

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private final SparkSession spark = SPARK.session();
  private final Documents<Sale> sales = DB.coodie().documents(Sale.class);
  private final Map<String, String> connection =
      Map.of("hosts", DB.node().address() + ":" + DB.node().port(), "keyspace", DB.keyspace());

  @BeforeEach
  void fill() {
    DB.coodie()
        .execute(
            "CREATE TABLE IF NOT EXISTS turnover (shop text PRIMARY KEY, sold bigint, total text)");
    sales
        .bulk()
        .saveAll(
            IntStream.range(0, 100)
                .mapToObj(
                    n -> new Sale("shop" + n % 4, n, new BigDecimal("2.50"), null, List.of())));
  }

  @Test
  void rows_are_written(@TempDir Path rejects) {
    Dataset<Row> turnover =
        spark
            .read()
            .format("coodie")
            .options(connection)
            .option("table", "spark_sales")
            .load()
            .groupBy("shop")
            .agg(Map.of("number", "count", "price", "sum"))
            .selectExpr("shop", "`count(number)` AS sold", "CAST(`sum(price)` AS STRING) AS total");
    String folder = rejects.toUri().toString();

    // tag::spark-write[]
    turnover
        .write()
        .format("coodie")
        .options(connection) // hosts, keyspace, user, ..
        .option("table", "turnover")
        .option("rejects", folder)
        .mode("append")
        .save();
    // end::spark-write[]

    assertThat(DB.coodie().execute("SELECT shop, sold FROM turnover"))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.get("sold", Long.class)).isEqualTo(25));
  }

  @Test
  void rejected_rows_are_read(@TempDir Path rejects) {
    String folder = rejects.toUri().toString();
    spark
        .sql("SELECT 's' AS shop, 1L AS sold UNION ALL SELECT CAST(NULL AS STRING), 2L")
        .write()
        .format("coodie")
        .options(connection)
        .option("table", "turnover")
        .option("rejects", folder)
        .mode("append")
        .save();

    // tag::spark-rejects[]
    Dataset<Row> rejected =
        spark
            .read()
            .json(folder)
            .selectExpr("reason", "from_json(record, 'shop STRING, sold BIGINT') AS row")
            .select("reason", "row.*");
    // end::spark-rejects[]

    assertThat(rejected.collectAsList())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.mkString("|"))
                    .isEqualTo("\"shop\" is null, which is part of the key|null|2"));
  }

  @Test
  void documents_are_read_and_saved() {
    // tag::spark-documents[]
    JavaRDD<Sale> all = CoodieSpark.read(spark, connection, Sale.class);
    JavaRDD<Sale> changed =
        all.filter(sale -> sale.note() == null)
            .map(
                sale ->
                    new Sale(sale.shop(), sale.number(), sale.price(), "checked", sale.items()));
    long saved = CoodieSpark.write(changed, connection, Sale.class);
    // end::spark-documents[]

    assertThat(saved).isEqualTo(100);
    assertThat(sales.scan().collect(java.util.stream.Collectors.toList()))
        .hasSize(100)
        .allSatisfy(sale -> assertThat(sale.note()).isEqualTo("checked"));
  }
}
