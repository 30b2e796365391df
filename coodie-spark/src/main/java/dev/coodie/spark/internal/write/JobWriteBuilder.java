package dev.coodie.spark.internal.write;

import dev.coodie.error.ConfigurationException;
import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableId;
import dev.coodie.spark.internal.type.TableShape;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.SupportsTruncate;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** Checks a job that writes, before any task starts, and fixes its time. */
public final class JobWriteBuilder implements SupportsTruncate {
  private final JobOptions options;
  private final TableShape table;
  private final LogicalWriteInfo info;

  /** Of what Spark tells of the job. */
  public JobWriteBuilder(JobOptions options, TableShape table, LogicalWriteInfo info) {
    this.options = options;
    this.table = table;
    this.info = info;
  }

  /** Spark asks for it in the mode overwrite. */
  @Override
  public WriteBuilder truncate() {
    throw new ConfigurationException(
        "coodie-1475",
        "The mode overwrite would empty "
            + table.name()
            + " before the first row is written, and a job that fails then, or that reads the same"
            + " table, loses it. Use mode(\"append\"), which replaces rows of the same key; to empty"
            + " the table first, run TRUNCATE yourself.");
  }

  @Override
  public Write build() {
    WritePlan plan =
        new WritePlan(
            options,
            table.name(),
            info.schema(),
            TargetColumns.of(table, info.schema()),
            WriteSettings.of(options));
    try (Connections.Lease lease = Connections.lease(options)) {
      WritableTable.check(lease.coodie(), table);
      RowEncoder unused = new RowEncoder(lease.coodie(), plan);
      return new JobWrite(plan, TableId.of(lease.coodie(), plan.table()), rejects(plan));
    }
  }

  private @Nullable RejectsFolder rejects(WritePlan plan) {
    String folder = plan.settings().rejects();
    return folder == null
        ? null
        : new RejectsFolder(
            folder,
            info.queryId(),
            new SerializableConfiguration(
                SparkSession.active().sparkContext().hadoopConfiguration()));
  }
}
