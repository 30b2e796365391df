package dev.coodie.spark;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What Spark tells of a query before it is run. */
final class Plans {
  private Plans() {}

  /** The line of the physical plan that says what of the table is read. */
  static String scan(Dataset<Row> read) {
    return Arrays.stream(physical(read).split("\n"))
        .filter(line -> line.contains("BatchScan"))
        .collect(Collectors.joining("\n"));
  }

  /** What is run. */
  static String physical(Dataset<Row> read) {
    return read.queryExecution().executedPlan().toString();
  }

  /** All plans of it. */
  static String all(Dataset<Row> read) {
    return read.queryExecution().toString();
  }
}
