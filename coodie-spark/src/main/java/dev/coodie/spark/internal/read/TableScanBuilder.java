package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableShape;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;

/** Collects what Spark wants of a table. Belongs to the thread that plans. */
public final class TableScanBuilder implements SupportsPushDownRequiredColumns {
  private final JobOptions options;
  private final TableShape table;
  private ReadColumns columns;

  /** Of all columns. */
  public TableScanBuilder(JobOptions options, TableShape table, ReadColumns columns) {
    this.options = options;
    this.table = table;
    this.columns = columns;
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = columns.only(required);
  }

  @Override
  public Scan build() {
    return new PartsScan(options, table, columns);
  }
}
