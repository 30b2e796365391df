package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.type.TableShape;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** What is read of a table, in parts of some kind. */
abstract class TableRead implements Scan, Batch {
  private final JobOptions options;
  private final TableShape table;
  private final Selected selected;

  TableRead(JobOptions options, TableShape table, Selected selected) {
    this.options = options;
    this.table = table;
    this.selected = selected;
    // Wrong values of what only tasks use are told before one begins.
    int unusedSize = selected.pageSize(options);
    int unusedRanges = Selected.parallelism(options, 1);
  }

  final JobOptions options() {
    return options;
  }

  final TableShape table() {
    return table;
  }

  final Selected selected() {
    return selected;
  }

  /** How many tasks of Spark run at once. */
  static int cores() {
    return Math.max(1, SparkSession.active().sparkContext().defaultParallelism());
  }

  @Override
  public final StructType readSchema() {
    return selected.schema();
  }

  /** What the server checks, in CQL without values. */
  @Override
  public String description() {
    return "coodie " + table.name() + ": " + selected;
  }

  @Override
  public final Batch toBatch() {
    return this;
  }

  @Override
  public final PartitionReaderFactory createReaderFactory() {
    return new ReaderFactory(options, selected);
  }
}
