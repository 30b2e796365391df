package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes that run tasks die and are slow, and nothing is lost or there twice. */
class ClusterTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  /** As many rows as {@code -Dspark.rows} says. */
  private static final int ROWS = Integer.getInteger("spark.rows", 100_000);

  private static SparkCluster cluster;

  @BeforeAll
  static void fill() throws InterruptedException {
    EveryType.create(DB.coodie(), "source");
    long start = System.nanoTime();
    EveryType.fill(DB.coodie(), "source", ROWS);
    told("filled", start);
    cluster = SparkCluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void every_type_is_the_same_there_and_back_though_a_process_dies_while_it_writes() {
    EveryType.create(DB.coodie(), "copy");
    long start = System.nanoTime();
    cluster.killAfter(4);

    write("copy", read("source"));

    told("copied", start);
    assertThat(cluster.killed()).isPositive();
    assertThat(cluster.failed()).isPositive();
    assertThat(digest("copy")).startsWith(ROWS + " rows").isEqualTo(digest("source"));
  }

  @Test
  void every_row_is_read_once_though_a_process_dies_while_it_reads() {
    Dataset<Row> source = read("source");
    long expected = source.count();
    int before = cluster.killed();
    cluster.killAfter(4);

    Row found =
        source
            .selectExpr("count(1)", "count(DISTINCT c)", "max(bi)", "sum(length(t))")
            .collectAsList()
            .get(0);

    assertThat(cluster.killed()).isEqualTo(before + 1);
    assertThat(expected).isEqualTo(ROWS);
    assertThat(found.getLong(0)).isEqualTo(ROWS);
    assertThat(found.getLong(1)).isEqualTo(ROWS);
    assertThat(found.getLong(2)).isEqualTo(Long.MAX_VALUE);
  }

  private static Dataset<Row> read(String table) {
    return cluster
        .session()
        .read()
        .format("coodie")
        .option("hosts", DB.node().address() + ":" + DB.node().port())
        .option("table", DB.keyspace() + "." + table)
        .option("parts", 16)
        .load();
  }

  private static void write(String table, Dataset<Row> rows) {
    rows.write()
        .format("coodie")
        .option("hosts", DB.node().address() + ":" + DB.node().port())
        .option("table", DB.keyspace() + "." + table)
        .mode("append")
        .save();
  }

  private static String digest(String table) {
    return EveryType.digest(DB.coodie(), DB.keyspace(), table);
  }

  private static void told(String what, long start) {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    System.out.println(what + " " + ROWS + " rows in " + time.toMillis() + " ms");
  }
}
