package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Makes readers where the tasks run. */
final class PartReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1L;

  private final JobOptions options;
  private final String keyspace;
  private final String table;
  private final Selected selected;

  PartReaderFactory(JobOptions options, TableName table, Selected selected) {
    this.options = options;
    this.keyspace = table.keyspace();
    this.table = table.table();
    this.selected = selected;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return PartReader.open(
        options, new TableName(keyspace, table), selected, (PartPartition) partition);
  }
}
