package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Processes that run tasks die and are slow, and nothing is lost or there twice. */
class RepeatedTasksTest {
  /** As many rows as {@code -Dspark.rows} says. */
  private static final int ROWS = Integer.getInteger("spark.rows", 100_000);

  /** The heap of nodes is small; a million rows have one of their own. */
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      new EmbeddedCoodieExtension()
          .onNode(node -> ROWS <= 100_000 ? node : node.heapMegabytes(2_048));

  private static SparkCluster cluster;

  @BeforeAll
  static void fill(@TempDir Path directory) throws IOException, InterruptedException {
    EveryType.create(DB.coodie(), "source");
    long start = System.nanoTime();
    EveryType.fill(DB.coodie(), "source", ROWS);
    told("filled", start);
    cluster = SparkCluster.start(directory);
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
  void a_task_that_runs_twice_at_once_writes_each_element_of_a_list_once() {
    DB.coodie().execute("CREATE TABLE twice (k int PRIMARY KEY, l list<int>, v text)");
    int before = cluster.speculative();

    write("twice", slowRows(4, 200));

    assertThat(cluster.speculative()).isGreaterThan(before);
    assertThat(DB.coodie().execute("SELECT k, l FROM twice"))
        .hasSize(800)
        .allSatisfy(
            row -> assertThat(row.get("l")).isEqualTo(List.of(row.get("k", Integer.class), -1)));
  }

  /** The first attempt of the last task stops in the middle of its rows. */
  private static Dataset<Row> slowRows(int tasks, int each) {
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(cluster.session().sparkContext())
            .parallelize(IntStream.range(0, tasks * each).boxed().toList(), tasks)
            .map(number -> slowRow(number, tasks * each - each / 2));
    return cluster.session().createDataFrame(rows, StructType.fromDDL("k INT, l ARRAY<INT>"));
  }

  private static Row slowRow(int number, int slow) throws InterruptedException {
    if (number == slow && TaskContext.get().attemptNumber() == 0) {
      Thread.sleep(120_000);
    }
    return RowFactory.create(number, new Integer[] {number, -1});
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
