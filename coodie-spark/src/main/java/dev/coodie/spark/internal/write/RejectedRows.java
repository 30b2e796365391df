package dev.coodie.spark.internal.write;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Rows that were not written, with the reason; Spark's page makes it, and shows it. */
public final class RejectedRows extends CustomSumMetric {
  static final String NAME = "coodieRejectedRows";

  /** For Spark. */
  public RejectedRows() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "rows rejected";
  }
}
