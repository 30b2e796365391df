package dev.coodie.spark.internal.write;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Rows that the server has; Spark's page makes it, and shows it. */
public final class WrittenRows extends CustomSumMetric {
  static final String NAME = "coodieWrittenRows";

  /** For Spark. */
  public WrittenRows() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "rows written";
  }
}
