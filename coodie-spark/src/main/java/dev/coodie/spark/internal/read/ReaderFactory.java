package dev.coodie.spark.internal.read;

import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOptions;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Makes readers where the tasks run. */
final class ReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1L;

  private final JobOptions options;
  private final Selected selected;

  ReaderFactory(JobOptions options, Selected selected) {
    this.options = options;
    this.selected = selected;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    Connections.Lease lease = Connections.lease(options);
    try {
      RowPages pages =
          partition instanceof PartPartition part
              ? PartPages.open(lease.coodie(), options, selected, part)
              : new KeyPages(lease.coodie(), options, selected, ((KeysPartition) partition).keys());
      return new CellReader(lease, selected, pages);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }
}
