package dev.coodie.spark.internal.write;

import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/** One of the numbers that Spark shows, of one task. */
record TaskCount(String name, long value) implements CustomTaskMetric {}
