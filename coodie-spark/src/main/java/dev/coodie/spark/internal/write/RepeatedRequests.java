package dev.coodie.spark.internal.write;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Requests that failed and were sent again; Spark's page makes it, and shows it. */
public final class RepeatedRequests extends CustomSumMetric {
  static final String NAME = "coodieRepeatedRequests";

  /** For Spark. */
  public RepeatedRequests() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "requests sent again";
  }
}
