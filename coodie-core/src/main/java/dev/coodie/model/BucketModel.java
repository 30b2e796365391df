package dev.coodie.model;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.CqlType;
import dev.coodie.column.PartitionColumn;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A partition key column that is the start of the bucket that a time is in.
 *
 * @param column the bucket: a {@code date} or {@code timestamp}
 * @param time what it is the bucket of
 * @param unit how long a bucket is
 */
public record BucketModel<D>(
    PartitionColumn<D, ?> column, ClusteringColumn<D, Instant> time, BucketUnit unit) {
  /** The encoded bucket that starts at, or has in it, {@code instant}. */
  public ByteBuffer encode(Instant instant) {
    return column.type().cql().equals("date")
        ? CqlType.DATE.encode(unit.date(instant))
        : CqlType.TIMESTAMP.encode(unit.start(instant));
  }
}
