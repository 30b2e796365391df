package dev.coodie.model;

import dev.coodie.annotation.BucketUnit;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.ValueType;
import dev.coodie.error.InvalidDocumentException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partition key column that is the start of the bucket that a time is in.
 *
 * @param column the bucket: a {@code date} or {@code timestamp}
 * @param time what it is the bucket of
 * @param unit how long a bucket is
 */
public record BucketModel<D>(
    PartitionColumn<D, ?> column, ClusteringColumn<D, Instant> time, BucketUnit unit) {
  /** The encoded bucket that contains {@code instant}. */
  public ByteBuffer encode(Instant instant) {
    return column.type().cql().equals("date")
        ? ValueType.DATE.encode(unit.date(instant))
        : ValueType.TIMESTAMP.encode(unit.start(instant));
  }

  /** The bucket of the document's time, which replaces null; a different bucket is an error. */
  void fill(DocumentModel<D> model, @Nullable ByteBuffer[] cells) {
    ByteBuffer cell = cells[model.position(time.name())];
    if (cell == null) {
      return; // reported as a null key
    }
    int place = model.position(column.name());
    ByteBuffer given = cells[place];
    ByteBuffer right = encode(time.type().decode(cell));
    if (given != null && !given.equals(right)) {
      throw new InvalidDocumentException(
          "coodie-158",
          model.typeName()
              + " has another bucket in column \""
              + column.name()
              + "\" than the "
              + unit
              + " that \""
              + time.name()
              + "\" is in. Give null, and it is filled.");
    }
    cells[place] = right;
  }
}
