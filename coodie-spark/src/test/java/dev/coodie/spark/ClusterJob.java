package dev.coodie.spark;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The job of {@link ClusterTest}, in a JVM of its own. */
final class ClusterJob {
  private ClusterJob() {}

  public static void main(String[] arguments) {
    String path = System.getProperty("java.class.path");
    SparkSession spark =
        SparkSession.builder()
            .master(arguments[0])
            .appName("coodie")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.executor.memory", "512m")
            .config("spark.executor.extraClassPath", path)
            .config("spark.sql.adaptive.enabled", false)
            .getOrCreate();
    Dataset<Row> table =
        spark
            .read()
            .format("coodie")
            .option("hosts", arguments[1])
            .option("table", arguments[2])
            .option("parts", 16)
            .load();

    // The first try of one part ends its executor, after some rows were read.
    List<String> read =
        table
            .select("k")
            .map(
                (MapFunction<Row, String>)
                    row -> {
                      TaskContext task = TaskContext.get();
                      if (task.partitionId() == 5 && task.attemptNumber() == 0) {
                        Runtime.getRuntime().halt(137);
                      }
                      return ProcessHandle.current().pid()
                          + " "
                          + task.attemptNumber()
                          + " "
                          + row.getInt(0);
                    },
                Encoders.STRING())
            .collectAsList();

    Set<String> keys = new TreeSet<>();
    Set<String> executors = ConcurrentHashMap.newKeySet();
    boolean repeated = false;
    for (String row : read) {
      String[] parts = row.split(" ");
      executors.add(parts[0]);
      repeated |= !parts[1].equals("0");
      keys.add(parts[2]);
    }
    System.out.println(read.size() + " rows, " + keys.size() + " keys, killed " + repeated);
    System.out.println("executors " + (executors.size() >= 2 ? 2 : executors.size()));
    spark.stop();
  }
}
