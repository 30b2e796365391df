package dev.coodie.spark.internal.write;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.spark.internal.connect.JobOptions;
import dev.coodie.spark.internal.connect.TableName;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/**
 * What a job writes, checked: Spark sends it to its executors, which ask the server for the types.
 *
 * @param columns the partition key first, then the clustering columns
 */
record WritePlan(
    JobOptions options,
    TableName table,
    StructType schema,
    List<TargetColumn> columns,
    WriteSettings settings)
    implements Serializable {
  /** Those that a static row has. */
  List<TargetColumn> ofPartition() {
    return columns.stream().filter(c -> c.isPartitionKey() || c.isStatic()).toList();
  }

  boolean hasStatics() {
    return columns.stream().anyMatch(TargetColumn::isStatic);
  }

  boolean hasClustering() {
    return columns.stream().anyMatch(TargetColumn::isClustering);
  }

  /** The INSERT of {@code written}, prepared, with all values null. */
  CqlStatement insert(Coodie coodie, List<TargetColumn> written) {
    String names =
        written.stream().map(c -> CqlNames.quoted(c.name())).collect(Collectors.joining(", "));
    String markers = String.join(", ", Collections.nCopies(written.size(), "?"));
    boolean ttl = settings.ttl() != null;
    String text =
        "INSERT INTO "
            + CqlNames.table(table.keyspace(), table.table())
            + " ("
            + names
            + ") VALUES ("
            + markers
            + ") USING TIMESTAMP ?"
            + (ttl ? " AND TTL ?" : "");
    return coodie.cql(text, new Object[written.size() + (ttl ? 2 : 1)]).withIdempotent(true);
  }
}
