package dev.coodie.spark.internal.job;

import dev.coodie.Coodie;
import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.TableName;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** The parts of a table, a task each. */
final class TableParts {
  private static final int PER_CORE = 8;

  private TableParts() {}

  /** As many as the arguments say, or 8 for each core that Spark has. */
  static List<String> of(
      JavaSparkContext spark, JobArguments arguments, Coodie coodie, TableName table) {
    int parts = arguments.number("parts", PER_CORE * spark.defaultParallelism(), ScanPart.MOST);
    return coodie.scan(table.keyspace(), table.table()).split(parts).stream()
        .map(ScanPart::toString)
        .toList();
  }

  static JavaRDD<NumberedPart> tasks(JavaSparkContext spark, List<NumberedPart> parts) {
    return spark.parallelize(parts, parts.size());
  }
}
