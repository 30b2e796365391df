package dev.coodie.spark.internal;

import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.read.TableScanBuilder;
import dev.coodie.spark.internal.type.ReadColumns;
import dev.coodie.spark.internal.type.TableShape;
import dev.coodie.spark.internal.write.JobWriteBuilder;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A table of the server as Spark sees it. */
public final class CoodieTable implements SupportsRead, SupportsWrite {
  private final JobOptions options;
  private final TableShape shape;
  private final ReadColumns columns;

  private CoodieTable(JobOptions options, TableShape shape, ReadColumns columns) {
    this.options = options;
    this.shape = shape;
    this.columns = columns;
  }

  /**
   * Asks the server for the table's columns.
   *
   * @throws dev.coodie.error.ConfigurationException if there is no such table, or an option is
   *     wrong
   */
  public static CoodieTable open(JobOptions options) {
    try (Connections.Lease lease = Connections.lease(options)) {
      TableShape shape = TableShape.read(lease.coodie(), options.table());
      return new CoodieTable(options, shape, ReadColumns.of(shape, options));
    }
  }

  @Override
  public String name() {
    return "coodie " + shape.name();
  }

  /** Its columns as rows have them. */
  public StructType rows() {
    return columns.schema();
  }

  /** The same, as Spark 4.0 still asks for it. */
  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester")
  public StructType schema() {
    return rows();
  }

  @Override
  public Column[] columns() {
    return columns.all().stream()
        .map(column -> Column.create(column.name(), column.type().dataType()))
        .toArray(Column[]::new);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(
        TableCapability.BATCH_READ,
        TableCapability.BATCH_WRITE,
        // The columns of a DataFrame are checked here, and none is filled in.
        TableCapability.ACCEPT_ANY_SCHEMA,
        // To say why it is refused.
        TableCapability.TRUNCATE);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ofRead) {
    return new TableScanBuilder(options, shape, columns);
  }

  @Override
  public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
    return new JobWriteBuilder(options, shape, info);
  }

  @Override
  public String toString() {
    return name();
  }
}
