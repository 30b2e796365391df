package dev.coodie.spark.internal.read;

import dev.coodie.scan.ScanPart;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.type.TableShape;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** A whole table, by parts of about the same size. */
final class PartsScan extends TableRead {
  private static final int PARTS_PER_CORE = 8;

  PartsScan(JobOptions options, TableShape table, Selected selected) {
    super(options, table, selected);
  }

  @Override
  public InputPartition[] planInputPartitions() {
    int parts = options().number(JobOption.PARTS, PARTS_PER_CORE * cores(), ScanPart.MOST);
    try (Connections.Lease lease = Connections.lease(options())) {
      List<ScanPart> split =
          lease.coodie().scan(table().name().keyspace(), table().name().table()).split(parts);
      return split.stream().map(PartPartition::of).toArray(InputPartition[]::new);
    }
  }
}
