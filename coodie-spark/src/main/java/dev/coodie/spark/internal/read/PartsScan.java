package dev.coodie.spark.internal.read;

import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableShape;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** A table, read by parts of about the same size. */
final class PartsScan implements Scan, Batch {
  private static final int PARTS_PER_CORE = 8;
  private static final int MOST_PARTS = 1_000_000;

  private final JobOptions options;
  private final TableShape table;
  private final ReadColumns columns;

  PartsScan(JobOptions options, TableShape table, ReadColumns columns) {
    this.options = options;
    this.table = table;
    this.columns = columns;
  }

  @Override
  public StructType readSchema() {
    return columns.schema();
  }

  @Override
  public String description() {
    return "coodie " + table.name();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    int cores = SparkSession.active().sparkContext().defaultParallelism();
    int parts = options.number(JobOption.PARTS, PARTS_PER_CORE * cores, MOST_PARTS);
    try (Connections.Lease lease = Connections.lease(options)) {
      List<ScanPart> split =
          lease.coodie().scan(table.name().keyspace(), table.name().table()).split(parts);
      return split.stream().map(PartPartition::of).toArray(InputPartition[]::new);
    }
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new PartReaderFactory(options, table.name(), Selected.of(table, columns));
  }
}
